import { statement } from '../statement.ts'

interface Columns {
  readonly lane: number
  readonly position: string
  readonly epoch: number
}

export const readCursors = statement<{ lanes: readonly number[] }, Columns>('identity/read-cursors')
