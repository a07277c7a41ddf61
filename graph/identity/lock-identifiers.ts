import type { IdentifierKey } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

export const lockIdentifiers = statement<{ keys: readonly IdentifierKey[] }, { locked: number }>(
  'identity/lock-identifiers',
)
