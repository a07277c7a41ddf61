import { statement } from '../statement.ts'

export const takeTurn = statement<object, never>('identity/take-turn')
