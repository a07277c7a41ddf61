import type { GivenConflictColumns } from '../identity/decode-verdict.ts'
import { statement } from '../statement.ts'
import type { Page } from './pages.ts'

export const listConflicts = statement<Page, GivenConflictColumns>('rules/list-conflicts')
