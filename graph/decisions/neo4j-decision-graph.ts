import type { DecisionGraph, LedgerEntry, StoredPin } from '../../src/app/decide/ports.ts'
import type { ApplyOutcome } from '../../src/app/resolve/ports.ts'
import type { Cluster, IdentityRules, Needed, Plan, Snapshot, StoredRecord } from '../../src/identity/index.ts'
import type { AttributeObservation, BirthId, Evidence, VertexKey } from '../../src/model/index.ts'
import type { GraphConnection } from '../connection.ts'
import { apply } from '../identity/apply-plan.ts'
import { completeSnapshot } from '../identity/complete-snapshot.ts'
import { decodeRecord } from '../identity/decode-record.ts'
import { decodeDecision, decodePin } from '../identity/decode-verdict.ts'
import { readClusters } from '../identity/read-clusters.ts'
import { readEvidence } from '../identity/read-evidence.ts'
import { readRecords } from '../identity/read-records.ts'
import { decodeProfile } from '../profiles/decode-profile.ts'
import { readByIds } from '../profiles/read-by-ids.ts'
import { rulesInForce } from '../rules/rules-in-force.ts'
import { read } from '../transaction.ts'
import { readDecision } from './read-decision.ts'
import { readPins } from './read-pins.ts'
import { readVertexKeys } from './read-vertex-keys.ts'

/** The identity graph in Neo4j, as stewards' decisions need it. */
export class Neo4jDecisionGraph implements DecisionGraph {
  readonly #graph: GraphConnection

  constructor(graph: GraphConnection) {
    this.#graph = graph
  }

  async readRules(): Promise<IdentityRules> {
    return rulesInForce(this.#graph)
  }

  async clustersByBirth(ids: readonly BirthId[]): Promise<ReadonlyMap<BirthId, Cluster>> {
    const keys = await this.vertexKeys(ids)
    const clusters = await this.clustersByVertex([...keys.values()])
    return new Map(
      [...keys].flatMap(([birthId, key]) => {
        const cluster = clusters.get(key)
        return cluster === undefined ? [] : [[birthId, cluster] as const]
      }),
    )
  }

  async clustersByVertex(keys: readonly VertexKey[]): Promise<ReadonlyMap<VertexKey, Cluster>> {
    const asked = new Set(keys)
    const clusters = await read(this.#graph, (tx) => readClusters(tx, { keys: [...asked] }))
    const held = clusters.flatMap((cluster) => cluster.members.map(({ key }) => [key, cluster] as const))
    return new Map(held.filter(([key]) => asked.has(key)))
  }

  async vertexKeys(births: readonly BirthId[]): Promise<ReadonlyMap<BirthId, VertexKey>> {
    const rows = await read(this.#graph, (tx) => readVertexKeys(tx, { births: [...new Set(births)] }))
    return new Map(rows.map(({ birthId, key }) => [birthId, key]))
  }

  async evidence(keys: readonly string[]): Promise<readonly Evidence[]> {
    return read(this.#graph, (tx) => readEvidence(tx, { keys: [...new Set(keys)] }))
  }

  async decision(id: string): Promise<LedgerEntry | null> {
    const [row] = await read(this.#graph, (tx) => readDecision(tx, { id }))
    return row === undefined ? null : { decision: decodeDecision(row), undoneBy: row.undoneBy }
  }

  async pins(ids: readonly string[]): Promise<readonly StoredPin[]> {
    const rows = await read(this.#graph, (tx) => readPins(tx, { ids: [...new Set(ids)] }))
    return rows.map((row) => ({ ...decodePin(row), withdrawnAt: row.withdrawnAt }))
  }

  async records(keys: readonly string[]): Promise<readonly StoredRecord[]> {
    const rows = await read(this.#graph, (tx) => readRecords(tx, { keys: [...new Set(keys)] }))
    return rows.map(decodeRecord)
  }

  async observations(id: BirthId): Promise<readonly AttributeObservation[]> {
    const rows = await read(this.#graph, (tx) => readByIds(tx, { ids: [id] }))
    return rows.flatMap((row) => decodeProfile(row).records)
  }

  async completeSnapshot(snapshot: Snapshot, needed: Needed): Promise<Snapshot> {
    return read(this.#graph, (tx) => completeSnapshot(tx, snapshot, needed))
  }

  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.#graph.turns.take(work)
  }

  async apply(plan: Plan, cursors: readonly []): Promise<ApplyOutcome> {
    return apply(this.#graph, plan, cursors)
  }
}
