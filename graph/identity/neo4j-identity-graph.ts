import type { Snapshot } from '../../src/identity/index.ts'
import type { IdentityGraph, LaneCursor, SnapshotRequest } from '../../src/app/resolve/ports.ts'
import type { IdentifierKey } from '../../src/model/index.ts'
import { ask, read } from '../transaction.ts'
import { findShared } from './find-shared.ts'
import { PlanningGraph } from './planning-graph.ts'
import { readCursors } from './read-cursors.ts'
import { readGraphId } from './read-graph-id.ts'
import { readSnapshot } from './read-snapshot.ts'

/** The identity graph in Neo4j. */
export class Neo4jIdentityGraph extends PlanningGraph implements IdentityGraph {
  /** What tells this graph from any other: beside what was remembered of another, nothing must be believed. */
  async graphId(): Promise<string> {
    const [row] = await ask(this.graph, (session) => readGraphId(session, {}))
    if (row === undefined) throw new RangeError('The graph has no id: its migrations did not run')
    return row.graphId
  }

  async readCursors(lanes: readonly number[]): Promise<ReadonlyMap<number, LaneCursor>> {
    const rows = await ask(this.graph, (session) => readCursors(session, { lanes }))
    return new Map(rows.map(({ lane, position, epoch }) => [lane, { position, epoch }]))
  }

  async readSnapshot(request: SnapshotRequest): Promise<Snapshot> {
    return read(this.graph, (tx) => readSnapshot(tx, request, this.bounds))
  }

  async sharedAmong(keys: readonly IdentifierKey[]): Promise<ReadonlySet<IdentifierKey>> {
    const rows = await ask(this.graph, (session) => findShared(session, { keys }))
    return new Set(rows.map(({ key }) => key))
  }
}
