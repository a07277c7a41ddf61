import type { Page } from '../rules/pages.ts'
import { statement } from '../statement.ts'
import type { DescribedColumns } from './decode-described.ts'

export const listDescribed = statement<Page, DescribedColumns>('matchers/list-described')
