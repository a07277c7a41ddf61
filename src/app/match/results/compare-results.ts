import { type ClusterChange, clusteringChanges } from '../../../matching/index.ts'
import { SelfsameError } from '../../../model/index.ts'
import type { MatchResult, ResultsReader } from './ports.ts'

/** What a run decides otherwise than another. */
export interface ResultsComparison {
  /** Records of both. */
  readonly records: number
  readonly onlyInOld: number
  readonly onlyInNew: number
  readonly unchanged: number
  readonly merges: number
  readonly splits: number
  /** The largest, ids of each part. */
  readonly mergeExamples: readonly (readonly (readonly string[])[])[]
  readonly splitExamples: readonly (readonly (readonly string[])[])[]
}

const EXAMPLES_MAX = 10

/**
 * Compares the clusters of two runs, of the records that both have.
 *
 * @throws SelfsameError BAD_REQUEST when they have no record in common
 */
export async function compareResults(
  reader: ResultsReader,
  oldFolder: string,
  newFolder: string,
): Promise<ResultsComparison> {
  const before = await reader.read(oldFolder)
  const after = await reader.read(newFolder)
  const ids = inBoth(before, after)
  if (ids.length === 0)
    throw new SelfsameError('BAD_REQUEST', 'The two results have no record in common', {
      remedy: 'Compare runs over the same records, with the same --id column',
    })
  const changes = clusteringChanges(clustersOf(before, ids), clustersOf(after, ids))
  const examples = (some: readonly ClusterChange[]) =>
    some.slice(0, EXAMPLES_MAX).map(({ parts }) => parts.map((part) => part.map((record) => ids[record] ?? '')))
  return {
    records: ids.length,
    onlyInOld: before.ids.length - ids.length,
    onlyInNew: after.ids.length - ids.length,
    unchanged: changes.unchanged,
    merges: changes.merges.length,
    splits: changes.splits.length,
    mergeExamples: examples(changes.merges),
    splitExamples: examples(changes.splits),
  }
}

function inBoth(before: MatchResult, after: MatchResult): string[] {
  const known = new Set(after.ids)
  return before.ids.filter((id) => known.has(id))
}

function clustersOf({ ids, clusters }: MatchResult, wanted: readonly string[]): Int32Array {
  const place = new Map(ids.map((id, record) => [id, record]))
  return Int32Array.from(wanted, (id) => clusters[place.get(id) ?? 0] ?? 0)
}
