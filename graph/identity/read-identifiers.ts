import { statement } from '../statement.ts'
import type { IdentifierColumns } from './decode-identifier.ts'

export const readIdentifiers = statement<{ keys: readonly string[]; evenShared: boolean }, IdentifierColumns>(
  'identity/read-identifiers',
)
