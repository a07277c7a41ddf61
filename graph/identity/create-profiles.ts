import type { BirthId, IdentifierKey } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

interface Row {
  readonly id: BirthId
  readonly somebody: boolean
  readonly members: readonly IdentifierKey[]
}

export const createProfiles = statement<{ rows: readonly Row[] }, never>('identity/create-profiles')
