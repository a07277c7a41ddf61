import type { Violation } from '../../src/app/audit/index.ts'
import { statement } from '../statement.ts'

export const scoresInForce = statement<object, Violation>('audit/scores-in-force')
