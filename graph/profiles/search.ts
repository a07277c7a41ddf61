import type { BirthId } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

interface Parameters {
  readonly prefixes: readonly string[]
  readonly words: string
  readonly after: BirthId
  readonly limit: number
}

export const search = statement<Parameters, { id: BirthId }>('profiles/search')
