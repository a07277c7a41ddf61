/**
 * What a run leaves for the next one: how alike its pairs were, and digests that tell which records are still the same.
 *
 * Knows levels of pairs, never weights: those are worked out anew, so that a run that takes levels over says what a run
 * from scratch says.
 */
export { KnownPairsComparer } from './known-pairs-comparer.ts'
export { keepDigests, readKnownPairs, writeKnownPairs } from './known-pairs-file.ts'
export type { KnownPairs } from './known-pairs.ts'
