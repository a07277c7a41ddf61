/** What became of people between two clusterings of the same records. */
export interface ClusteringChanges {
  readonly records: number
  /** Clusters that are the same in both. */
  readonly unchanged: number
  /** New clusters that hold records of several old ones, largest first. */
  readonly merges: readonly ClusterChange[]
  /** Old clusters whose records are in several new ones, largest first. */
  readonly splits: readonly ClusterChange[]
}

export interface ClusterChange {
  /** The whole, a cluster of the one side. */
  readonly records: readonly number[]
  /** How the other side parts it: records of each part, the largest first. */
  readonly parts: readonly (readonly number[])[]
}

/** @param before, after the cluster of each record, as any number */
export function clusteringChanges(before: Int32Array, after: Int32Array): ClusteringChanges {
  const [old, now] = [membersOf(before), membersOf(after)]
  const merges = partedBy(now, before)
  const splits = partedBy(old, after)
  const isSame = (records: readonly number[]) =>
    now.get(after[records[0] ?? 0] ?? 0)?.length === records.length && areTogether(records, after)
  return {
    records: before.length,
    unchanged: [...old.values()].filter(isSame).length,
    merges,
    splits,
  }
}

function membersOf(clusters: Int32Array): Map<number, number[]> {
  const members = new Map<number, number[]>()
  clusters.forEach((cluster, record) => {
    const known = members.get(cluster)
    if (known === undefined) members.set(cluster, [record])
    else known.push(record)
  })
  return members
}

function partedBy(wholes: ReadonlyMap<number, readonly number[]>, clusters: Int32Array): ClusterChange[] {
  const changes: ClusterChange[] = []
  for (const records of wholes.values()) {
    if (areTogether(records, clusters)) continue
    changes.push({ records, parts: partsOf(records, clusters) })
  }
  return changes.toSorted((a, b) => b.records.length - a.records.length || (a.records[0] ?? 0) - (b.records[0] ?? 0))
}

function areTogether(records: readonly number[], clusters: Int32Array): boolean {
  return records.every((record) => clusters[record] === clusters[records[0] ?? 0])
}

function partsOf(records: readonly number[], clusters: Int32Array): number[][] {
  const parts = Map.groupBy(records, (record) => clusters[record] ?? 0)
  return [...parts.values()].toSorted((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))
}
