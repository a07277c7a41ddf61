import type { Violation } from '../../src/app/audit/index.ts'
import { statement } from '../statement.ts'

export const profileNamedByFounder = statement<object, Violation>('audit/profile-named-by-founder')
