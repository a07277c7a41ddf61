import type {
  BirthId,
  ChangeBody,
  ChangeCause,
  ChangeKind,
  Conflict,
  Crossing,
  Decision,
  Evidence,
  GivenConflict,
  IdentifierKey,
  Membership,
  Pin,
  VertexKey,
} from '../../model/index.ts'
import type { Login } from '../observe.ts'
import type { ChangeDraft } from '../plan.ts'
import type { StoredIdentifier, StoredRecord, Vertex } from '../snapshot.ts'
import { profileIdOf, type WorkingCluster } from './working-cluster.ts'

/** Where a vertex was before; `from` is null if it was registered by what is being told. */
interface Former {
  readonly vertex: Vertex
  readonly from: BirthId | null
}

/** As `Crossing`, by the identifiers' keys. */
interface Crossed extends Pick<Crossing, 'observation' | 'as'> {
  readonly at: IdentifierKey
  readonly beside: IdentifierKey
  readonly rule: string
}

/** What a decision is told as, once it is known whether there was one. */
export interface Telling {
  /** @param parts whether profiles were parted, rather than only joined. @returns null when this is no decision */
  decision(
    effect: Decision['effect'],
    parts: boolean,
    effects: Effects,
    birthOf: (key: VertexKey) => BirthId | undefined,
  ): Decision | null
}

/** Gathers what one event, verdict or evaluation does, and writes it down as a change. */
export class Effects {
  readonly cause: ChangeCause
  /** Instant, ISO 8601. */
  readonly at: string
  /** With each its place. */
  readonly registered = new Map<Vertex, number>()
  readonly evidence = new Map<string, Evidence>()
  /** Evidence that was not used before. */
  readonly observed = new Set<string>()
  /** By key, as it was filed. */
  readonly movedEvidence = new Map<string, Evidence>()
  /** Observations that were taken out of the count by it, or back into it. */
  readonly retracted = new Set<string>()
  readonly revived = new Set<string>()
  /** What the event itself said: see `observationId`. */
  readonly said = new Set<string>()
  /** Observations that made an identifier shared or crowded. */
  readonly crossed: Crossed[] = []
  readonly logins: Login[] = []
  readonly identifiers = new Map<IdentifierKey, StoredIdentifier>()
  readonly records: StoredRecord[] = []
  /** Those that hold from now on, made by it or restored. */
  readonly pinsMade: Pin[] = []
  readonly pinsWithdrawn: Pin[] = []
  readonly conflictsMade: GivenConflict[] = []
  readonly conflictsRemoved: Conflict[] = []
  /** Clusters of which only how they are to be joined has changed. */
  readonly reevaluated = new Set<WorkingCluster>()
  /** Vertices that it rests on beyond those it changed. */
  readonly consulted = new Set<VertexKey>()
  readonly #former = new Map<VertexKey, Former>()

  constructor(cause: ChangeCause, at: string) {
    this.cause = cause
    this.at = at
  }

