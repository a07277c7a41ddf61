import type { DecisionGraph, LedgerEntry, StoredPin } from '../../src/app/decide/ports.ts'
import type { Cluster, StoredRecord } from '../../src/identity/index.ts'
import type { AttributeObservation, BirthId, Evidence, VertexKey } from '../../src/model/index.ts'
import { decodeRecord } from '../identity/decode-record.ts'
import { decodeDecision, decodePin } from '../identity/decode-verdict.ts'
import { UNBOUNDED } from '../identity/component-bounds.ts'
import { PlanningGraph } from '../identity/planning-graph.ts'
import { readClusters } from '../identity/read-clusters.ts'
import { readEvidence } from '../identity/read-evidence.ts'
import { readRecords } from '../identity/read-records.ts'
import { decodeProfile } from '../profiles/decode-profile.ts'
import { readByIds } from '../profiles/read-by-ids.ts'
import { ask } from '../transaction.ts'
import { readClustersByBirth } from './read-clusters-by-birth.ts'
import { readDecision } from './read-decision.ts'
import { readPins } from './read-pins.ts'
import { readVertexKeys } from './read-vertex-keys.ts'

/** The identity graph in Neo4j, as stewards' decisions need it. */
export class Neo4jDecisionGraph extends PlanningGraph implements DecisionGraph {
  async clustersByBirth(ids: readonly BirthId[]): Promise<ReadonlyMap<BirthId, Cluster>> {
    const asked = new Set(ids)
    const clusters = await ask(this.graph, (session) => readClustersByBirth(session, { births: [...asked] }))
    const held = clusters.flatMap((cluster) => cluster.members.map(({ birthId }) => [birthId, cluster] as const))
    return new Map(held.filter(([birthId]) => asked.has(birthId)))
  }

  async clustersByVertex(keys: readonly VertexKey[]): Promise<ReadonlyMap<VertexKey, Cluster>> {
    const asked = new Set(keys)
    const clusters = await ask(this.graph, (session) => readClusters(session, { keys: [...asked], ...UNBOUNDED }))
    const held = clusters.flatMap((cluster) => cluster.members.map(({ key }) => [key, cluster] as const))
    return new Map(held.filter(([key]) => asked.has(key)))
  }

  async vertexKeys(births: readonly BirthId[]): Promise<ReadonlyMap<BirthId, VertexKey>> {
    const rows = await ask(this.graph, (session) => readVertexKeys(session, { births: [...new Set(births)] }))
    return new Map(rows.map(({ birthId, key }) => [birthId, key]))
  }

  async evidence(keys: readonly string[]): Promise<readonly Evidence[]> {
    return ask(this.graph, (session) => readEvidence(session, { keys: [...new Set(keys)] }))
  }

  async decision(id: string): Promise<LedgerEntry | null> {
    const [row] = await ask(this.graph, (session) => readDecision(session, { id }))
    return row === undefined ? null : { decision: decodeDecision(row), undoneBy: row.undoneBy }
  }

  async pins(ids: readonly string[]): Promise<readonly StoredPin[]> {
    const rows = await ask(this.graph, (session) => readPins(session, { ids: [...new Set(ids)] }))
    return rows.map((row) => ({ ...decodePin(row), withdrawnAt: row.withdrawnAt }))
  }

  async records(keys: readonly string[]): Promise<readonly StoredRecord[]> {
    const rows = await ask(this.graph, (session) => readRecords(session, { keys: [...new Set(keys)] }))
    return rows.map(decodeRecord)
  }

  async observations(id: BirthId): Promise<readonly AttributeObservation[]> {
    const rows = await ask(this.graph, (session) => readByIds(session, { ids: [id] }))
    return rows.flatMap((row) => decodeProfile(row).records)
  }
}
