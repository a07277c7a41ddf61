import type { ComparedPairs, PairNumbers } from '../../matching/index.ts'
import type { OnCompared, PairComparer } from './ports.ts'
import type { Prepared } from './prepare.ts'

/** Compares pairs of the records. */
export async function comparePairs(
  comparer: PairComparer,
  { comparisons, table }: Pick<Prepared, 'comparisons' | 'table'>,
  pairs: PairNumbers,
  onCompared?: OnCompared,
): Promise<ComparedPairs> {
  const levels = await comparer.compare({ comparisons, left: table, right: table }, pairs, onCompared)
  return { l: pairs.l, r: pairs.r, levels }
}

/** Memory that threads share cannot be written to a file as it lies. */
export function onOwnMemory({ l, r, levels }: ComparedPairs): ComparedPairs {
  return { l, r, levels: levels.map((column) => column.slice()) }
}

/** Pairs with their weights. */
export interface WeighedPairs extends ComparedPairs {
  readonly bits: Float64Array
}

/** @param a, b have no pair in common, each in ascending order. @returns the pairs of both, in ascending order */
export function together(a: WeighedPairs, b: WeighedPairs): WeighedPairs {
  if (b.l.length === 0) return a
  const places = placesAmongBoth(a, b)
  const size = a.l.length + b.l.length
  return {
    l: spread(a.l, b.l, places, new Int32Array(size)),
    r: spread(a.r, b.r, places, new Int32Array(size)),
    bits: spread(a.bits, b.bits, places, new Float64Array(size)),
    levels: a.levels.map((column, field) =>
      spread(column, b.levels[field] ?? new Uint8Array(), places, new Uint8Array(size)),
    ),
  }
}

/** @returns by pair of `b`: where it goes */
function placesAmongBoth(a: PairNumbers, b: PairNumbers): Int32Array {
  let at = 0
  return b.l.map((left, pair) => {
    const right = b.r[pair] ?? 0
    while (at < a.l.length && ((a.l[at] ?? 0) < left || (a.l[at] === left && (a.r[at] ?? 0) < right))) at++
    return at + pair
  })
}

/** Puts `b`'s values in their places, and `a`'s between them. */
function spread<T extends Int32Array | Uint8Array | Float64Array>(a: T, b: T, places: Int32Array, both: T): T {
  let pair = 0
  for (let place = 0; place < both.length; place++)
    both[place] = (places[pair] === place ? b[pair++] : a[place - pair]) ?? 0
  return both
}
