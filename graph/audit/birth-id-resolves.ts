import type { Violation } from '../../src/app/audit/index.ts'
import { statement } from '../statement.ts'

export const birthIdResolves = statement<object, Violation>('audit/birth-id-resolves')
