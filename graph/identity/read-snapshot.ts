import type { Transaction } from 'neo4j-driver'
import type { SnapshotRequest } from '../../src/app/resolve/ports.ts'
import type { Snapshot } from '../../src/identity/index.ts'
import type { IdentifierKey } from '../../src/model/index.ts'
import { decodeIdentifier, type IdentifierColumns } from './decode-identifier.ts'
import { decodeRecord } from './decode-record.ts'
import type { ClusterColumns, ComponentBounds } from './component-bounds.ts'
import { readClusters } from './read-clusters.ts'
import { readEvidence } from './read-evidence.ts'
import { readIdentifiers } from './read-identifiers.ts'
import { readRecords } from './read-records.ts'

/**
 * What a plan begins from, in one round trip. Clusters are read before the evidence at them: what changes in between
 * is found stale by the version that was read first.
 */
export async function readSnapshot(
  tx: Transaction,
  { identifiers, vertices, evidence, records }: SnapshotRequest,
  { vertexMax, degreeMax }: ComponentBounds,
): Promise<Snapshot> {
  const [clusters, whole, evidenceRows, recordRows] = await Promise.all([
    readClusters(tx, { keys: vertices, vertexMax, degreeMax }),
    identifiers.length === 0 ? [] : readIdentifiers(tx, { keys: identifiers, evenShared: false, degreeMax }),
    evidence.length === 0 ? [] : readEvidence(tx, { keys: evidence }),
    records.length === 0 ? [] : readRecords(tx, { keys: records }),
  ])
  const begun: Snapshot = {
    clusters: [],
    identifiers: new Map(),
    evidence: new Map(evidenceRows.map((row) => [row.key, row])),
    records: new Map(recordRows.map((row) => [row.key, decodeRecord(row)])),
    pins: new Map(),
    conflicts: new Map(),
    complete: new Set(),
    oversized: new Set(),
  }
  return withIdentifiers(withClusters(begun, clusters), identifiers, whole)
}

/** What was read first stays, with its version: when it has changed since, the plan is found stale. */
export function withClusters(snapshot: Snapshot, rows: readonly ClusterColumns[]): Snapshot {
  const read = rows.map(({ isBeyond: _, ...cluster }) => cluster)
  const clusters = new Map([...read, ...snapshot.clusters].map((cluster) => [cluster.profileId, cluster]))
  const beyond = rows.filter(({ isBeyond }) => isBeyond).map(({ profileId }) => profileId)
  return { ...snapshot, clusters: [...clusters.values()], oversized: new Set([...snapshot.oversized, ...beyond]) }
}

/** @param asked those that no row answers for are unknown to the graph */
export function withIdentifiers(
  snapshot: Snapshot,
  asked: readonly IdentifierKey[],
  rows: readonly IdentifierColumns[],
): Snapshot {
  const identifiers = new Map(snapshot.identifiers)
  for (const key of asked) identifiers.set(key, null)
  for (const row of rows) identifiers.set(row.key, decodeIdentifier(row))
  const evidence = new Map(snapshot.evidence)
  for (const row of rows) for (const item of row.evidence) evidence.set(item.key, item)
  return { ...snapshot, identifiers, evidence }
}
