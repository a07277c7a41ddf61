import type { Violation } from '../../src/app/audit/index.ts'
import { statement } from '../statement.ts'

export const changesTellGraph = statement<object, Violation>('audit/changes-tell-graph')
