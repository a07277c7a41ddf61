/**
 * A matcher's results on their way into the identity graph: read, shown before anything changes, handed over in batches.
 *
 * How records are compared is the matcher's, who is who the engine's; nothing here knows of files, terminals or Cypher.
 */
export { handOver, type HandOverParts } from './hand-over.ts'
export { MatchHandover, type HandedOver, type HandoverFigures } from './match-handover.ts'
export type * from './ports.ts'
export { ReviewDesk, type ReviewGraph } from './review-desk.ts'
export type { ReviewPlace } from './review-place.ts'
export { LIVE_MATCHER, MatcherResults, type MatchResult, requireName } from './matcher-results.ts'
