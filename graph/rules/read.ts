import { statement } from '../statement.ts'

export const read = statement<Record<string, never>, { version: number; body: string }>('rules/read')
