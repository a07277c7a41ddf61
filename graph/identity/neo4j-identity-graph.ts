import type { IdentityRules, Needed, Plan, Snapshot } from '../../src/identity/index.ts'
import type {
  ApplyOutcome,
  CursorMove,
  IdentityGraph,
  LaneCursor,
  SnapshotRequest,
} from '../../src/app/resolve/ports.ts'
import type { IdentifierKey } from '../../src/model/index.ts'
import type { GraphConnection } from '../connection.ts'
import { rulesInForce } from '../rules/rules-in-force.ts'
import { read } from '../transaction.ts'
import { apply } from './apply-plan.ts'
import { completeSnapshot } from './complete-snapshot.ts'
import type { ComponentBounds } from './component-reading.ts'
import { findShared } from './find-shared.ts'
import { readCursors } from './read-cursors.ts'
import { readGraphId } from './read-graph-id.ts'
import { readSnapshot } from './read-snapshot.ts'

/** The identity graph in Neo4j. */
export class Neo4jIdentityGraph implements IdentityGraph {
  readonly #graph: GraphConnection
  readonly #bounds: ComponentBounds | undefined

  /** @param bounds of a component that is evaluated with a batch. @default 1,000 vertices, 20,000 pieces of evidence */
  constructor(graph: GraphConnection, bounds?: ComponentBounds) {
    this.#graph = graph
    this.#bounds = bounds
  }

  /** What tells this graph from any other: beside what was remembered of another, nothing must be believed. */
  async graphId(): Promise<string> {
    const [row] = await read(this.#graph, (tx) => readGraphId(tx, {}))
    if (row === undefined) throw new RangeError('The graph has no id: its migrations did not run')
    return row.graphId
  }

  async readCursors(lanes: readonly number[]): Promise<ReadonlyMap<number, LaneCursor>> {
    const rows = await read(this.#graph, (tx) => readCursors(tx, { lanes }))
    return new Map(rows.map(({ lane, position, epoch }) => [lane, { position, epoch }]))
  }

  async readSnapshot(request: SnapshotRequest): Promise<Snapshot> {
    return read(this.#graph, (tx) => readSnapshot(tx, request))
  }

  async completeSnapshot(snapshot: Snapshot, needed: Needed): Promise<Snapshot> {
    return read(this.#graph, (tx) => completeSnapshot(tx, snapshot, needed, this.#bounds))
  }

  async sharedAmong(keys: readonly IdentifierKey[]): Promise<ReadonlySet<IdentifierKey>> {
    const rows = await read(this.#graph, (tx) => findShared(tx, { keys }))
    return new Set(rows.map(({ key }) => key))
  }

  async readRules(): Promise<IdentityRules> {
    return rulesInForce(this.#graph)
  }

  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.#graph.turns.take(work)
  }

  async apply(plan: Plan, cursors: readonly CursorMove[]): Promise<ApplyOutcome> {
    return apply(this.#graph, plan, cursors)
  }
}
