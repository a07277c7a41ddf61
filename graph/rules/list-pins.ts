import type { PinColumns } from '../identity/decode-verdict.ts'
import { statement } from '../statement.ts'
import type { Page } from './pages.ts'

export const listPins = statement<Page, PinColumns>('rules/list-pins')
