import type { BirthId, Evidence } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

interface Parameters {
  readonly profileIds: readonly BirthId[]
  readonly vertexMax: number
  readonly evidenceMax: number
}

export const readComponentEvidence = statement<Parameters, Evidence & { profileIds: BirthId[] }>(
  'identity/read-component-evidence',
)
