import {
  type ClusterHealth,
  clusterHealth,
  evaluate,
  type Evaluation,
  healthWarnings,
  type WeakLink,
} from '../../../matching/index.ts'
import { labelledTruth } from './labelled-truth.ts'
import type { Labels, MatchResult, ResultsReader } from './ports.ts'

/** How good a match run's clusters are, as far as can be told. */
export interface ResultReport extends Omit<ClusterHealth, 'weakestLinks'> {
  /** Ids in the stead of numbers. */
  readonly weakestLinks: readonly (Pick<WeakLink, 'bits'> & { readonly id: string; readonly cluster: string })[]
  readonly warnings: readonly string[]
  /** Against labels; null without them. */
  readonly quality: Evaluation | null
}

/**
 * Looks at the clusters of a run, and measures them against labels where there are any.
 *
 * @throws SelfsameError BAD_REQUEST when no record of the result is labelled
 */
export async function evaluateResult(reader: ResultsReader, folder: string, labels?: Labels): Promise<ResultReport> {
  const result = await reader.read(folder)
  const { weakestLinks, ...health } = clusterHealth(result)
  const idOf = (record: number) => result.ids[record] ?? ''
  return {
    ...health,
    weakestLinks: weakestLinks.map(({ record, cluster, bits }) => ({
      id: idOf(record),
      cluster: idOf(cluster),
      bits,
    })),
    warnings: healthWarnings({ ...health, weakestLinks }),
    quality: labels === undefined ? null : quality(result, await reader.readLabels(labels)),
  }
}

function quality({ ids, clusters }: MatchResult, labels: ReadonlyMap<string, number>): Evaluation {
  return evaluate(clusters, labelledTruth(ids, labels))
}
