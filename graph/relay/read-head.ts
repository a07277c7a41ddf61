import { statement } from '../statement.ts'

export const readHead = statement<object, { seq: number }>('relay/read-head')
