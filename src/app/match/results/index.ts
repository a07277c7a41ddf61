/**
 * Results of match runs, looked at afterwards. Must not know how a run came to them.
 */
export type { ResultsComparison } from './compare-results.ts'
export type { ResultReport } from './evaluate-result.ts'
export { MatchCharts } from './match-charts.ts'
export { MatchResults } from './match-results.ts'
export type * from './ports.ts'
