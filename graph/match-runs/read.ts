import { statement } from '../statement.ts'
import type { RunColumns } from './decode-run.ts'

export const readRun = statement<{ id: string }, RunColumns>('match-runs/read')
