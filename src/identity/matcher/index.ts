/**
 * A matcher's result as evidence and conflicts: what it says of records, in the words of identity.
 *
 * Must not know how records are compared, nor who is who: that is for `partition` to say.
 */
export { changesOfMatch, type StoredMatch } from './changes-of-match.ts'
export { factsWithMatch } from './facts-with-match.ts'
export { clustersByCut } from './clusters-by-cut.ts'
export { evidenceOfMatch, type MatchedRecords, type MatchEvidence, type ScoredPairs } from './evidence-of-match.ts'
export { pairsToAsk, reviewOf, reviewsOfMatch, type Review } from './reviews-of-match.ts'
export {
  asGiven,
  asScore,
  asWithdrawn,
  scoredEvidence,
  type Linking,
  type ModelInForce,
  type ScoredLink,
} from './linking.ts'
export { usefulnessOf } from './usefulness.ts'
