import { statement } from '../statement.ts'
import type { ConflictRow } from './plan-rows.ts'

export const makeConflicts = statement<{ rows: readonly ConflictRow[] }, never>('identity/make-conflicts')
