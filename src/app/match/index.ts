/**
 * Matching as a use case: files in; clusters, scored pairs and a model out.
 *
 * Knows the order of the steps and what is measured; how records are compared and parted is in `src/matching`, and
 * where tables lie is the bench's.
 */
export { MatchRun } from './match-run.ts'
export type * from './ports.ts'
export type { MatchReport, MatchRequest, Phase, TrainRequest, Verdict } from './request.ts'
export * from './results/index.ts'
export * from './graph/index.ts'
export { readModel } from './model-reader.ts'
export * from './live/index.ts'
export * from './exchange/index.ts'
export * from './study/index.ts'
