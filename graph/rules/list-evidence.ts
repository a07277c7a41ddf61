import type { Evidence } from '../../src/model/index.ts'
import { statement } from '../statement.ts'
import type { Page } from './pages.ts'

export const listEvidence = statement<Page, Evidence>('rules/list-evidence')
