import { statement } from '../statement.ts'
import type { RunColumns } from './decode-run.ts'

export const due = statement<object, RunColumns>('match-runs/due')
