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
  /** How likely they are one person. */
  readonly bits: number
  /** How many records hang on the answer: those of both clusters. */
  readonly records: number
  /** Whether the matcher took them for one person. */
  readonly isJoined: boolean
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
  /** Of all pairs between them that are known. */
  sum: number
  known: number
  /** The most that one of them weighs by itself. */
  rawMax: number
}

/** Pairs, and what they weigh without corrections, where that is known. */
interface AskedPairs extends ScoredPairs {
  readonly rawBits?: ArrayLike<number>
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
      const records = sizeOf(l) + sizeOf(r)
      return reviewOf({ a: keys[l] ?? '', b: keys[r] ?? '', bits, records, isJoined: false }, matcher)
    })
    .toSorted((x, y) => (x.id < y.id ? -1 : 1))
}

/** @param pair in either order */
export function reviewOf(
  { a: one, b: other, bits, records, isJoined }: Pick<Review, 'a' | 'b' | 'bits' | 'records' | 'isJoined'>,
  { matcher, modelVersion }: ModelInForce,
): Review {
  const [a, b] = one < other ? [one, other] : [other, one]
  const id = `r${digest(`review/${JSON.stringify([matcher, a, b])}`)}`
  const usefulness = usefulnessOf({ bits, records, isJoined })
  return { id, a, b, bits, records, isJoined, usefulness, matcher, modelVersion }
}

/**
 * Of each two clusters that were kept apart the strongest pair, where it is worth asking. Clusters are one person by the
 * mean over all pairs between them, so that is what says how open the question is, not the one pair that looks best. It
 * is worth asking where that lies in the band, or above 0 bits: kept apart though it speaks for one person.
 *
 * @param nameOf of a pair: ties go to the smaller, so that the order of rows makes no difference
 * @returns pairs with that mean; a pair that is not known counts as the lower end of the band, and the mean for no more
 *   than the most that one pair weighs without corrections, which say little of pairs that are not alike
 */
export function pairsToAsk(
  clusters: ArrayLike<number>,
  pairs: AskedPairs,
  { fromBits, toBits }: ReviewBand,
  nameOf: (pair: number) => string,
): { readonly pair: number; readonly bits: number }[] {
  const found = strongestBetween(clusters, pairs, fromBits, nameOf)
  for (let pair = 0; pair < pairs.l.length; pair++) {
    const between = found.get(placeBetween(clusters, pairs, pair))
    if (between === undefined) continue
    between.sum += pairs.bits[pair] ?? 0
    between.known++
    between.rawMax = Math.max(between.rawMax, pairs.rawBits?.[pair] ?? between.bits)
  }
  const sizes = groupSizes(clusters)
  const sizeOf = (record = 0) => sizes.get(clusters[record] ?? -1) ?? 1
  return [...found.values()].flatMap(({ pair, sum, known, rawMax }) => {
    const all = sizeOf(pairs.l[pair]) * sizeOf(pairs.r[pair])
    const bits = Math.min(rawMax, (sum + fromBits * (all - known)) / all)
    return bits >= fromBits && (bits <= toBits || bits > 0) ? [{ pair, bits }] : []
  })
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
    if (isFirst) found.set(place, { pair, bits, sum: 0, known: 0, rawMax: -Infinity })
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
