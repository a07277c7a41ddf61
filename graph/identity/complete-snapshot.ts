import type { Transaction } from 'neo4j-driver'
import type { Cluster, Snapshot } from '../../src/identity/index.ts'
import type { BirthId, Evidence } from '../../src/model/index.ts'
import { readClustersByProfile } from './read-clusters-by-profile.ts'
import { readComponentEvidence } from './read-component-evidence.ts'

/** A component with more vertices or evidence than this is not evaluated together with a batch. */
const VERTEX_MAX = 1_000
const EVIDENCE_MAX = 20_000

/**
 * Follows evidence from profile to profile until the components of those asked for are whole. Clusters are
 * read before the evidence at them, so that whatever is newer has a newer version too and is found stale.
 */
export async function completeSnapshot(
  tx: Transaction,
  snapshot: Snapshot,
  asked: readonly BirthId[],
): Promise<Snapshot> {
  const clusters = new Map(snapshot.clusters.map((cluster) => [cluster.profileId, cluster]))
  const evidence = new Map<string, Evidence>(snapshot.evidence)
  const reached = new Set<BirthId>(asked)
  let frontier: readonly BirthId[] = asked
  let vertices = 0
  while (frontier.length > 0) {
    for (const cluster of await readClustersByProfile(tx, { profileIds: frontier }))
      clusters.set(cluster.profileId, cluster)
    vertices += frontier.reduce((sum, id) => sum + (clusters.get(id)?.members.length ?? 0), 0)
    const rows =
      vertices > VERTEX_MAX
        ? null
        : await readComponentEvidence(tx, { profileIds: frontier, vertexMax: VERTEX_MAX, evidenceMax: EVIDENCE_MAX })
    if (rows === null || rows.length >= EVIDENCE_MAX)
      return { ...snapshot, oversized: new Set([...snapshot.oversized, ...asked]) }
    for (const { profileIds: _, ...row } of rows) evidence.set(row.key, row)
    frontier = [...new Set(rows.flatMap(({ profileIds }) => profileIds))].filter((id) => !reached.has(id))
    for (const id of frontier) reached.add(id)
  }
  return {
    ...snapshot,
    clusters: [...clusters.values()] satisfies Cluster[],
    evidence,
    complete: new Set([...snapshot.complete, ...reached]),
  }
}
