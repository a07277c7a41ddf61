import type { Cluster, IdentityRules, Needed, Plan, Snapshot, StoredRecord } from '../../identity/index.ts'
import type { AttributeObservation, BirthId, Decision, Evidence, Pin, VertexKey } from '../../model/index.ts'
import type { ApplyOutcome } from '../resolve/ports.ts'
import type { Turns } from '../attempts.ts'

/** A decision as the ledger holds it. */
export interface LedgerEntry {
  readonly decision: Decision
  /** The decision that took it back; null while it holds. */
  readonly undoneBy: string | null
}

/** A pin, whether or not it still holds. */
export interface StoredPin extends Pin {
  /** Instant, ISO 8601; null while it holds. */
  readonly withdrawnAt: string | null
}

/** The identity graph, as stewards' decisions need it. */
export interface DecisionGraph extends Turns {
  readRules(): Promise<IdentityRules>
  /** The live cluster that holds the vertex born with each id; none for an id that nobody bears. */
  clustersByBirth(ids: readonly BirthId[]): Promise<ReadonlyMap<BirthId, Cluster>>
  /** The live clusters of vertices; none for those that are not there. */
  clustersByVertex(keys: readonly VertexKey[]): Promise<ReadonlyMap<VertexKey, Cluster>>
  vertexKeys(births: readonly BirthId[]): Promise<ReadonlyMap<BirthId, VertexKey>>
  evidence(keys: readonly string[]): Promise<readonly Evidence[]>
  decision(id: string): Promise<LedgerEntry | null>
  pins(ids: readonly string[]): Promise<readonly StoredPin[]>
  /** None for an unknown key. */
  records(keys: readonly string[]): Promise<readonly StoredRecord[]>
  /** What all records say of the live profile that holds the vertex born with this id. */
  observations(id: BirthId): Promise<readonly AttributeObservation[]>
  /** @param rules by which it is to be planned. @default those in force, which are then read first */
  completeSnapshot(snapshot: Snapshot, needed: Needed, rules?: IdentityRules): Promise<Snapshot>
  /** Carries a plan out that moves no lane. */
  apply(plan: Plan, cursors: readonly []): Promise<ApplyOutcome>
}
