import { Agglomerator, type Merge } from './agglomerate.ts'
import { AverageLinkage } from './average-linkage.ts'
import { type ComponentPairs, placeOfPair, sizeOf } from './component-pairs.ts'
import { componentSizeMax } from './link-components.ts'

/** Two parts of a cluster that hardly belong together. */
interface WeakMerge {
  /** The strongest pair across the two. */
  readonly pair: number
  /** The mean weight of all pairs across them. */
  readonly bits: number
}

/**
 * Puts each component together by average linkage, record by record, and finds the steps that are weak.
 *
 * @param bits by pair: its weight
 * @param bitsMax a step of more bits is not weak
 */
export function weakMerges(index: ComponentPairs, bits: Float64Array, bitsMax: number): WeakMerge[] {
  const { components, starts, pairAt } = index
  const sizeMax = componentSizeMax(components)
  const [agglomerator, linkage] = [new Agglomerator(sizeMax), new AverageLinkage(sizeMax)]
  const found: WeakMerge[] = []
  for (let component = 0; component + 1 < components.starts.length; component++) {
    const pairs = pairAt.subarray(starts[component], starts[component + 1])
    if (pairs.every((pair) => (bits[pair] ?? 0) > bitsMax)) continue
    const size = sizeOf(components, component)
    linkage.begin(size, pairs, 0, bits)
    found.push(...weakIn(agglomerator.merges(linkage), size, pairs, bits).filter((merge) => merge.bits <= bitsMax))
  }
  return found
}

/** @param pairs of the component, as in `ComponentPairs`. @returns a merge for each that the strongest pair is known of */
function weakIn(merges: readonly Merge[], size: number, pairs: Int32Array, bits: Float64Array): WeakMerge[] {
  const groups = Array.from({ length: size }, (_, place) => [place])
  return merges.flatMap((merge) => {
    const [a, b] = [groups[merge.a] ?? [], groups[merge.b] ?? []]
    const pair = strongestAcross(a, b, size, pairs, bits)
    groups[merge.a] = [...a, ...b]
    return pair < 0 ? [] : [{ pair, bits: merge.bits }]
  })
}

/** @returns -1 when none was compared */
function strongestAcross(
  a: readonly number[],
  b: readonly number[],
  size: number,
  pairs: Int32Array,
  bits: Float64Array,
): number {
  let strongest = -1
  for (const one of a)
    for (const other of b) {
      const pair = pairs[placeOfPair(Math.min(one, other), Math.max(one, other), size)] ?? -1
      if (pair >= 0 && (strongest < 0 || (bits[pair] ?? 0) > (bits[strongest] ?? 0))) strongest = pair
    }
  return strongest
}
