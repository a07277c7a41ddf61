import { statement } from '../statement.ts'

export const readOutbox = statement<object, { head: number; pruned: number }>('relay/read-outbox')
