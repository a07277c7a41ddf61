import type { Patterns } from '../learn/index.ts'
import { LevelFeatures } from './features.ts'
import { minimise } from './lbfgs.ts'
import { LogisticLoss } from './logistic-loss.ts'

const STEPS_MAX = 40
const PAIRS_MAX = 60_000
/** With fewer there is nothing to learn from. */
const PAIRS_MIN = 200

/** A verdict of somebody who knows counts as much as so many pairs of the model's own clusters; less where verdicts are many. */
const VERDICT_WEIGHT_MAX = 20
const NOTHING_TOLD: Examples = { pairs: new Int32Array(), labels: new Uint8Array() }

/** Pairs whose cluster is known. */
export interface Examples {
  /** Indexes of pairs, in an order that does not depend on the files'. */
  readonly pairs: Int32Array
  /** 1 where both records are in one cluster. */
  readonly labels: Uint8Array
}

/**
 * Learns what the match weight gets wrong because fields are not independent: a logistic regression on levels and
 * their products, beside the weight.
 *
 * @param told pairs of which somebody who knows said it, whatever clusters they are in. @param bits by pair. @returns a correction for each feature, in natural units; null where there are too few examples
 */
export function learnCorrections(
  patterns: Patterns,
  bits: Float64Array,
  examples: Examples,
  levelCounts: readonly number[],
  told: Examples = NOTHING_TOLD,
): Float64Array | null {
  if (examples.pairs.length < PAIRS_MIN) return null
  const features = new LevelFeatures(levelCounts)
  const { pairs, labels } = withTold(everyNth(examples), told)
  const offsets = Float64Array.from(pairs, (pair) => (bits[pair] ?? 0) * Math.LN2)
  const { rows, rowOf } = rowsOf(patterns, pairs, features)
  return minimise(new LogisticLoss(rows, features.perPair, rowOf, offsets, labels), features.size, STEPS_MAX)
}

/** @param bits by pair. @returns the same with what their levels' corrections add, in bulk and one by one alike */
export function correctedBits(
  bits: Float64Array,
  patterns: Patterns,
  corrections: Float64Array,
  levelCounts: readonly number[],
): Float64Array {
  const added = patternCorrections(patterns, corrections, levelCounts)
  return bits.map((weight, pair) => weight + (added[patterns.patternOf[pair] ?? 0] ?? 0))
}

/** @returns by pattern: what its features' corrections add to the weight, in bits */
function patternCorrections(
  patterns: Patterns,
  corrections: Float64Array,
  levelCounts: readonly number[],
): Float64Array {
  const features = new LevelFeatures(levelCounts)
  const row = new Int32Array(features.perPair)
  return patterns.counts.map((_, pattern) => {
    features.write(patterns, pattern, row, 0)
    return row.reduce((sum, feature) => sum + (corrections[feature] ?? 0), 0) / Math.LN2
  })
}

function everyNth({ pairs, labels }: Examples): Examples {
  const stride = Math.max(1, pairs.length / PAIRS_MAX)
  const chosen = Int32Array.from({ length: Math.min(pairs.length, PAIRS_MAX) }, (_, at) => Math.floor(at * stride))
  return { pairs: chosen.map((at) => pairs[at] ?? 0), labels: Uint8Array.from(chosen, (at) => labels[at] ?? 0) }
}

/** What somebody said takes the place of what the model's clusters say. */
function withTold({ pairs, labels }: Examples, told: Examples): Examples {
  if (told.pairs.length === 0) return { pairs, labels }
  const known = new Set(told.pairs)
  const kept = Int32Array.from(pairs.keys()).filter((at) => !known.has(pairs[at] ?? -1))
  const used = everyNth(told)
  const weight = Math.min(VERDICT_WEIGHT_MAX, Math.floor(PAIRS_MAX / used.pairs.length))
  const repeated = Int32Array.from({ length: used.pairs.length * weight }, (_, at) => at % used.pairs.length)
  return {
    pairs: Int32Array.from([...kept.map((at) => pairs[at] ?? 0), ...repeated.map((at) => used.pairs[at] ?? 0)]),
    labels: Uint8Array.from([...kept.map((at) => labels[at] ?? 0), ...repeated.map((at) => used.labels[at] ?? 0)]),
  }
}

/** The features of each pattern that the pairs have, once, and which of these rows is each pair's. */
function rowsOf(patterns: Patterns, pairs: Int32Array, features: LevelFeatures) {
  const rowOfPattern = new Map<number, number>()
  const rowOf = pairs.map((pair) => {
    const pattern = patterns.patternOf[pair] ?? 0
    const row = rowOfPattern.get(pattern) ?? rowOfPattern.size
    rowOfPattern.set(pattern, row)
    return row
  })
  const rows = new Int32Array(rowOfPattern.size * features.perPair)
  for (const [pattern, row] of rowOfPattern) features.write(patterns, pattern, rows, row * features.perPair)
  return { rows, rowOf }
}
