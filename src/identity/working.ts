import {
  birthId,
  type BirthId,
  type Decision,
  type Evidence,
  type EvidenceState,
  type IdentifierKey,
  type LoggedEvent,
  type ParkedReason,
} from '../model/index.ts'
import { describedBy, observationsOf, verticesOf, type NamedVertex, type Observation } from './evidence-of-event.ts'
import { EventEffects } from './event-effects.ts'
import { exceedsLimit, type Joined, partition, rankOf, reasonOfEnds } from './partition.ts'
import type { ChangeDraft, Registration } from './plan.ts'
import { mergeRecord, recordKey } from './record.ts'
import { classOf, type IdentityRules } from './rules.ts'
import type { Snapshot, StoredRecord, Vertex } from './snapshot.ts'
import { absorb, workingCluster, type WorkingCluster } from './working-cluster.ts'

/** Vertices of this plan come after all that the graph holds. */
const UNBORN_SEQ = 2 ** 52

/**
 * The part of the graph that a batch touches, as it becomes event by event.
 *
 * The rules are hereditary (when a union is allowed, so is every part of it), hence the full evaluation need not
 * be made for new evidence
 * - inside a cluster: it changes nothing but itself;
 * - between two `simple` clusters whose union is allowed: it joins them;
 * - that ranks after all that joined the clusters at its ends: when its turn comes they are what they are now, so
 *   it joins them if their union is allowed and is parked if not, and whatever was refused before stays so.
 *
 * All else evaluates the component in full. When that needs evidence which the snapshot lacks, the profiles are
 * noted in `missing` and the plan is to be made again with them.
 */
export class Working {
  readonly missing = new Set<BirthId>()
  readonly registrations: Registration[] = []
  readonly changes: ChangeDraft[] = []
  readonly decisions: (Decision & { about: BirthId[] })[] = []
  /** Evidence and records to be written, by key. */
  readonly evidenceWrites = new Map<string, Evidence>()
  readonly recordWrites = new Map<string, StoredRecord>()
  /** Profile that held each vertex in the graph; none for those registered here. */
  readonly origin = new Map<IdentifierKey, BirthId>()
  /** Profiles that a full evaluation looked at. */
  readonly consulted = new Set<BirthId>()
  readonly #snapshot: Snapshot
  readonly #rules: IdentityRules
  readonly #versions: ReadonlyMap<BirthId, number>
  readonly #vertices = new Map<IdentifierKey, Vertex>()
  readonly #clusterOf = new Map<IdentifierKey, WorkingCluster>()
  readonly #evidence: Map<string, Evidence>
  readonly #incident = new Map<IdentifierKey, Set<string>>()

  constructor(snapshot: Snapshot, rules: IdentityRules) {
    this.#snapshot = snapshot
    this.#rules = rules
    this.#versions = new Map(snapshot.clusters.map(({ profileId, version }) => [profileId, version]))
    this.#evidence = new Map(snapshot.evidence)
    for (const { profileId, members, evaluation, lastRank } of snapshot.clusters) {
      this.#hold(workingCluster(members, evaluation, lastRank))
      for (const { key } of members) this.origin.set(key, profileId)
    }
    for (const evidence of snapshot.evidence.values()) this.#index(evidence)
  }

