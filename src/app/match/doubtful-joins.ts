import {
  againstKin,
  type ComparedPairs,
  componentPairs,
  componentsOfClusters,
  isCopy,
  kinShares,
  kinTables,
  kinWeight,
  matchWeights,
  type Parameters,
  TermReader,
  weakMerges,
} from '../../matching/index.ts'
import type { Prepared } from './prepare.ts'
import { lnFrequenciesOf } from './term-frequencies.ts'

const SAMPLE_PAIRS_MAX = 20_000
/** With fewer pairs of one person there is nothing to learn from. */
const SAMPLE_PAIRS_MIN = 200

/** Two parts of a cluster that may be two people, by the strongest pair of records across them. */
export interface DoubtfulJoin {
  readonly l: number
  readonly r: number
  /** How much more likely one person is than two, kin among them: the mean over all pairs across the two parts. */
  readonly bits: number
}

/** Clusters, and what they were made by. */
interface Clustered {
  readonly clusters: Int32Array
  /** All pairs inside clusters are among them, but for those of copies. */
  readonly pairs: ComparedPairs
  /** By pair: the weight that clusters were made by. */
  readonly bits: Float64Array
}

/** Joins that a steward may be asked about, and what they were weighed by. */
export interface DoubtfulJoins {
  readonly joins: readonly DoubtfulJoin[]
  /** As of `kinShares`; null where kin cannot be told from one person, or nothing could be learnt of them. */
  readonly kinShares: readonly number[] | null
}

/**
 * Finds where clusters hold together weakly. Twins and namesakes of one address weigh as one person does, because
 * neither strangers nor families are so alike: so kin are weighed against one person as a class of their own, which is
 * learnt from the clusters that were made.
 *
 * @param given shares of a model; learnt when left out
 * @param bitsMax a join of more bits is not in doubt
 */
export function doubtfulJoins(
  prepared: Prepared,
  clustered: Clustered,
  parameters: Parameters,
  given: readonly number[] | undefined,
  bitsMax: number,
): DoubtfulJoins {
  const clusters = withoutCopies(clustered.clusters, prepared)
  const { pairs, bits } = pairsInside({ ...clustered, clusters })
  const tables = kinTables(prepared.comparisons, parameters)
  const reader = tables && new TermReader(tables, lnFrequenciesOf(prepared.table, prepared.terms))
  const shares = reader === null ? null : (given ?? learntShares(reader, pairs))
  const doubts =
    reader === null || shares === null ? bits : againstKin(bits, matchWeights(pairs, reader, kinWeight(shares)))
  const index = componentPairs(prepared.records, componentsOfClusters(clusters), pairs)
  const joins = weakMerges(index, doubts, bitsMax).map(({ pair, bits: mean }) => ({
    l: pairs.l[pair] ?? 0,
    r: pairs.r[pair] ?? 0,
    bits: mean,
  }))
  return { joins, kinShares: shares }
}

/** Copies say what others say, and were not compared with all of their cluster. */
function withoutCopies(clusters: Int32Array, { copies }: Pick<Prepared, 'copies'>): Int32Array {
  return clusters.map((cluster, record) => (isCopy(copies.first, record) ? record : cluster))
}

function pairsInside({ clusters, pairs: { l, r, levels }, bits }: Clustered): Pick<Clustered, 'pairs' | 'bits'> {
  const inside = new Int32Array(l.length)
  let count = 0
  for (let pair = 0; pair < l.length; pair++)
    if (clusters[l[pair] ?? 0] === clusters[r[pair] ?? 0]) inside[count++] = pair
  return chosenPairs({ l, r, levels }, bits, inside.subarray(0, count))
}

function chosenPairs({ l, r, levels }: ComparedPairs, bits: Float64Array, chosen: Int32Array) {
  return {
    pairs: {
      l: taken(l, chosen, new Int32Array(chosen.length)),
      r: taken(r, chosen, new Int32Array(chosen.length)),
      levels: levels.map((column) => taken(column, chosen, new Uint8Array(chosen.length))),
    },
    bits: taken(bits, chosen, new Float64Array(chosen.length)),
  }
}

/** A loop: millions of pairs are chosen from. @param into is filled with the chosen values */
function taken<T extends Int32Array | Uint8Array | Float64Array>(values: T, chosen: Int32Array, into: T): T {
  for (let at = 0; at < chosen.length; at++) into[at] = values[chosen[at] ?? 0] ?? 0
  return into
}

function learntShares(reader: TermReader, pairs: ComparedPairs): readonly number[] | null {
  const sample = everyNth(pairs)
  const count = sample.l.length
  if (count < SAMPLE_PAIRS_MIN) return null
  const sums = reader.emptySums(count)
  for (let field = 0; field < reader.fields; field++) reader.addTo(sums, sample, 0, count, field)
  return kinShares(sums, count)
}

function everyNth(pairs: ComparedPairs): ComparedPairs {
  const count = pairs.l.length
  const stride = Math.max(1, count / SAMPLE_PAIRS_MAX)
  const chosen = Int32Array.from({ length: Math.min(count, SAMPLE_PAIRS_MAX) }, (_, at) => Math.floor(at * stride))
  return chosenPairs(pairs, new Float64Array(count), chosen).pairs
}
