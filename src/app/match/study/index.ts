/**
 * What a match run would do, looked at beforehand: columns, blocking rules, a pair. Must not know how a run goes on.
 */
export type { BlockReport } from './block-report.ts'
export { explainPair, type ExplanationStep, type PairExplanation } from './explain-pair.ts'
export { MatchStudy } from './match-study.ts'
export type * from './ports.ts'
export type { ColumnProfile } from './profile-columns.ts'
