import type { ComparedPairs } from '../learn/index.ts'
import { LevelFeatures } from './features.ts'
import { minimise, type Objective } from './lbfgs.ts'

const RIDGE = 3
const STEPS_MAX = 40
const PAIRS_MAX = 60_000
/** With fewer there is nothing to learn from. */
const PAIRS_MIN = 200

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
 * @returns a correction for each feature, in natural units; null where there are too few examples
 */
export function learnCorrections(
  compared: ComparedPairs,
  bits: Float64Array,
  examples: Examples,
  levelCounts: readonly number[],
): Float64Array | null {
  if (examples.pairs.length < PAIRS_MIN) return null
  const features = new LevelFeatures(levelCounts)
  const sample = everyNth(examples)
  const rows = new Int32Array(sample.pairs.length * features.perPair)
  sample.pairs.forEach((pair, at) => features.write(compared.levels, pair, rows, at * features.perPair))
  const offsets = Float64Array.from(sample.pairs, (pair) => (bits[pair] ?? 0) * Math.LN2)
  return minimise(new LogisticLoss(rows, features.perPair, offsets, sample.labels), features.size, STEPS_MAX)
}

/** @returns the weight of each pair with its correction, in bits */
export function correctedBits(
  compared: ComparedPairs,
  pairs: Int32Array,
  bits: Float64Array,
  corrections: Float64Array,
  levelCounts: readonly number[],
): Float64Array {
  const features = new LevelFeatures(levelCounts)
  const row = new Int32Array(features.perPair)
  return Float64Array.from(pairs, (pair) => {
    features.write(compared.levels, pair, row, 0)
    let sum = 0
    for (const feature of row) sum += corrections[feature] ?? 0
    return (bits[pair] ?? 0) + sum / Math.LN2
  })
}

function everyNth({ pairs, labels }: Examples): Examples {
  const stride = Math.max(1, pairs.length / PAIRS_MAX)
  const chosen = Int32Array.from({ length: Math.min(pairs.length, PAIRS_MAX) }, (_, at) => Math.floor(at * stride))
  return { pairs: chosen.map((at) => pairs[at] ?? 0), labels: Uint8Array.from(chosen, (at) => labels[at] ?? 0) }
}

/** Logistic loss beside a fixed offset, with a ridge penalty. */
class LogisticLoss implements Objective {
  readonly #rows: Int32Array
  readonly #perPair: number
  readonly #offsets: Float64Array
  readonly #labels: Uint8Array

  constructor(rows: Int32Array, perPair: number, offsets: Float64Array, labels: Uint8Array) {
    this.#rows = rows
    this.#perPair = perPair
    this.#offsets = offsets
    this.#labels = labels
  }

  evaluate(point: Float64Array, gradient: Float64Array): number {
    let loss = 0
    point.forEach((part, at) => {
      gradient[at] = RIDGE * part
      loss += (RIDGE / 2) * part * part
    })
    for (let row = 0; row < this.#labels.length; row++) loss += this.#addRow(row, point, gradient)
    return loss
  }

  #addRow(row: number, point: Float64Array, gradient: Float64Array): number {
    const start = row * this.#perPair
    const end = start + this.#perPair
    let logit = this.#offsets[row] ?? 0
    for (let at = start; at < end; at++) logit += point[this.#rows[at] ?? 0] ?? 0
    const label = this.#labels[row] ?? 0
    const residual = 1 / (1 + Math.exp(-logit)) - label
    for (let at = start; at < end; at++) {
      const feature = this.#rows[at] ?? 0
      gradient[feature] = (gradient[feature] ?? 0) + residual
    }
    const signed = label === 1 ? logit : -logit
    return signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed
  }
}
