import type { Violation } from '../../src/app/audit/index.ts'
import { statement } from '../statement.ts'

export const decisionsUndoable = statement<object, Violation>('audit/decisions-undoable')
