import { digest, type VertexKey } from '../../model/index.ts'
import type { ModelInForce } from './linking.ts'
import type { MatchedRecords, Matcher, ScoredPairs } from './evidence-of-match.ts'
import { usefulnessOf } from './usefulness.ts'

/** Two records of which a matcher is not sure: a steward's word on them says the most. */
export interface Review {
  /** The same for the same two records, whatever the version of the model. */
  readonly id: string
  /** The smaller key of the two. */
  readonly a: VertexKey
  readonly b: VertexKey
  /** Match weight. */
  readonly bits: number
  /** How many records both their clusters hold. */
  readonly records: number
  /** As `usefulnessOf`. */
  readonly usefulness: number
  readonly matcher: string
  readonly modelVersion: string
}

/** Weights in bits, both ends included, between which a pair is worth asking about. */
export interface ReviewBand {
  readonly fromBits: number
  readonly toBits: number
}

/** The strongest pair between two clusters. */
interface Between {
  readonly pair: number
  readonly bits: number
  /** Of all pairs between them. */
  sum: number
}

/** Of each two clusters that were kept apart the pair that `pairsToAsk` finds, up to 0 bits. */
export function reviewsOfMatch({ keys, clusters }: MatchedRecords, pairs: ScoredPairs, matcher: Matcher): Review[] {
  const sizes = groupSizes(clusters)
  const sizeOf = (record: number) => sizes.get(clusters[record] ?? -1) ?? 0
  const band = { fromBits: matcher.conflictBitsMin, toBits: 0 }
  const nameOf = (pair: number) => [keys[pairs.l[pair] ?? 0], keys[pairs.r[pair] ?? 0]].toSorted().join(' ')
  return pairsToAsk(clusters, pairs, band, nameOf)
    .map(({ pair, bits }) => {
      const [l, r] = [pairs.l[pair] ?? 0, pairs.r[pair] ?? 0]
      return reviewOf({ a: keys[l] ?? '', b: keys[r] ?? '', bits, records: sizeOf(l) + sizeOf(r) }, matcher)
    })
    .toSorted((x, y) => (x.id < y.id ? -1 : 1))
}

/** @param pair in either order */
export function reviewOf(
  { a: one, b: other, bits, records }: Pick<Review, 'a' | 'b' | 'bits' | 'records'>,
  { matcher, modelVersion }: ModelInForce,
): Review {
  const [a, b] = one < other ? [one, other] : [other, one]
  const id = `r${digest(`review/${JSON.stringify([matcher, a, b])}`)}`
  const usefulness = usefulnessOf({ bits, records })
  return { id, a, b, bits, records, usefulness, matcher, modelVersion }
}

/**
 * Of each two clusters that were kept apart the strongest pair, where it is worth asking: where that lies in the band, or
 * above it while their pairs speak for one person in the mean.
 *
 * @param nameOf of a pair: ties go to the smaller, so that the order of rows makes no difference
 */
export function pairsToAsk(
  clusters: ArrayLike<number>,
  pairs: ScoredPairs,
  { fromBits, toBits }: ReviewBand,
  nameOf: (pair: number) => string,
): { readonly pair: number; readonly bits: number }[] {
  const found = strongestBetween(clusters, pairs, fromBits, nameOf)
  for (let pair = 0; pair < pairs.l.length; pair++) {
    const between = found.get(placeBetween(clusters, pairs, pair))
    if (between !== undefined) between.sum += pairs.bits[pair] ?? 0
  }
  return [...found.values()].filter(({ bits, sum }) => bits <= toBits || sum > 0)
}

/** Of pairs that weigh so much at least: others are by the million. */
function strongestBetween(
  clusters: ArrayLike<number>,
  pairs: ScoredPairs,
  bitsMin: number,
  nameOf: (pair: number) => string,
): Map<number, Between> {
  const found = new Map<number, Between>()
  for (let pair = 0; pair < pairs.l.length; pair++) {
    const bits = pairs.bits[pair] ?? -Infinity
    if (bits < bitsMin) continue
    const place = placeBetween(clusters, pairs, pair)
    if (place === INSIDE) continue
    const known = found.get(place)
    const isFirst =
      known === undefined || bits > known.bits || (bits === known.bits && nameOf(pair) < nameOf(known.pair))
    if (isFirst) found.set(place, { pair, bits, sum: 0 })
  }
  return found
}

const INSIDE = -1
/** More clusters than memory holds records for; its square is a whole number still. */
const CLUSTERS_MAX = 2 ** 26

/** @returns the same for each pair between the same two clusters; -1 within one */
function placeBetween(clusters: ArrayLike<number>, { l, r }: ScoredPairs, pair: number): number {
  const [one, other] = [clusters[l[pair] ?? 0] ?? 0, clusters[r[pair] ?? 0] ?? 0]
  return one === other ? INSIDE : Math.min(one, other) * CLUSTERS_MAX + Math.max(one, other)
}

function groupSizes(clusters: ArrayLike<number>): Map<number, number> {
  const sizes = new Map<number, number>()
  for (let record = 0; record < clusters.length; record++) {
    const cluster = clusters[record] ?? -1
    sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1)
  }
  return sizes
}
