import type { Comparison } from '../compare/index.ts'
import type { Patterns } from './patterns.ts'
import { initialMatch, initialRelated, type LevelProbabilities, normalised, type Parameters } from './probabilities.ts'

const ROUNDS_MAX = 40
/** Relative change of the share of matches at which the rounds end. */
const TOLERANCE = 1e-4
/** Pairs' worth of trust in what is taken for likely at first. */
const MATCH_PRIOR_COUNT = 20
const RELATED_PRIOR_COUNT = 0.5
/** Of the compared pairs, at first. */
const MATCHES_AT_FIRST = 0.2
const RELATED_AT_FIRST = 0.1

/** What was learnt, and whether the rounds ended by themselves. */
export interface Learnt {
  readonly parameters: Parameters
  readonly rounds: number
  readonly hasConverged: boolean
  /** By pattern: the probability that a pair of it is of one person. */
  readonly posteriors: Float64Array
}

/**
 * Learns m and the shares of matches and related people by expectation-maximisation, without labels. Pairs that were
 * not compared count as strangers.
 *
 * @param possiblePairs all pairs that could have been compared
 */
export function learn(
  comparisons: readonly Comparison[],
  patterns: Patterns,
  u: LevelProbabilities,
  possiblePairs: number,
): Learnt {
  const compared = patterns.counts.reduce((sum, count) => sum + count, 0)
  let parameters: Parameters = {
    m: comparisons.map(initialMatch),
    related: comparisons.map((comparison, field) => (comparison.isOwn ? (u[field] ?? []) : initialRelated(comparison))),
    u,
    matchShare: (MATCHES_AT_FIRST * compared) / possiblePairs,
    relatedShare: (RELATED_AT_FIRST * compared) / possiblePairs,
  }
  for (let rounds = 1; ; rounds++) {
    const expected = expectation(parameters, patterns)
    const next = maximisation(comparisons, patterns, expected, parameters, possiblePairs)
    const hasConverged = Math.abs(next.matchShare - parameters.matchShare) < TOLERANCE * parameters.matchShare
    parameters = next
    if (hasConverged || rounds === ROUNDS_MAX)
      return { parameters, rounds, hasConverged, posteriors: expectation(parameters, patterns).match }
  }
}

/** By pattern: how probable each class is. */
interface Expected {
  readonly match: Float64Array
  readonly related: Float64Array
}

function expectation(parameters: Parameters, { levels }: Patterns): Expected {
  const match = new Float64Array(levels.length)
  const related = new Float64Array(levels.length)
  const strangers = Math.max(1 - parameters.matchShare - parameters.relatedShare, Number.MIN_VALUE)
  levels.forEach((pattern, index) => {
    const a = parameters.matchShare * likelihood(parameters.m, pattern)
    const b = parameters.relatedShare * likelihood(parameters.related, pattern)
    const total = a + b + strangers * likelihood(parameters.u, pattern)
    match[index] = total > 0 ? a / total : 0
    related[index] = total > 0 ? b / total : 0
  })
  return { match, related }
}

function likelihood(probabilities: LevelProbabilities, pattern: Uint8Array): number {
  let product = 1
  probabilities.forEach((levels, field) => (product *= levels[pattern[field] ?? 0] ?? 1))
  return product
}

function maximisation(
  comparisons: readonly Comparison[],
  patterns: Patterns,
  expected: Expected,
  { u }: Parameters,
  possiblePairs: number,
): Parameters {
  const posterior = (classes: Float64Array, prior: (comparison: Comparison) => number[], priorCount: number) =>
    comparisons.map((comparison, field) =>
      normalised(
        levelCounts(
          patterns,
          classes,
          field,
          prior(comparison).map((share) => share * priorCount),
        ),
      ),
    )
  const related = posterior(expected.related, initialRelated, RELATED_PRIOR_COUNT)
  return {
    m: posterior(expected.match, initialMatch, MATCH_PRIOR_COUNT),
    related: comparisons.map(({ isOwn }, field) => (isOwn ? u : related)[field] ?? []),
    u,
    matchShare: Math.max(weighted(patterns, expected.match) / possiblePairs, Number.MIN_VALUE),
    relatedShare: Math.max(weighted(patterns, expected.related) / possiblePairs, Number.MIN_VALUE),
  }
}

function levelCounts(
  { levels, counts }: Patterns,
  classes: Float64Array,
  field: number,
  prior: readonly number[],
): number[] {
  const sums = [...prior]
  levels.forEach((pattern, index) => {
    const level = pattern[field] ?? 0
    sums[level] = (sums[level] ?? 0) + (counts[index] ?? 0) * (classes[index] ?? 0)
  })
  return sums
}

function weighted({ counts }: Patterns, classes: Float64Array): number {
  return counts.reduce((sum, count, index) => sum + count * (classes[index] ?? 0), 0)
}
