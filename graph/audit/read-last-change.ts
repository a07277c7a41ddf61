import { statement } from '../statement.ts'

export const readLastChange = statement<object, { seq: number }>('audit/read-last-change')
