import type { Comparison } from '../compare/index.ts'
import type { ComparedPairs } from './patterns.ts'
import { type LevelProbabilities, normalised } from './probabilities.ts'

/** Added to each level's count, so that what was not seen is not impossible. */
const PSEUDO_COUNT = 0.5
/** With fewer pairs of namesakes, random pairs have to do. */
const NAMESAKES_MIN = 100
const PROBABILITY_MIN = 1e-9

/**
 * Estimates u from random pairs of records. Chance agreement is too rare for a sample: it comes from how often each
 * value occurs.
 *
 * @param agreement by field: the probability that two random records hold the same value
 * @param namesakes pairs of different people of the same names: mailboxes are made of names, and how alike those of
 * strangers are has to be learnt where names agree
 */
export function estimateU(
  comparisons: readonly Comparison[],
  { levels }: ComparedPairs,
  agreement: readonly number[],
  namesakes?: ComparedPairs,
): LevelProbabilities {
  return comparisons.map((comparison, field) => {
    const ofNamesakes = comparison.kind === 'email' ? levelCounts(comparison, namesakes?.levels[field]) : null
    const isKnown = ofNamesakes !== null && sumOf(ofNamesakes) >= NAMESAKES_MIN
    const sampled = normalised(isKnown ? ofNamesakes : levelCounts(comparison, levels[field]))
    return comparison.hasExactLevel ? withExact(sampled, Math.max(agreement[field] ?? 0, PROBABILITY_MIN)) : sampled
  })
}

function levelCounts(comparison: Comparison, levels: Uint8Array = new Uint8Array()): number[] {
  const counts = [0, ...comparison.levels.map(() => PSEUDO_COUNT)]
  for (const level of levels) if (level > 0) counts[level] = (counts[level] ?? 0) + 1
  return counts
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

function withExact(sampled: readonly number[], exact: number): number[] {
  const rest = (1 - exact) / Math.max(1 - (sampled[1] ?? 0), PROBABILITY_MIN)
  return sampled.map((share, level) => (level === 0 ? 1 : level === 1 ? exact : share * rest))
}
