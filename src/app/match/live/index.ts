/**
 * A record at a time: found through an index, weighed as in bulk, and linked, left for a person to look at, or left.
 *
 * Must not know where the index lies, or what a link does to the graph.
 */
export { DECISION_BOUNDS, type LiveDecision } from './decide.ts'
export { LiveMatcher, type LiveMatch } from './live-matcher.ts'
export { PairWeigher } from './pair-weigher.ts'
export { tableOf } from './live-records.ts'
export type * from './ports.ts'
