import type { Plan, Snapshot, StoredRecord } from '../../src/identity/index.ts'
import type { ApplyOutcome, CursorMove, IdentityGraph, LaneCursor } from '../../src/app/resolve/ports.ts'
import type { BirthId, Evidence, IdentifierKey } from '../../src/model/index.ts'
import type { GraphConnection } from '../connection.ts'
import { isConstraintViolation, isGone, read, write } from '../transaction.ts'
import { applyPlan } from './apply-plan.ts'
import { completeSnapshot } from './complete-snapshot.ts'
import { readClusters } from './read-clusters.ts'
import { readCursors } from './read-cursors.ts'
import { readEvidence } from './read-evidence.ts'
import { readGraphId } from './read-graph-id.ts'
import { readRecords } from './read-records.ts'

/** The identity graph in Neo4j. */
export class Neo4jIdentityGraph implements IdentityGraph {
  readonly #graph: GraphConnection

  constructor(graph: GraphConnection) {
    this.#graph = graph
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

  async readSnapshot(
    keys: readonly IdentifierKey[],
    evidenceKeys: readonly string[],
    recordKeys: readonly string[],
  ): Promise<Snapshot> {
    return read(this.#graph, async (tx) => {
      const [clusters, evidence, records] = await Promise.all([
        readClusters(tx, { keys }),
        readEvidence(tx, { keys: evidenceKeys }),
        recordKeys.length === 0 ? [] : readRecords(tx, { keys: recordKeys }),
      ])
      return {
        clusters,
        evidence: new Map(evidence.map((row): [string, Evidence] => [row.key, row])),
        records: new Map(
          records.map((row): [string, StoredRecord] => [row.key, { ...row, attributes: JSON.parse(row.attributes) }]),
        ),
        complete: new Set(),
        oversized: new Set(),
      }
    })
  }

  async completeSnapshot(snapshot: Snapshot, profiles: readonly BirthId[]): Promise<Snapshot> {
    return read(this.#graph, (tx) => completeSnapshot(tx, snapshot, profiles))
  }

  /** A uniqueness constraint that refuses a write, or a node that is gone, says that somebody else was first. */
  async apply(plan: Plan, cursors: readonly CursorMove[]): Promise<ApplyOutcome> {
    try {
      return await write(this.#graph, (tx) => applyPlan(tx, plan, cursors))
    } catch (error) {
      if (isConstraintViolation(error) || isGone(error)) return { kind: 'stale' }
      throw error
    }
  }
}
