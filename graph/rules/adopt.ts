import { statement } from '../statement.ts'

export const adopt = statement<{ version: number; hash: string }, { version: number; hash: string }>('rules/adopt')
