import type { BirthId } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

export const renameProfiles = statement<{ rows: readonly { from: BirthId; to: BirthId }[] }, never>(
  'identity/rename-profiles',
)
