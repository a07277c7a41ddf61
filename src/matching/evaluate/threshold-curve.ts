import type { Clustering } from './health.ts'

/** How good pairs are that weigh at least so much. */
export interface ThresholdPoint {
  /** The threshold. */
  readonly bits: number
  /** Shares from 0 to 1. */
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/**
 * What each threshold, in steps of a bit, would come to if pairs alone decided. A true pair that was never compared
 * counts as missed.
 *
 * @param truth by record, as of `evaluate`: below 0 where it is not known. @returns ascending; empty where no pair is labelled
 */
export function thresholdCurve(
  { l, r, bits }: Pick<Clustering, 'l' | 'r' | 'bits'>,
  truth: Int32Array,
): ThresholdPoint[] {
  const [found, right] = [new Map<number, number>(), new Map<number, number>()]
  for (let pair = 0; pair < l.length; pair++) {
    const [a, b] = [truth[l[pair] ?? 0] ?? -1, truth[r[pair] ?? 0] ?? -1]
    if (a < 0 || b < 0) continue
    const step = Math.floor(bits[pair] ?? 0)
    found.set(step, (found.get(step) ?? 0) + 1)
    if (a === b) right.set(step, (right.get(step) ?? 0) + 1)
  }
  return pointsOf(found, right, truePairs(truth))
}

function pointsOf(found: ReadonlyMap<number, number>, right: ReadonlyMap<number, number>, all: number) {
  const points: ThresholdPoint[] = []
  let [pairs, hits] = [0, 0]
  for (const bits of [...found.keys()].toSorted((a, b) => b - a)) {
    pairs += found.get(bits) ?? 0
    hits += right.get(bits) ?? 0
    const [precision, recall] = [hits / pairs, all === 0 ? 1 : hits / all]
    points.push({ bits, precision, recall, f1: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall) })
  }
  return points.toReversed()
}

function truePairs(truth: Int32Array): number {
  const sizes = new Map<number, number>()
  for (const person of truth) if (person >= 0) sizes.set(person, (sizes.get(person) ?? 0) + 1)
  return [...sizes.values()].reduce((pairs, size) => pairs + (size * (size - 1)) / 2, 0)
}
