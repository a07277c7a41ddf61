import type { ApplyOutcome, CursorMove, IdentityGraph, LaneCursor } from '../../src/app/resolve/index.ts'
import type { Cluster, Plan, Snapshot, StoredRecord, Vertex } from '../../src/identity/index.ts'
import type { BirthId, Change, Evidence, IdentifierKey } from '../../src/model/index.ts'

interface StoredProfile {
  version: number
  evaluation: Cluster['evaluation']
  lastRank: string
  somebody: boolean
}

/**
 * The identity graph as plain maps: carries plans out as `applyPlan` does, so that the pure engine can be run
 * over thousands of random histories. Tests of the real graph use the real graph.
 */
export class MemoryIdentityGraph implements IdentityGraph {
  readonly vertices = new Map<IdentifierKey, Vertex>()
  readonly profileOf = new Map<IdentifierKey, BirthId>()
  readonly profiles = new Map<BirthId, StoredProfile>()
  readonly evidence = new Map<string, Evidence>()
  readonly records = new Map<string, StoredRecord>()
  readonly changes: Change[] = []
  readonly cursors = new Map<number, LaneCursor>()

  async readCursors(): Promise<ReadonlyMap<number, LaneCursor>> {
    return this.cursors
  }

  async readSnapshot(
    keys: readonly IdentifierKey[],
    evidenceKeys: readonly string[],
    recordKeys: readonly string[],
  ): Promise<Snapshot> {
    return this.snapshot(keys, evidenceKeys, recordKeys)
  }

  async completeSnapshot(snapshot: Snapshot, profiles: readonly BirthId[]): Promise<Snapshot> {
    return this.complete(snapshot, profiles)
  }

  async apply(plan: Plan, cursors: readonly CursorMove[]): Promise<ApplyOutcome> {
    return this.carryOut(plan, cursors)
  }

  snapshot(keys: readonly IdentifierKey[], evidenceKeys: readonly string[], recordKeys: readonly string[]): Snapshot {
    const profiles = new Set(keys.map((key) => this.profileOf.get(key)).filter((id) => id !== undefined))
    return {
      clusters: [...profiles].map((id) => this.#cluster(id)),
      evidence: pick(this.evidence, evidenceKeys),
      records: pick(this.records, recordKeys),
      complete: new Set(),
      oversized: new Set(),
    }
  }

  complete(snapshot: Snapshot, asked: readonly BirthId[]): Snapshot {
    const reached = new Set(asked)
    const evidence = new Map(snapshot.evidence)
    for (const id of reached)
      for (const row of this.evidence.values()) {
        const ends = [this.profileOf.get(row.a), this.profileOf.get(row.b)]
        if (row.reason === 'blocked' || row.reason === 'household' || !ends.includes(id)) continue
        evidence.set(row.key, row)
        for (const end of ends) if (end !== undefined) reached.add(end)
      }
    const known = new Map(snapshot.clusters.map((cluster) => [cluster.profileId, cluster]))
    for (const id of reached) known.set(id, this.#cluster(id))
    return {
      ...snapshot,
      clusters: [...known.values()],
      evidence,
      complete: new Set([...snapshot.complete, ...reached]),
    }
  }

  carryOut(plan: Plan, cursors: readonly CursorMove[] = []): ApplyOutcome {
    const isStale = plan.expected.some(({ id, version }) => this.profiles.get(id)?.version !== version)
    if (isStale || plan.registrations.some(({ key }) => this.vertices.has(key))) return { kind: 'stale' }
    const base = this.changes.length
    for (const { change, index, value: _, ...vertex } of plan.registrations)
      this.vertices.set(vertex.key, { ...vertex, birthSeq: (base + 1 + change) * 1_000 + index })
    for (const row of plan.evidence) this.evidence.set(row.key, row)
    for (const row of plan.records) this.records.set(row.key, row)
    for (const id of plan.retired) this.profiles.delete(id)
    for (const { node, id } of plan.profiles) if (node !== null && node !== id) this.#rename(node, id)
    for (const { id, evaluation, lastRank, change, somebody, attach } of plan.profiles) {
      this.profiles.set(id, { version: base + 1 + change, evaluation, lastRank, somebody })
      for (const key of attach) this.profileOf.set(key, id)
    }
    plan.changes.forEach((change, at) => this.changes.push({ seq: base + 1 + at, ...change }))
    for (const { lane, position, epoch } of cursors) this.cursors.set(lane, { position, epoch })
    return { kind: 'applied', lastChange: this.changes.length }
  }

  /** Members of each live profile, sorted: `customer:1,email:a@x`. */
  clusters(): string[] {
    const members = new Map<BirthId, IdentifierKey[]>()
    for (const [key, id] of this.profileOf) members.set(id, [...(members.get(id) ?? []), key])
    return [...members.values()].map((keys) => keys.toSorted().join(',')).toSorted()
  }

  #rename(from: BirthId, to: BirthId): void {
    if (this.profiles.has(to)) throw new Error(`Profile ${to} is there already`)
    const stored = this.profiles.get(from)
    if (stored === undefined) throw new Error(`Profile ${from} is not there`)
    this.profiles.delete(from)
    this.profiles.set(to, stored)
    for (const [key, id] of this.profileOf) if (id === from) this.profileOf.set(key, to)
  }

  #cluster(profileId: BirthId): Cluster {
    const { version, evaluation, lastRank } = this.#stored(profileId)
    const members = [...this.vertices.values()].filter(({ key }) => this.profileOf.get(key) === profileId)
    return { profileId, version, evaluation, lastRank, members }
  }

  #stored(profileId: BirthId): StoredProfile {
    const stored = this.profiles.get(profileId)
    if (stored === undefined) throw new Error(`Profile ${profileId} is not there`)
    return stored
  }
}

function pick<T>(from: ReadonlyMap<string, T>, keys: readonly string[]): Map<string, T> {
  return new Map(keys.flatMap((key) => (from.has(key) ? [[key, from.get(key) as T]] : [])))
}
