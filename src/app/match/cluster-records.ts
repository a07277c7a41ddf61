import {
  AverageLinkage,
  type ComparedPairs,
  type Comparison,
  componentPairs,
  type ComponentPairs,
  type Components,
  componentSizeMax,
  correctedBits,
  type Examples,
  FieldLinkage,
  learnCorrections,
  linkComponents,
  type MatchWeight,
  type Patterns,
  patternsOf,
  type TermReader,
} from '../../matching/index.ts'
import { areOfOne, type DuplicateFree, keptApart } from './duplicate-free.ts'

/** What clustering is given: all pairs inside components are among the pairs. */
export interface ClusterInput {
  readonly records: number
  readonly components: Components
  readonly pairs: ComparedPairs
  readonly bits: Float64Array
  readonly comparisons: readonly Comparison[]
  readonly reader: TermReader
  readonly weight: MatchWeight
  /** Of a given model; learnt when left out. */
  readonly corrections?: Float64Array | null | undefined
  /** Pairs of which somebody said whether they are one person. */
  readonly told: Examples
  /** Clusters are merged above this mean weight. */
  readonly cutBits: number
  readonly duplicateFree: DuplicateFree | null
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
  const { records, components, pairs } = input
  const index = componentPairs(records, components, pairs)
  const patterns = patternsOf(pairs)
  const levelCounts = input.comparisons.map(({ levels }) => levels.length + 1)
  const corrections =
    input.corrections === undefined ? learntCorrections(input, index, patterns, levelCounts) : input.corrections
  const bits = corrections === null ? input.bits : correctedBits(input.bits, patterns, corrections, levelCounts)
  const { cutBits } = input
  const aboveCut = cutBits === 0 ? bits : bits.map((weight) => weight - cutBits)
  const linked = keptApart(aboveCut, pairs, input.duplicateFree)
  const clusters = linkComponents(records, index, linked, new AverageLinkage(componentSizeMax(components)))
  return { clusters, bits, corrections }
}

function learntCorrections(
  { records, components, pairs, bits, reader, weight, told, duplicateFree }: ClusterInput,
  index: ComponentPairs,
  patterns: Patterns,
  levelCounts: readonly number[],
): Float64Array | null {
  const linkage = new FieldLinkage(componentSizeMax(components), pairs, patterns, reader, weight)
  const first = linkComponents(records, index, bits, linkage)
  const inside = index.pairAt
  const labels = Uint8Array.from(inside, (pair) => {
    const [l, r] = [pairs.l[pair] ?? 0, pairs.r[pair] ?? 0]
    return first[l] === first[r] && !areOfOne(duplicateFree, l, r) ? 1 : 0
  })
  return learnCorrections(patterns, bits, { pairs: inside, labels }, levelCounts, told)
}
