import type {
  BirthId,
  ChangeBody,
  ChangeCause,
  ChangeKind,
  Decision,
  Evidence,
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

/** What a decision is told as, once it is known whether there was one. */
export interface Telling {
  /** @param parts whether profiles were parted, rather than only joined. @returns null when this is no decision */
  decision(
    effect: Decision['effect'],
    parts: boolean,
    effects: Effects,
    birthOf: (key: IdentifierKey) => BirthId | undefined,
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
  readonly movedEvidence = new Set<string>()
  /** Observations that were taken out of the count by it, or back into it. */
  readonly retracted = new Set<string>()
  readonly revived = new Set<string>()
  readonly logins: Login[] = []
  readonly identifiers = new Map<IdentifierKey, StoredIdentifier>()
  readonly records: StoredRecord[] = []
  /** Those that hold from now on, made by it or restored. */
  readonly pinsMade: Pin[] = []
  readonly pinsWithdrawn: Pin[] = []
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
    const lengths = [this.logins, this.records, this.pinsMade, this.pinsWithdrawn].map(({ length }) => length)
    return [...sizes, ...lengths].every((count) => count === 0)
  }

  /** @param clusterOf the cluster of a vertex after it all */
  toChange(
    clusterOf: (vertex: Vertex) => WorkingCluster,
    changed: Iterable<WorkingCluster>,
    telling: Telling,
    birthOf: (key: IdentifierKey) => BirthId | undefined,
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
      evidence: [...this.evidence.values()],
      movedEvidence: [...this.movedEvidence].toSorted(),
      logins: this.logins,
      identifiers: [...this.identifiers.values()].map(({ key, state, verified, ownership }) => ({
        key,
        state,
        verified,
        ownership,
      })),
      pins: { made: this.pinsMade, withdrawn: this.pinsWithdrawn.map(({ id }) => id) },
      moved: moves.filter(({ from, to }) => from !== to).map(({ vertex, from, to }) => ({ key: vertex.key, from, to })),
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
  const isJoined = (some: readonly Move[]) => new Set(some.map(({ from }) => from).filter((id) => id !== null)).size > 1
  const isParted = (some: readonly Move[]) => new Set(some.map(({ to }) => to)).size > 1
  const before = [...befores].filter(
    ([, some]) => isParted(some) || some.some(({ to }) => isJoined(afters.get(to) ?? [])),
  )
  const touched = new Set(before.flatMap(([, some]) => some.map(({ to }) => to)))
  return {
    before: memberships(before),
    after: memberships([...afters].filter(([to]) => touched.has(to))),
  }
}

function hasParted(moves: readonly Move[]): boolean {
  const targets = Map.groupBy(moves, ({ from }) => from)
  return [...targets].some(([from, some]) => from !== null && new Set(some.map(({ to }) => to)).size > 1)
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
