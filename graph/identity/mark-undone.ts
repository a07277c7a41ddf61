import { statement } from '../statement.ts'

export const markUndone = statement<{ rows: readonly { id: string; undoneBy: string }[] }, { id: string }>(
  'identity/mark-undone',
)
