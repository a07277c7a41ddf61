import type { Plan } from '../../src/identity/index.ts'
import { statement } from '../statement.ts'

export const countBeyond = statement<{ rows: Plan['uncounted'] }, never>('identity/count-beyond')
