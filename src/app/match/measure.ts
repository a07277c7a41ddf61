import { evaluate, type Evaluation } from '../../matching/index.ts'
import type { MatchBench } from './ports.ts'

/** Measures clusters against the truth column. */
export async function measure(bench: MatchBench, clusters: Int32Array): Promise<Evaluation> {
  const [truth = new Int32Array()] = await bench.integers(
    'SELECT coalesce(CASE WHEN truth IS NOT NULL THEN dense_rank() OVER (ORDER BY truth) END, -1)::INTEGER FROM record ORDER BY rid',
  )
  return evaluate(clusters, truth)
}

/** How many clusters there are, and how large. */
export interface ClusterSizes {
  readonly clusters: number
  /** Of two and more records. */
  readonly matchedClusters: number
  readonly recordsPerClusterMax: number
}

export function clusterSizes(clusters: Int32Array): ClusterSizes {
  const sizes = new Int32Array(clusters.length)
  for (const first of clusters) sizes[first] = (sizes[first] ?? 0) + 1
  return {
    clusters: sizes.filter((size) => size > 0).length,
    matchedClusters: sizes.filter((size) => size > 1).length,
    recordsPerClusterMax: sizes.reduce((most, size) => Math.max(most, size), 0),
  }
}
