/** Stewards' and rules' ports over the identity graph in memory: what is decided can be looked at in plain maps. */
import type { DecisionGraph, LedgerEntry, StoredPin } from '../../src/app/decide/index.ts'
import type { ApplyOutcome } from '../../src/app/resolve/index.ts'
import type { RulesGraph, WholeGraph } from '../../src/app/rules/index.ts'
import {
  EMPTY_SNAPSHOT,
  type Cluster,
  type IdentityRules,
  type Needed,
  type Plan,
  type Snapshot,
  type StoredRecord,
} from '../../src/identity/index.ts'
import {
  identifierOf,
  observationsIn,
  type AttributeObservation,
  type BirthId,
  type Evidence,
  type VertexKey,
} from '../../src/model/index.ts'
import type { MemoryIdentityGraph } from './memory-identity-graph.ts'

export class MemoryDecisionGraph implements DecisionGraph, RulesGraph {
  readonly identity: MemoryIdentityGraph
  /** Called before a plan is carried out, once: what it does happens meanwhile. */
  meanwhile: (() => void) | null = null
  /** Whether the answer to the next apply is lost, after it is done. */
  losesAnswer = false

  constructor(identity: MemoryIdentityGraph) {
    this.identity = identity
  }

  async readRules(): Promise<IdentityRules> {
    return this.identity.rules
  }

  async clustersByBirth(ids: readonly BirthId[]): Promise<ReadonlyMap<BirthId, Cluster>> {
    const keys = await this.vertexKeys(ids)
    const clusters = await this.clustersByVertex([...keys.values()])
    return mapOf(ids, (id) => clusters.get(keys.get(id) ?? ''))
  }

  async clustersByVertex(keys: readonly VertexKey[]): Promise<ReadonlyMap<VertexKey, Cluster>> {
    const { clusters } = this.identity.snapshot({ identifiers: [], vertices: keys, evidence: [], records: [] })
    return mapOf(keys, (key) => clusters.find(({ members }) => members.some((member) => member.key === key)))
  }

  async vertexKeys(births: readonly BirthId[]): Promise<ReadonlyMap<BirthId, VertexKey>> {
    const keys = new Map([...this.identity.vertices.values()].map(({ birthId, key }) => [birthId, key]))
    return mapOf(births, (birth) => keys.get(birth))
  }

  async evidence(keys: readonly string[]): Promise<readonly Evidence[]> {
    return keys.map((key) => this.identity.evidence.get(key)).filter((item) => item !== undefined)
  }

  async decision(id: string): Promise<LedgerEntry | null> {
    const decision = this.identity.decisions.get(id)
    if (decision === undefined) return null
    const undone = [...this.identity.decisions.values()].find(({ undoes }) => undoes === id)
    return { decision, undoneBy: undone?.id ?? null }
  }

  async pins(ids: readonly string[]): Promise<readonly StoredPin[]> {
    const { pins, withdrawnPins } = this.identity
    return ids.flatMap((id): StoredPin[] => {
      const [held, gone] = [pins.get(id), withdrawnPins.get(id)]
      if (held !== undefined) return [{ ...held, withdrawnAt: null }]
      return gone === undefined ? [] : [{ ...gone, withdrawnAt: '2026-06-01T00:00:00.000Z' }]
    })
  }

  async records(keys: readonly string[]): Promise<readonly StoredRecord[]> {
    return keys.map((key) => this.identity.records.get(key)).filter((record) => record !== undefined)
  }

  async observations(id: BirthId): Promise<readonly AttributeObservation[]> {
    const cluster = (await this.clustersByBirth([id])).get(id)
    const held = new Set(cluster?.members.map(({ key }) => key))
    return [...this.identity.records.values()].filter(({ identifier }) => held.has(identifier)).flatMap(observationsIn)
  }

  async completeSnapshot(snapshot: Snapshot, needed: Needed): Promise<Snapshot> {
    return this.identity.complete(snapshot, needed)
  }

  inTurn<T>(_contested: ReadonlySet<string>, work: () => Promise<T>): Promise<T> {
    return work()
  }

  async apply(plan: Plan, _cursors: readonly []): Promise<ApplyOutcome> {
    const meanwhile = this.meanwhile
    this.meanwhile = null
    meanwhile?.()
    const outcome = this.identity.carryOut(plan)
    if (!this.losesAnswer) return outcome
    this.losesAnswer = false
    throw new Error('The connection was lost')
  }

  async readWhole(): Promise<WholeGraph> {
    const { vertices, evidence, pins, conflicts, profileOf } = this.identity
    const keys = new Set([...vertices.keys()].map(identifierOf))
    const { identifiers } = this.identity.complete(EMPTY_SNAPSHOT, { identifiers: [...keys], vertices: [] })
    return {
      vertices: [...vertices.values()],
      identifiers: mapOf([...keys], (key) => identifiers.get(key) ?? undefined),
      evidence: [...evidence.values()],
      pins: [...pins.values()],
      conflicts: [...conflicts.values()],
      profileOf,
    }
  }

  async adopt(rules: IdentityRules): Promise<boolean> {
    if (this.identity.rules.version >= rules.version) return false
    this.identity.rules = rules
    return true
  }

  async staleProfiles(rulesVersion: number, after: BirthId | '', limit: number): Promise<readonly BirthId[]> {
    return this.#stale(rulesVersion)
      .filter((id) => id > after)
      .slice(0, limit)
  }

  async oversizedProfiles(limit: number): Promise<readonly BirthId[]> {
    const oversized = [...this.identity.profiles].filter(([, { evaluation }]) => evaluation === 'oversized')
    return oversized
      .map(([id]) => id)
      .toSorted()
      .slice(0, limit)
  }

  async countStale(rulesVersion: number): Promise<number> {
    return this.#stale(rulesVersion).length
  }

  #stale(version: number): BirthId[] {
    const stale = [...this.identity.profiles].filter(([, { rulesVersion }]) => rulesVersion < version)
    return stale.map(([id]) => id).toSorted()
  }
}

function mapOf<Key, Value>(keys: readonly Key[], valueOf: (key: Key) => Value | undefined): Map<Key, Value> {
  const map = new Map<Key, Value>()
  for (const key of keys) {
    const value = valueOf(key)
    if (value !== undefined) map.set(key, value)
  }
  return map
}
