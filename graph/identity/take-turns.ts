import { statement } from '../statement.ts'

export const takeTurns = statement<{ names: readonly string[] }, never>('identity/take-turns')
