import type { Violation } from '../../src/app/audit/index.ts'
import { statement } from '../statement.ts'

export const apartStaysApart = statement<object, Violation>('audit/apart-stays-apart')
