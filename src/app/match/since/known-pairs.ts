import type { PairNumbers, Patterns } from '../../../matching/index.ts'

/** Pairs whose levels are known, of records as this run numbers them. */
export interface KnownPairs extends PairNumbers {
  /** By pair: its pattern. */
  readonly patternOf: Int32Array
  readonly patterns: Pick<Patterns, 'fields' | 'levels'>
  /** How many of this run's records are as they were. */
  readonly unchangedRecords: number
}

const GONE = -1

/**
 * Leaves pairs of records that are still the same.
 *
 * @param nowOf by number in the earlier run: the number in this one, -1 where it is gone or has changed. Both go by the
 * same digest of ids, so that pairs in ascending order stay so
 */
export function stillKnown(
  earlier: Omit<KnownPairs, 'unchangedRecords'>,
  nowOf: Int32Array,
  unchangedRecords: number,
): KnownPairs {
  const { l, r, patternOf, patterns } = earlier
  const now = (record: number) => nowOf[record] ?? GONE
  const kept = Int32Array.from(l.keys()).filter((pair) => now(l[pair] ?? GONE) >= 0 && now(r[pair] ?? GONE) >= 0)
  return {
    l: kept.map((pair) => now(l[pair] ?? GONE)),
    r: kept.map((pair) => now(r[pair] ?? GONE)),
    patternOf: kept.map((pair) => patternOf[pair] ?? 0),
    patterns,
    unchangedRecords,
  }
}

/** @param pairs in ascending order, as the known ones. @returns by pair: its place among the known ones, or -1 */
export function placesAmongKnown(pairs: PairNumbers, known: PairNumbers): Int32Array {
  let at = 0
  return pairs.l.map((l, pair) => {
    const r = pairs.r[pair] ?? 0
    while (at < known.l.length && isBefore(known, at, l, r)) at++
    return known.l[at] === l && known.r[at] === r ? at : -1
  })
}

function isBefore({ l, r }: PairNumbers, at: number, left: number, right: number): boolean {
  const own = l[at] ?? 0
  return own < left || (own === left && (r[at] ?? 0) < right)
}
