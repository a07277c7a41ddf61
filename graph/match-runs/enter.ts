import type { RequestedRun } from '../../src/app/match-runs/index.ts'
import { statement } from '../statement.ts'
import type { RunColumns } from './decode-run.ts'

export const enter = statement<RequestedRun, RunColumns>('match-runs/enter')
