import type { DueVertex } from '../../src/app/real-time/index.ts'
import { statement } from '../statement.ts'

export const dropDue = statement<{ rows: readonly DueVertex[] }, never>('matchers/drop-due')
