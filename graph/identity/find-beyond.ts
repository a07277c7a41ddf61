import type { BirthId } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

interface Parameters {
  readonly profileIds: readonly BirthId[]
  readonly vertexMax: number
  readonly degreeMax: number
}

export const findBeyond = statement<Parameters, { readonly profileId: BirthId }>('identity/find-beyond')
