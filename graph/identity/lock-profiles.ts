import type { BirthId } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

export const lockProfiles = statement<{ ids: readonly BirthId[] }, { id: BirthId; version: number }>(
  'identity/lock-profiles',
)
