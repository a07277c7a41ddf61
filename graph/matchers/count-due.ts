import type { DueCount } from '../../src/app/real-time/index.ts'
import { statement } from '../statement.ts'

export const countDue = statement<Record<never, never>, DueCount>('matchers/count-due')
