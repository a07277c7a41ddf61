/**
 * Runs of matching over the graph's own records, as jobs: asked for, queued, done by one worker at a time, cancelled.
 *
 * Must not know how records are compared, where jobs are kept, nor in which process they are done.
 */
export { GraphMatch } from './graph-match.ts'
export type * from './match-run-entry.ts'
export { MatchRuns, type RunWish } from './match-runs.ts'
export type * from './ports.ts'
export { StewardVerdicts } from './steward-verdicts.ts'
export { RunWorker } from './run-worker.ts'
