import { statement } from '../statement.ts'
import type { RulesColumns } from './stored-rules.ts'

export const adopt = statement<RulesColumns, { hash: string }>('rules/adopt')