  /** All clusters, as they are now. */
  get clusters(): ReadonlySet<WorkingCluster> {
    return new Set(this.#clusterOf.values())
  }

  /** Change number of a profile's last write when it was read. */
  versionOf(profileId: BirthId): number {
    const version = this.#versions.get(profileId)
    if (version === undefined) throw new RangeError(`Profile ${profileId} is not in the snapshot`)
    return version
  }

  vertex(key: IdentifierKey): Vertex | undefined {
    return this.#vertices.get(key)
  }

  take(logged: LoggedEvent): void {
    const effects = new EventEffects(logged)
    const named = verticesOf(logged.event, this.#rules)
    named.forEach((vertex, index) => this.#register(vertex, index, logged, effects))
    for (const observation of observationsOf(logged.event, named)) this.#observe(observation, effects)
    this.#describe(logged, named, effects)
    if (!effects.isEmpty) this.#conclude(effects)
  }

  #register(named: NamedVertex, index: number, at: LoggedEvent, effects: EventEffects): void {
    if (this.#vertices.has(named.key)) return
    const { key, namespace, value, state } = named
    const born = { key, namespace, state, class: classOf(this.#rules, namespace), birthId: birthId(at, index) }
    const vertex: Vertex = { ...born, birthSeq: UNBORN_SEQ + this.registrations.length }
    this.registrations.push({ ...born, value, change: this.changes.length, index })
    effects.registered.set(vertex, index)
    effects.remember(this.#hold(workingCluster([vertex])))
  }

  #hold(cluster: WorkingCluster): WorkingCluster {
    for (const member of cluster.members) {
      this.#vertices.set(member.key, member)
      this.#clusterOf.set(member.key, cluster)
    }
    return cluster
  }

  #observe(observation: Observation, effects: EventEffects): void {
    const { day, ...fixed } = observation
    const known = this.#evidence.get(observation.key)
    if (known?.days.includes(day)) return this.#retry(known, effects)
    const days = [...(known?.days ?? []), day].toSorted((x, y) => x - y)
    const evidence: Evidence = { state: 'accepted', reason: null, ...known, ...fixed, days }
    this.#write(evidence, day, effects)
    if (known === undefined || known.state !== 'accepted') this.#join(evidence, effects)
  }

  /** Evidence that waited is decided once its component allows. */
  #retry(known: Evidence, effects: EventEffects): void {
    if (known.state === 'pending') this.#join(known, effects)
  }

  #join(evidence: Evidence, effects: EventEffects): void {
    const nobody = reasonOfEnds(this.#vertices.get(evidence.a)?.state, this.#vertices.get(evidence.b)?.state)
    if (nobody !== null) return this.#settle(evidence.key, 'parked', nobody, effects)
    const [left, right] = [this.#cluster(evidence.a), this.#cluster(evidence.b)]
    if (left === right) return this.#settle(evidence.key, 'accepted', null, effects)
    const rank = rankOf(evidence)
    const isAllowed = !exceedsLimit(left.members, right.members, this.#rules)
    const isLast = rank > left.lastRank && rank > right.lastRank
    if (isAllowed && (isLast || (left.evaluation === 'simple' && right.evaluation === 'simple'))) {
      this.#settle(evidence.key, 'accepted', null, effects)
      this.#unite(left, right, rank, effects)
    } else if (isLast) this.#park(evidence.key, left, right, effects)
    else this.#evaluate(evidence, effects)
  }

  #unite(left: WorkingCluster, right: WorkingCluster, rank: string, effects: EventEffects): void {
    effects.remember(left)
    effects.remember(right)
    const [into, from] = left.members.length >= right.members.length ? [left, right] : [right, left]
    for (const { key } of from.members) this.#clusterOf.set(key, into)
    absorb(into, from, rank)
  }

  #park(key: string, left: WorkingCluster, right: WorkingCluster, effects: EventEffects): void {
    this.#settle(key, 'parked', 'limit', effects)
    for (const cluster of [left, right]) if (cluster.evaluation === 'simple') cluster.evaluation = 'contested'
  }

  #evaluate(evidence: Evidence, effects: EventEffects): void {
    const component = this.#component([this.#cluster(evidence.a), this.#cluster(evidence.b)])
    const profiles = this.#originsOf(component)
    if (profiles.some((id) => this.#snapshot.oversized.has(id))) return this.#postpone(evidence, effects)
    const unread = profiles.filter((id) => !this.#snapshot.complete.has(id))
    for (const id of unread) this.missing.add(id)
    if (unread.length > 0) return
    for (const id of profiles) this.consulted.add(id)
    this.#apply(component, effects)
  }

  /** The component is too large to be evaluated with a batch: its evidence waits. */
  #postpone(evidence: Evidence, effects: EventEffects): void {
    this.#settle(evidence.key, 'pending', null, effects)
    for (const end of [evidence.a, evidence.b]) this.#cluster(end).evaluation = 'oversized'
  }

  #apply(component: ReadonlySet<WorkingCluster>, effects: EventEffects): void {
    const vertices = [...component].flatMap(({ members }) => members)
    const evidence = this.#evidenceAt(vertices)
    const { clusters, parked } = partition(vertices, evidence, this.#rules)
    for (const { key } of evidence) {
      const reason = parked.get(key) ?? null
      this.#settle(key, reason === null ? 'accepted' : 'parked', reason, effects)
    }
    this.#regroup(clusters, effects)
    this.#mark(clusters, evidence, parked)
  }

  /** Replaces those clusters that are not as they should be. */
  #regroup(wanted: readonly Joined[], effects: EventEffects): void {
    const changed = wanted.filter(({ members }) => !this.#isCluster(members))
    for (const { members } of changed) for (const { key } of members) effects.remember(this.#cluster(key))
    for (const { members } of changed) this.#hold(workingCluster(members))
  }

  #isCluster(members: readonly Vertex[]): boolean {
    const holders = new Set(members.map(({ key }) => this.#cluster(key)))
    const [only] = holders
    return holders.size === 1 && only?.members.length === members.length
  }

  #mark(clusters: readonly Joined[], evidence: readonly Evidence[], parked: ReadonlyMap<string, ParkedReason>): void {
    const touched = new Set(evidence.filter(({ key }) => parked.has(key)).flatMap(({ a, b }) => [a, b]))
    for (const { members, lastRank } of clusters) {
      const cluster = members[0] === undefined ? undefined : this.#cluster(members[0].key)
      if (cluster === undefined) continue
      cluster.evaluation = members.some(({ key }) => touched.has(key)) ? 'contested' : 'simple'
      cluster.lastRank = lastRank
    }
  }

  /** The clusters that evidence connects, used or parked, from those given. */
  #component(from: readonly WorkingCluster[]): Set<WorkingCluster> {
    const component = new Set(from)
    for (const cluster of component)
      for (const { a, b } of this.#evidenceAt(cluster.members)) component.add(this.#cluster(a)).add(this.#cluster(b))
    return component
  }

  /** Evidence at the vertices that could join somebody. */
  #evidenceAt(vertices: readonly Vertex[]): Evidence[] {
    const keys = new Set(vertices.flatMap(({ key }) => [...(this.#incident.get(key) ?? [])]))
    return [...keys]
      .map((key) => this.#evidence.get(key))
      .filter((evidence) => evidence !== undefined)
      .filter(({ a, b }) => reasonOfEnds(this.#vertices.get(a)?.state, this.#vertices.get(b)?.state) === null)
      .filter(({ a, b }) => this.#clusterOf.has(a) && this.#clusterOf.has(b))
  }

  #describe({ event }: LoggedEvent, named: readonly NamedVertex[], effects: EventEffects): void {
    const vertex = describedBy(event, named)
    if (vertex === null) return
    const key = recordKey(event.source, vertex.key)
    const record = mergeRecord(this.recordWrites.get(key) ?? this.#snapshot.records.get(key), event, vertex.key)
    if (record === null) return
    this.recordWrites.set(key, record)
    effects.records.push(record)
  }

  #settle(key: string, state: EvidenceState, reason: ParkedReason | null, effects: EventEffects): void {
    const evidence = this.#evidence.get(key)
    if (evidence && (evidence.state !== state || evidence.reason !== reason))
      this.#write({ ...evidence, state, reason }, null, effects)
  }

  #write(evidence: Evidence, day: number | null, effects: EventEffects): void {
    this.#evidence.set(evidence.key, evidence)
    this.#index(evidence)
    this.evidenceWrites.set(evidence.key, evidence)
    effects.evidence.set(evidence.key, { evidence, day: day ?? effects.evidence.get(evidence.key)?.day ?? null })
  }

  #index({ key, a, b }: Evidence): void {
    for (const end of [a, b]) this.#incident.set(end, (this.#incident.get(end) ?? new Set()).add(key))
  }

  #conclude(effects: EventEffects): void {
    const changed = new Set<WorkingCluster>()
    const touch = (key: IdentifierKey) => this.#vertices.get(key)?.state === 'active' && changed.add(this.#cluster(key))
    for (const { key } of effects.affected) changed.add(this.#cluster(key))
    for (const { evidence } of effects.evidence.values()) [evidence.a, evidence.b].forEach(touch)
    for (const { identifier } of effects.records) touch(identifier)
    for (const cluster of changed) cluster.change = this.changes.length
    const change = effects.toChange(({ key }) => this.#cluster(key), changed)
    this.changes.push(change)
    for (const decision of change.body.decisions)
      this.decisions.push({ ...decision, about: [...new Set([...decision.effect.before, ...decision.effect.after])] })
  }

  #originsOf(clusters: Iterable<WorkingCluster>): BirthId[] {
    const origins = [...clusters].flatMap(({ members }) => members.map(({ key }) => this.origin.get(key)))
    return [...new Set(origins)].filter((id) => id !== undefined)
  }

  #cluster(key: IdentifierKey): WorkingCluster {
    const cluster = this.#clusterOf.get(key)
    if (cluster === undefined)
      throw new RangeError('A vertex is not in the snapshot: the plan was made from an incomplete one')
    return cluster
  }
}
