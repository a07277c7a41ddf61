import type { Violation } from '../../src/app/audit/index.ts'
import { statement } from '../statement.ts'

export const changesGapless = statement<object, Violation>('audit/changes-gapless')
