import { statement } from '../statement.ts'

export const settleHead = statement<object, { seq: number }>('relay/settle-head')
