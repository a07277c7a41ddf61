import type {
  ApplyOutcome,
  CursorMove,
  IdentityGraph,
  LaneCursor,
  SnapshotRequest,
} from '../../src/app/resolve/index.ts'
import {
  EMPTY_SNAPSHOT,
  MATCHER,
  reasonOfEnds,
  type Cluster,
  type IdentityRules,
  type Needed,
  type Plan,
  type Snapshot,
  type StoredIdentifier,
  type StoredMatch,
  type StoredRecord,
  type Vertex,
} from '../../src/identity/index.ts'
import {
  identifierOf,
  type BirthId,
  type Change,
  type Conflict,
  type Decision,
  type Evidence,
  type GivenConflict,
  type IdentifierKey,
  type Pin,
  type VertexKey,
} from '../../src/model/index.ts'
import { Groups } from './groups.ts'

type StoredProfile = Omit<Cluster, 'profileId' | 'members'>

/**
 * The identity graph as plain maps: carries plans out as `applyPlan` does, so that the pure engine can be run
 * over thousands of random histories. Tests of the real graph use the real graph.
 */
export class MemoryIdentityGraph implements IdentityGraph {
  readonly vertices = new Map<VertexKey, Vertex>()
  readonly profileOf = new Map<VertexKey, BirthId>()
  readonly profiles = new Map<BirthId, StoredProfile>()
  readonly identifiers = new Map<IdentifierKey, Pick<StoredIdentifier, 'vertices' | 'ownership'>>()
  readonly logins = new Map<IdentifierKey, Map<IdentifierKey, number[]>>()
  readonly evidence = new Map<string, Evidence>()
  readonly pins = new Map<string, Pin>()
  readonly withdrawnPins = new Map<string, Pin>()
  readonly conflicts = new Map<string, GivenConflict>()
  readonly decisions = new Map<string, Decision>()
  readonly records = new Map<string, StoredRecord>()
  readonly changes: Change[] = []
  readonly cursors = new Map<number, LaneCursor>()
  readonly #born = new Map<BirthId, VertexKey>()
  readonly #members = new Groups<BirthId, VertexKey>()
  /** Keys of evidence by whole identifier. */
  readonly #evidenceOf = new Groups<IdentifierKey, string>()
  rules: IdentityRules

  constructor(rules: IdentityRules) {
    this.rules = rules
  }

  async readCursors(): Promise<ReadonlyMap<number, LaneCursor>> {
    return this.cursors
  }

  async readRules(): Promise<IdentityRules> {
    return this.rules
  }

  async sharedAmong(keys: readonly IdentifierKey[]): Promise<ReadonlySet<IdentifierKey>> {
    return new Set(keys.filter((key) => this.vertices.get(key)?.state === 'shared'))
  }

  async readSnapshot(request: SnapshotRequest): Promise<Snapshot> {
    return this.snapshot(request)
  }

  async completeSnapshot(snapshot: Snapshot, needed: Needed): Promise<Snapshot> {
    return this.complete(snapshot, needed)
  }

  inTurn<T>(_contested: ReadonlySet<string>, work: () => Promise<T>): Promise<T> {
    return work()
  }

  async apply(plan: Plan, cursors: readonly CursorMove[]): Promise<ApplyOutcome> {
    return this.carryOut(plan, cursors)
  }

