import type { Plan } from '../../src/identity/index.ts'
import { statement } from '../statement.ts'

export const withdrawPins = statement<{ rows: Plan['pins']['withdrawn'] }, { id: string }>('identity/withdraw-pins')
