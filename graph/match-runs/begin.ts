import { statement } from '../statement.ts'
import type { RunColumns } from './decode-run.ts'

export const begin = statement<{ id: string; at: string }, RunColumns>('match-runs/begin')
