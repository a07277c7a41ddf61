import type { Comparison } from '../compare/index.ts'
import { type FixedProbabilities, NOTHING_FIXED, withFixed } from './fixed-probabilities.ts'
import type { Patterns } from './patterns.ts'
import {
  initialMatch,
  initialRelated,
  type LevelProbabilities,
  normalised,
  type Parameters,
  type Relation,
  relationsOf,
} from './probabilities.ts'
import { withWeakBehaviour } from './weak-fields.ts'

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
  /** Relative change of the share of matches in the last round. */
  readonly lastChange: number
  /** By pattern: the probability that a pair of it is of one person. */
  readonly posteriors: Float64Array
}

/**
 * Learns m and the shares of matches and related people by expectation-maximisation, without labels. Pairs that were
 * not compared count as strangers.
 *
 * @param possiblePairs all pairs that could have been compared
 * @param fixed its m stay as they are from the first round on; its u are those that are given already, and stay too
 */
export function learn(
  comparisons: readonly Comparison[],
  patterns: Patterns,
  u: LevelProbabilities,
  possiblePairs: number,
  fixed: FixedProbabilities = NOTHING_FIXED,
): Learnt {
  const compared = patterns.counts.reduce((sum, count) => sum + count, 0)
  const setting = { comparisons, patterns, u, relations: relationsOf(comparisons), possiblePairs, fixed }
  let parameters = atFirst(setting, compared / possiblePairs)
  for (let rounds = 1; ; rounds++) {
    const next = maximisation(setting, expectation(parameters, patterns))
    const lastChange = Math.abs(next.matchShare - parameters.matchShare) / parameters.matchShare
    const hasConverged = lastChange < TOLERANCE
    parameters = next
    if (hasConverged || rounds === ROUNDS_MAX)
      return { parameters, rounds, hasConverged, lastChange, posteriors: expectation(parameters, patterns).match }
  }
}

/** What stays as it is from round to round. */
interface Setting {
  readonly comparisons: readonly Comparison[]
  readonly patterns: Patterns
  readonly u: LevelProbabilities
  readonly relations: readonly Relation[]
  readonly possiblePairs: number
  readonly fixed: FixedProbabilities
}

function atFirst({ comparisons, u: sampled, relations, fixed }: Setting, comparedShare: number): Parameters {
  const m = comparisons.map((comparison, field) => withFixed(initialMatch(comparison), fixed.m[field]))
  const u = withWeakBehaviour(comparisons, m, sampled, fixed.u)
  return {
    m,
    related: relations.map((shares) =>
      comparisons.map((comparison, field) => (shares(comparison) ? initialRelated(comparison) : (u[field] ?? []))),
    ),
    u,
    matchShare: MATCHES_AT_FIRST * comparedShare,
    relatedShares: relations.map(() => RELATED_AT_FIRST * comparedShare),
  }
}

/** By pattern: how probable each class is. */
interface Expected {
  readonly match: Float64Array
  /** By relation. */
  readonly related: readonly Float64Array[]
}

function expectation({ m, related, u, matchShare, relatedShares }: Parameters, patterns: Patterns): Expected {
  const relatedShare = relatedShares.reduce((sum, share) => sum + share, 0)
  const classes = [
    scaled(likelihoods(m, patterns), matchShare),
    ...related.map((levels, relation) => scaled(likelihoods(levels, patterns), relatedShares[relation] ?? 0)),
    scaled(likelihoods(u, patterns), Math.max(1 - matchShare - relatedShare, Number.MIN_VALUE)),
  ]
  const totals = new Float64Array(patterns.counts.length)
  for (const ofClass of classes) ofClass.forEach((share, pattern) => (totals[pattern] = (totals[pattern] ?? 0) + share))
  const [match = new Float64Array(), ...others] = classes.map((ofClass) =>
    ofClass.map((share, pattern) => (share > 0 ? share / (totals[pattern] ?? share) : 0)),
  )
  return { match, related: others.slice(0, -1) }
}

function scaled(likelihood: Float64Array, share: number): Float64Array {
  return likelihood.map((value) => value * share)
}

/** @returns by pattern: the product of its levels' probabilities */
function likelihoods(probabilities: LevelProbabilities, { fields, levels, counts }: Patterns): Float64Array {
  const products = new Float64Array(counts.length).fill(1)
  probabilities.forEach((ofLevels, field) => {
    const table = Float64Array.from({ length: 256 }, (_, level) => ofLevels[level] ?? 1)
    for (let pattern = 0, at = field; pattern < products.length; pattern++, at += fields)
      products[pattern] = (products[pattern] ?? 0) * (table[levels[at] ?? 0] ?? 1)
  })
  return products
}

function maximisation(
  { comparisons, patterns, u: sampled, relations, possiblePairs, fixed }: Setting,
  expected: Expected,
): Parameters {
  const posterior = (ofClass: Float64Array, field: number, prior: readonly number[], priorCount: number) =>
    normalised(
      levelCounts(
        patterns,
        ofClass,
        field,
        prior.map((share) => share * priorCount),
      ),
    )
  const shareOf = (ofClass: Float64Array) => Math.max(weighted(patterns, ofClass) / possiblePairs, Number.MIN_VALUE)
  const m = comparisons.map((comparison, field) =>
    withFixed(posterior(expected.match, field, initialMatch(comparison), MATCH_PRIOR_COUNT), fixed.m[field]),
  )
  const u = withWeakBehaviour(comparisons, m, sampled, fixed.u)
  return {
    m,
    related: expected.related.map((ofClass, relation) =>
      comparisons.map((comparison, field) =>
        relations[relation]?.(comparison) === true
          ? posterior(ofClass, field, initialRelated(comparison), RELATED_PRIOR_COUNT)
          : (u[field] ?? []),
      ),
    ),
    u,
    matchShare: shareOf(expected.match),
    relatedShares: expected.related.map(shareOf),
  }
}

function levelCounts(
  { fields, levels, counts }: Patterns,
  classes: Float64Array,
  field: number,
  prior: readonly number[],
): number[] {
  const sums = Float64Array.from(prior)
  for (let pattern = 0, at = field; pattern < counts.length; pattern++, at += fields) {
    const level = levels[at] ?? 0
    sums[level] = (sums[level] ?? 0) + (counts[pattern] ?? 0) * (classes[pattern] ?? 0)
  }
  return [...sums]
}

function weighted({ counts }: Patterns, classes: Float64Array): number {
  return counts.reduce((sum, count, index) => sum + count * (classes[index] ?? 0), 0)
}