  snapshot({ identifiers, vertices, evidence, records }: SnapshotRequest): Snapshot {
    const base = this.#withIdentifiers(
      { ...EMPTY_SNAPSHOT, evidence: pick(this.evidence, evidence), records: pick(this.records, records) },
      identifiers,
      false,
    )
    return this.#withClusters(
      base,
      vertices.flatMap((key) => this.identifiers.get(key)?.vertices ?? [key]),
    )
  }

  complete(snapshot: Snapshot, { identifiers, vertices }: Needed): Snapshot {
    const whole = this.#withIdentifiers(snapshot, identifiers, true)
    const clusters = this.#withClusters(
      whole,
      identifiers.flatMap((key) => this.identifiers.get(key)?.vertices ?? [key]),
    )
    const reached = new Set(vertices.map((key) => this.profileOf.get(key)).filter((id) => id !== undefined))
    const evidence = new Map(clusters.evidence)
    const pins = new Map(clusters.pins)
    const conflicts: Map<string, Conflict> = new Map(clusters.conflicts)
    for (const id of reached) {
      for (const row of this.#usableAt(id)) {
        evidence.set(row.key, row)
        this.#reach([row.a, row.b], reached)
      }
      for (const pin of this.#verdictsAt(this.pins, id)) {
        pins.set(pin.id, pin)
        this.#reach(pin.sides.flat(), reached)
      }
      for (const conflict of this.#verdictsAt(this.conflicts, id)) conflicts.set(conflict.id, conflict)
    }
    const members = [...reached].flatMap((id) => [...this.#members.of(id)])
    return {
      ...this.#withClusters({ ...clusters, evidence, pins, conflicts }, members),
      complete: new Set([...snapshot.complete, ...reached]),
    }
  }

  carryOut(plan: Plan, cursors: readonly CursorMove[] = []): ApplyOutcome {
    if (plan.rulesVersion !== this.rules.version) return { kind: 'otherRules', version: this.rules.version }
    const isStale = plan.expected.some(({ id, version }) => this.profiles.get(id)?.version !== version)
    if (isStale || plan.registrations.some(({ key }) => this.vertices.has(key))) return { kind: 'stale' }
    const base = this.changes.length
    this.#register(plan)
    this.#writeFacts(plan)
    for (const id of plan.retired) this.profiles.delete(id)
    for (const { node, id } of plan.profiles) if (node !== null && node !== id) this.#rename(node, id)
    for (const { id, evaluation, rulesVersion, lastRank, change, attach } of plan.profiles) {
      this.profiles.set(id, { version: base + 1 + change, evaluation, rulesVersion, lastRank })
      for (const key of attach) this.#attach(key, id)
    }
    plan.changes.forEach((change, at) => this.changes.push({ seq: base + 1 + at, ...change }))
    for (const { lane, position, epoch } of cursors) this.cursors.set(lane, { position, epoch })
    return { kind: 'applied', lastChange: this.changes.length }
  }

  /** Members of each live profile, sorted: `customer:1,email:a@x`; with those that stand for nobody, former tenures aside. */
  clusters(): string[] {
    const clusters = Array.from(this.#members, ([, keys]) => [...keys].filter((key) => !this.isFormer(key)))
    return clusters
      .filter(({ length }) => length > 0)
      .map((keys) => keys.toSorted().join(','))
      .toSorted()
  }

  /** Whether it is a tenure that no evidence needs any more. */
  isFormer(key: VertexKey): boolean {
    return key.includes('#') && !this.hasEvidence(key)
  }

  /** What it holds under a matcher's name. */
  matchOf(matcher: string): StoredMatch {
    const isOfMatcher = ({ rule, source, modelVersion }: Evidence) =>
      rule === MATCHER && source === matcher && modelVersion !== null
    return {
      evidence: [...this.evidence.values()].filter(isOfMatcher),
      conflicts: [...this.conflicts.values()].filter((conflict) => conflict.matcher === matcher),
    }
  }

  hasEvidence(key: VertexKey): boolean {
    return this.#evidenceAt(identifierOf(key)).some(({ a, b }) => a === key || b === key)
  }

  bornAs(birth: BirthId): VertexKey | undefined {
    return this.#born.get(birth)
  }

  membersOf(profile: BirthId): readonly VertexKey[] {
    return [...this.#members.of(profile)]
  }

  #evidenceAt(identifier: IdentifierKey): Evidence[] {
    const keys = [...this.#evidenceOf.of(identifier)]
    return keys.map((key) => this.evidence.get(key)).filter((row) => row !== undefined)
  }

  /** Evidence that could join the members of a profile to somebody. */
  #usableAt(id: BirthId): Evidence[] {
    const identifiers = new Set([...this.#members.of(id)].map(identifierOf))
    const rows = new Set([...identifiers].flatMap((key) => this.#evidenceAt(key)))
    return [...rows].filter((row) => this.#touches([row.a, row.b], id) && this.#isUsable(row))
  }

  #verdictsAt<T extends Conflict>(verdicts: ReadonlyMap<string, T>, id: BirthId): T[] {
    return [...verdicts.values()].filter(({ sides }) => this.#touches(sides.flat(), id))
  }

  #register(plan: Plan): void {
    for (const { change: _change, index: _index, value: _value, ...vertex } of plan.registrations) {
      if (this.#born.has(vertex.birthId)) throw new Error(`Another vertex was born ${vertex.birthId}`)
      this.#born.set(vertex.birthId, vertex.key)
      this.vertices.set(vertex.key, { ...vertex, birthSeq: this.vertices.size })
    }
    for (const { key, state, verified, vertices, ownership } of plan.identifiers) {
      this.identifiers.set(key, { vertices, ownership })
      for (const tenure of vertices) {
        const vertex = this.vertices.get(tenure)
        if (vertex) this.vertices.set(tenure, { ...vertex, state, verified })
      }
    }
    for (const { device, owner, atMs } of plan.logins) {
      const owners = this.logins.get(device) ?? new Map<IdentifierKey, number[]>()
      this.logins.set(device, owners.set(owner, [...(owners.get(owner) ?? []), atMs]))
    }
  }

  #writeFacts(plan: Plan): void {
    for (const key of plan.movedEvidence) this.#dropEvidence(key)
    for (const { adds, ...row } of plan.evidence) this.#setEvidence(adds ? this.#added(row) : row)
    for (const row of plan.records) this.records.set(row.key, row)
    for (const pin of [...plan.pins.made, ...plan.pins.restored]) {
      this.pins.set(pin.id, pin)
      this.withdrawnPins.delete(pin.id)
    }
    for (const { id } of plan.pins.withdrawn) {
      const pin = this.pins.get(id)
      if (pin) this.withdrawnPins.set(id, pin)
      this.pins.delete(id)
    }
    for (const conflict of plan.conflicts.made) this.conflicts.set(conflict.id, conflict)
    for (const id of plan.conflicts.removed) this.conflicts.delete(id)
    for (const { about: _, ...decision } of plan.decisions) this.decisions.set(decision.id, decision)
  }

  #setEvidence(row: Evidence): void {
    this.evidence.set(row.key, row)
    for (const end of [row.a, row.b]) this.#evidenceOf.add(identifierOf(end), row.key)
  }

  #dropEvidence(key: string): void {
    const row = this.evidence.get(key)
    if (row === undefined) return
    this.evidence.delete(key)
    for (const end of [row.a, row.b]) this.#evidenceOf.remove(identifierOf(end), key)
  }

  /** Puts a vertex in a profile, as a plan that was carried out. */
  place(key: VertexKey, id: BirthId): void {
    this.#attach(key, id)
  }

  #attach(key: VertexKey, id: BirthId): void {
    const from = this.profileOf.get(key)
    if (from !== undefined) this.#members.remove(from, key)
    this.#members.add(id, key)
    this.profileOf.set(key, id)
  }

  #added(row: Evidence): Evidence {
    const known = this.evidence.get(row.key)
    return { ...row, days: sum(row.days, known?.days), slots: sum(row.slots, known?.slots) }
  }

  #withIdentifiers(snapshot: Snapshot, keys: readonly IdentifierKey[], evenShared: boolean): Snapshot {
    const identifiers = new Map(snapshot.identifiers)
    const evidence = new Map(snapshot.evidence)
    for (const key of keys) {
      const stored = this.#identifier(key)
      const isWhole = stored !== null && (evenShared || stored.state !== 'shared')
      identifiers.set(key, stored && { ...stored, isWhole })
      if (isWhole) for (const row of this.#evidenceAt(key)) evidence.set(row.key, row)
    }
    return { ...snapshot, identifiers, evidence }
  }

  #identifier(key: IdentifierKey): StoredIdentifier | null {
    const vertex = this.vertices.get(key)
    if (vertex === undefined) return null
    const { vertices, ownership } = this.identifiers.get(key) ?? { vertices: [key], ownership: [] }
    const logins = [...(this.logins.get(key) ?? [])].map(([owner, atMs]) => ({ owner, atMs }))
    const degree = this.#evidenceOf.of(key).size
    const { state, verified } = vertex
    return { key, state, verified, vertices, ownership, logins, degree, isWhole: true, isBeyond: false }
  }

  #withClusters(snapshot: Snapshot, keys: readonly VertexKey[]): Snapshot {
    const known = new Map(snapshot.clusters.map((cluster) => [cluster.profileId, cluster]))
    for (const key of keys) {
      const id = this.profileOf.get(key)
      if (id !== undefined && !known.has(id)) known.set(id, this.#cluster(id))
    }
    return { ...snapshot, clusters: [...known.values()] }
  }

  #isUsable(row: Evidence): boolean {
    const states = [row.a, row.b].map((end) => this.vertices.get(end)?.state)
    return row.state !== 'retracted' && reasonOfEnds(row, states, this.rules) === null
  }

  #touches(keys: readonly VertexKey[], id: BirthId): boolean {
    return keys.some((key) => this.profileOf.get(key) === id)
  }

  #reach(keys: readonly VertexKey[], reached: Set<BirthId>): void {
    for (const key of keys) {
      const id = this.profileOf.get(key)
      if (id !== undefined) reached.add(id)
    }
  }

  #rename(from: BirthId, to: BirthId): void {
    if (this.profiles.has(to)) throw new Error(`Profile ${to} is there already`)
    const stored = this.#stored(from)
    this.profiles.delete(from)
    this.profiles.set(to, stored)
    for (const key of this.membersOf(from)) this.#attach(key, to)
  }

  #cluster(profileId: BirthId): Cluster {
    const members = this.membersOf(profileId)
      .map((key) => this.vertices.get(key))
      .filter((vertex) => vertex !== undefined)
    return { profileId, ...this.#stored(profileId), members }
  }

  #stored(profileId: BirthId): StoredProfile {
    const stored = this.profiles.get(profileId)
    if (stored === undefined) throw new Error(`Profile ${profileId} is not there`)
    return stored
  }
}

function sum(x: readonly number[], y: readonly number[] = []): number[] {
  return [...new Set([...x, ...y])].toSorted((a, b) => a - b)
}

function pick<T>(from: ReadonlyMap<string, T>, keys: readonly string[]): Map<string, T> {
  return new Map(keys.flatMap((key) => (from.has(key) ? [[key, from.get(key) as T]] : [])))
}
