import { Agglomerator, type ComponentLinkage } from './agglomerate.ts'
import { type ComponentPairs, sizeOf } from './component-pairs.ts'
import type { Components } from './components.ts'

/** @returns records of the largest component; 0 where there is none */
export function componentSizeMax(components: Components): number {
  let most = 0
  for (let component = 0; component + 1 < components.starts.length; component++)
    most = Math.max(most, sizeOf(components, component))
  return most
}

/**
 * Parts each component into clusters.
 *
 * @param bits by pair: its weight. @returns by record the first record of its cluster
 */
export function linkComponents(
  records: number,
  { components, starts, pairAt }: ComponentPairs,
  bits: Float64Array,
  linkage: ComponentLinkage,
): Int32Array {
  const agglomerator = new Agglomerator(componentSizeMax(components))
  const clusters = new Int32Array(records)
  for (let record = 0; record < records; record++) clusters[record] = record
  const { members } = components
  for (let component = 0; component + 1 < starts.length; component++) {
    const first = components.starts[component] ?? 0
    const size = sizeOf(components, component)
    const start = starts[component] ?? 0
    if (size === 2) {
      if ((bits[pairAt[start] ?? 0] ?? 0) > 0) clusters[members[first + 1] ?? 0] = members[first] ?? 0
      continue
    }
    linkage.begin(size, pairAt, start, bits)
    const labels = agglomerator.cluster(linkage)
    for (let place = 0; place < size; place++)
      clusters[members[first + place] ?? 0] = members[first + (labels[place] ?? 0)] ?? 0
  }
  return clusters
}
