import type { Violation } from '../../src/app/audit/index.ts'
import { statement } from '../statement.ts'

export const decisionsComplete = statement<object, Violation>('audit/decisions-complete')
