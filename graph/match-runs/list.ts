import type { RunPlace } from '../../src/app/match-runs/index.ts'
import { statement } from '../statement.ts'
import type { RunColumns } from './decode-run.ts'

export const listRuns = statement<RunPlace & { limit: number }, RunColumns>('match-runs/list')
