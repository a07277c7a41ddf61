import {
  agglomerate,
  AverageLinkage,
  type ComparedPairs,
  type Comparison,
  type ComponentPairs,
  componentPairs,
  correctedBits,
  eachPair,
  FieldLinkage,
  learnCorrections,
  type MatchWeight,
  type TermReader,
} from '../../matching/index.ts'

/** What clustering is given: all pairs inside components are among the pairs. */
export interface ClusterInput {
  readonly records: number
  readonly components: readonly Int32Array[]
  readonly pairs: ComparedPairs
  readonly bits: Float64Array
  readonly comparisons: readonly Comparison[]
  readonly reader: TermReader
  readonly weight: MatchWeight
  /** Of a given model; learnt when left out. */
  readonly corrections?: Float64Array | null | undefined
}

export interface ClusteredRecords {
  /** By record: the first record of its cluster. */
  readonly clusters: Int32Array
  /** The pairs' weights with their corrections, where there are any. */
  readonly bits: Float64Array
  readonly corrections: Float64Array | null
}

/**
 * Parts each component into clusters: first by the fields' means, which says enough to learn what the weights get
 * wrong, then by the mean of the corrected weights.
 */
export function clusterRecords(input: ClusterInput): ClusteredRecords {
  const index = componentPairs(input.records, input.components, input.pairs)
  const levelCounts = input.comparisons.map(({ levels }) => levels.length + 1)
  const inside = Int32Array.from(index.pairAt.flatMap((pairAt, at) => [...pairsInside(pairAt, sizeAt(index, at))]))
  const corrections =
    input.corrections === undefined ? learntCorrections(input, index, inside, levelCounts) : input.corrections
  const bits = input.bits.slice()
  if (corrections !== null)
    correctedBits(input.pairs, inside, input.bits, corrections, levelCounts).forEach(
      (corrected, at) => (bits[inside[at] ?? 0] = corrected),
    )
  const clusters = labels(input, index, (at) => {
    const pairAt = index.pairAt[at] ?? new Int32Array()
    const size = sizeAt(index, at)
    return agglomerate(new AverageLinkage(size, (i, j) => bits[pairAt[i * size + j] ?? 0] ?? 0))
  })
  return { clusters, bits, corrections }
}

function learntCorrections(
  input: ClusterInput,
  index: ComponentPairs,
  inside: Int32Array,
  levelCounts: readonly number[],
): Float64Array | null {
  const { pairs, reader, weight, bits } = input
  const first = labels(input, index, (at) =>
    agglomerate(new FieldLinkage(sizeAt(index, at), index.pairAt[at] ?? new Int32Array(), pairs, reader, weight)),
  )
  const together = Uint8Array.from(inside, (pair) => (first[pairs.l[pair] ?? 0] === first[pairs.r[pair] ?? 0] ? 1 : 0))
  return learnCorrections(pairs, bits, { pairs: inside, labels: together }, levelCounts)
}

/** @param part labels the places of a component. @returns by record the first record of its cluster */
function labels(
  { records }: ClusterInput,
  { components }: ComponentPairs,
  part: (at: number) => Int32Array,
): Int32Array {
  const clusters = Int32Array.from({ length: records }, (_, record) => record)
  components.forEach((members, at) => {
    const places = part(at)
    members.forEach((record, place) => (clusters[record] = members[places[place] ?? 0] ?? record))
  })
  return clusters
}

function sizeAt({ components }: ComponentPairs, at: number): number {
  return components[at]?.length ?? 0
}

function pairsInside(pairAt: Int32Array, size: number): Int32Array {
  const pairs = new Int32Array((size * (size - 1)) / 2)
  let next = 0
  eachPair(size, (i, j) => (pairs[next++] = pairAt[i * size + j] ?? 0))
  return pairs
}
