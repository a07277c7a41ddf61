import type { Violation } from '../../src/app/audit/index.ts'
import { statement } from '../statement.ts'

export const evidenceAccountedFor = statement<object, Violation>('audit/evidence-accounted-for')
