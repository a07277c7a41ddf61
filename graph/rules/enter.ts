import { statement } from '../statement.ts'
import type { RulesColumns } from './stored-rules.ts'

export const enter = statement<RulesColumns, RulesColumns>('rules/enter')
