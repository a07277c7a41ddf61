import type { GivenConflictColumns } from '../identity/decode-verdict.ts'
import type { Page } from '../rules/pages.ts'
import { statement } from '../statement.ts'

export const listConflicts = statement<Page & { matcher: string }, GivenConflictColumns>('matchers/list-conflicts')
