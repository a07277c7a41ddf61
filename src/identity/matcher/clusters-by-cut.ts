import { DisjointSets } from './disjoint-sets.ts'
import type { ScoredPairs } from './evidence-of-match.ts'

/**
 * Clusters of scores that come without any: what pairs from the cut on connect.
 *
 * @param records how many there are
 * @param cutBits a pair of so many bits or more is one person
 * @returns of each record the number of its cluster
 */
export function clustersByCut({ l, r, bits }: ScoredPairs, records: number, cutBits: number): Int32Array {
  const sets = new DisjointSets(records)
  for (let pair = 0; pair < l.length; pair++)
    if ((bits[pair] ?? -Infinity) >= cutBits) sets.unite(l[pair] ?? 0, r[pair] ?? 0)
  return Int32Array.from({ length: records }, (_, record) => sets.rootOf(record))
}
