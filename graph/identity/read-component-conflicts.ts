import type { BirthId } from '../../src/model/index.ts'
import { statement } from '../statement.ts'
import type { ConflictColumns } from './decode-verdict.ts'

export const readComponentConflicts = statement<{ profileIds: readonly BirthId[] }, ConflictColumns>(
  'identity/read-component-conflicts',
)