  /** Remembers who is in a cluster; call before it is changed. What was remembered before stays. */
  remember(cluster: WorkingCluster): void {
    const id = profileIdOf(cluster)
    for (const vertex of cluster.members)
      if (!this.#former.has(vertex.key))
        this.#former.set(vertex.key, { vertex, from: this.registered.has(vertex) ? null : id })
  }

  /** Vertices registered, or of clusters that were joined or parted. */
  get affected(): readonly Vertex[] {
    return [...this.#former.values()].map(({ vertex }) => vertex)
  }

  get isEmpty(): boolean {
    const sizes = [this.registered, this.evidence, this.movedEvidence, this.identifiers, this.#former].map(
      ({ size }) => size,
    )
    const verdicts = [this.pinsMade, this.pinsWithdrawn, this.conflictsMade, this.conflictsRemoved]
    const lengths = [this.logins, this.records, ...verdicts].map(({ length }) => length)
    return [...sizes, ...lengths].every((count) => count === 0)
  }

  /** @param clusterOf the cluster of a vertex after it all */
  toChange(
    clusterOf: (vertex: Vertex) => WorkingCluster,
    changed: Iterable<WorkingCluster>,
    telling: Telling,
    birthOf: (key: VertexKey) => BirthId | undefined,
  ): ChangeDraft {
    const moves = [...this.#former.values()].map(({ vertex, from }) => ({
      vertex,
      from,
      to: profileIdOf(clusterOf(vertex)),
    }))
    const decision = telling.decision(effectOf(moves), hasParted(moves), this, birthOf)
    const after = new Set([...changed].map(profileIdOf))
    const body: ChangeBody = {
      cause: this.cause,
      registered: Array.from(this.registered, ([{ key, birthId, class: kind, state }, index]) => ({
        key,
        birthId,
        class: kind,
        state,
        index,
      })),
      evidence: byKey([...this.evidence.values()]),
      movedEvidence: [...this.movedEvidence.keys()].toSorted(),
      logins: this.logins,
      identifiers: byKey([...this.identifiers.values()]).map(({ key, state, verified, ownership }) => ({
        key,
        state,
        verified,
        ownership,
      })),
      pins: { made: this.pinsMade, withdrawn: this.pinsWithdrawn.map(({ id }) => id) },
      conflicts: { made: this.conflictsMade, removed: this.conflictsRemoved.map(({ id }) => id) },
      moved: byKey(
        moves.filter(({ from, to }) => from !== to).map(({ vertex, from, to }) => ({ key: vertex.key, from, to })),
      ),
      records: this.records,
      decisions: decision === null ? [] : [decision],
      profiles: { changed: [...after].toSorted(), retired: retiredIds(moves, after) },
    }
    return { kind: decision?.kind ?? this.#kind(), at: this.at, body }
  }

  #kind(): ChangeKind {
    if (this.registered.size > 0) return 'registered'
    return this.records.length > 0 && this.evidence.size === 0 ? 'record' : 'evidence'
  }
}

interface Move {
  readonly vertex: Vertex
  readonly from: BirthId | null
  readonly to: BirthId
}

/** Profiles that were there before and were joined or parted, as they were and as they are. */
function effectOf(moves: readonly Move[]): Decision['effect'] {
  const existing = moves.filter(({ from }) => from !== null)
  const befores = Map.groupBy(existing, ({ from }) => from ?? '')
  const afters = Map.groupBy(moves, ({ to }) => to)
  const joined = new Set([...afters].filter(([, some]) => cameFromSeveral(some)).map(([to]) => to))
  const before = [...befores].filter(([, some]) => isParted(some) || some.some(({ to }) => joined.has(to)))
  const touched = new Set(before.flatMap(([, some]) => some.map(({ to }) => to)))
  return {
    before: memberships(before),
    after: memberships([...afters].filter(([to]) => touched.has(to))),
  }
}

/** What was found by walking the graph is told in an order that does not depend on how it was read. */
function byKey<T extends { readonly key: string }>(rows: readonly T[]): T[] {
  return rows.toSorted((x, y) => (x.key < y.key ? -1 : 1))
}

function hasParted(moves: readonly Move[]): boolean {
  const targets = Map.groupBy(moves, ({ from }) => from)
  return [...targets].some(([from, some]) => from !== null && isParted(some))
}

function isParted(some: readonly Move[]): boolean {
  return new Set(some.map(({ to }) => to)).size > 1
}

function cameFromSeveral(some: readonly Move[]): boolean {
  return new Set(some.map(({ from }) => from).filter((id) => id !== null)).size > 1
}

function memberships(groups: readonly (readonly [BirthId, readonly Move[]])[]): Membership[] {
  return groups
    .map(([id, some]) => ({ id, members: some.map(({ vertex }) => vertex.birthId).toSorted() }))
    .toSorted((x, y) => (x.id < y.id ? -1 : 1))
}

function retiredIds(moves: readonly Move[], after: ReadonlySet<BirthId>): BirthId[] {
  const former = new Set(moves.map(({ from }) => from).filter((id) => id !== null))
  return [...former].filter((id) => !after.has(id)).toSorted()
}
