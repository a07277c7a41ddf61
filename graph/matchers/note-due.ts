import type { VertexKey } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

export const noteDue = statement<{ keys: readonly VertexKey[]; at: string }, never>('matchers/note-due')
