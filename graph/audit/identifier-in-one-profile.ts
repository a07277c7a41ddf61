import type { Violation } from '../../src/app/audit/index.ts'
import { statement } from '../statement.ts'

export const identifierInOneProfile = statement<object, Violation>('audit/identifier-in-one-profile')
