import type { BirthId } from '../../src/model/index.ts'
import { statement } from '../statement.ts'
import type { ConflictColumns, HeldAtProfile } from './decode-verdict.ts'

export const readComponentConflicts = statement<{ profileIds: readonly BirthId[] }, ConflictColumns<HeldAtProfile>>(
  'identity/read-component-conflicts',
)
