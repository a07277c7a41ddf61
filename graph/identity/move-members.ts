import type { BirthId, IdentifierKey } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

export const moveMembers = statement<{ rows: readonly { to: BirthId; members: readonly IdentifierKey[] }[] }, never>(
  'identity/move-members',
)
