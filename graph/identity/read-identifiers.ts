import { statement } from '../statement.ts'
import type { IdentifierColumns } from './decode-identifier.ts'

interface Parameters {
  readonly keys: readonly string[]
  readonly evenShared: boolean
  readonly degreeMax: number
}

export const readIdentifiers = statement<Parameters, IdentifierColumns>('identity/read-identifiers')
