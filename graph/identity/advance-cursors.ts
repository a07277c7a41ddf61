import type { CursorMove } from '../../src/app/resolve/ports.ts'
import { statement } from '../statement.ts'

export const advanceCursors = statement<{ rows: readonly CursorMove[] }, { lane: number }>('identity/advance-cursors')
