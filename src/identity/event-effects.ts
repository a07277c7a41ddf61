import {
  decisionId,
  type BirthId,
  type ChangeBody,
  type ChangeKind,
  type Decision,
  type Evidence,
  type IdentifierKey,
  type LoggedEvent,
} from '../model/index.ts'
import type { ChangeDraft } from './plan.ts'
import type { StoredRecord, Vertex } from './snapshot.ts'
import { profileIdOf, type WorkingCluster } from './working-cluster.ts'

/** Where a vertex was before the event; `from` is null if this very event registered it. */
interface Former {
  readonly vertex: Vertex
  readonly from: BirthId | null
}

/** Gathers what one event does, and writes it down as a change. */
export class EventEffects {
  /** With each its place among the event's identifiers. */
  readonly registered = new Map<Vertex, number>()
  readonly evidence = new Map<string, { readonly evidence: Evidence; readonly day: number | null }>()
  readonly records: StoredRecord[] = []
  readonly #former = new Map<IdentifierKey, Former>()
  readonly #event: LoggedEvent

  constructor(event: LoggedEvent) {
    this.#event = event
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
    return (
      this.registered.size === 0 && this.evidence.size === 0 && this.records.length === 0 && this.#former.size === 0
    )
  }

  /** @param clusterOf the cluster of a vertex after the event */
  toChange(clusterOf: (vertex: Vertex) => WorkingCluster, changed: Iterable<WorkingCluster>): ChangeDraft {
    const moved = this.#moves(clusterOf)
    const decisions = this.#decisions(moved)
    const after = new Set([...changed].map(profileIdOf))
    const body: ChangeBody = {
      cause: { lane: this.#event.lane, position: this.#event.position, messageId: this.#event.event.messageId },
      registered: Array.from(this.registered, ([{ key, birthId, class: kind, state }, index]) => ({
        key,
        birthId,
        class: kind,
        state,
        index,
      })),
      evidence: [...this.evidence.values()].map(({ evidence: { days: _days, ...rest }, day }) => ({ ...rest, day })),
      moved: moved.filter(({ from, to }) => from !== to),
      records: this.records,
      decisions,
      profiles: { changed: [...after].toSorted(), retired: retiredIds(moved, after) },
    }
    return { kind: this.#kind(decisions), at: this.#event.event.receivedAt, body }
  }

  #moves(clusterOf: (vertex: Vertex) => WorkingCluster) {
    return [...this.#former.values()].map(({ vertex, from }) => ({
      key: vertex.key,
      from,
      to: profileIdOf(clusterOf(vertex)),
    }))
  }

  /** A decision joins or parts profiles that were there before the event; a first attachment is none. */
  #decisions(moves: readonly { from: BirthId | null; to: BirthId }[]): Decision[] {
    const targets = group(
      moves,
      ({ from }) => from,
      ({ to }) => to,
    )
    const sources = group(
      moves,
      ({ to }) => to,
      ({ from }) => from,
    )
    const parted = [...targets].filter(([from, to]) => from !== null && to.size > 1)
    const joined = [...sources.values()].filter((from) => [...from].filter((id) => id !== null).length > 1)
    if (parted.length === 0 && joined.length === 0) return []
    const ids = (of: (move: { from: BirthId | null; to: BirthId }) => BirthId | null) =>
      [...new Set(moves.filter(({ from }) => from !== null).map(of))].filter((id) => id !== null).toSorted()
    return [
      this.#decision(
        parted.length > 0 ? 'split' : 'merge',
        ids(({ from }) => from),
        ids(({ to }) => to),
      ),
    ]
  }

  #decision(kind: Decision['kind'], before: BirthId[], after: BirthId[]): Decision {
    const rules = [...new Set([...this.evidence.values()].map(({ evidence }) => evidence.rule))].toSorted()
    return {
      id: decisionId(this.#event, 0),
      kind,
      at: this.#event.event.receivedAt,
      by: rules.map((rule) => `rule:${rule}`).join(' '),
      reason: reasonText(
        kind,
        [...this.evidence.values()].map(({ evidence }) => evidence),
      ),
      effect: { before, after },
    }
  }

  #kind(decisions: readonly Decision[]): ChangeKind {
    if (decisions[0] !== undefined) return decisions[0].kind
    if (this.registered.size > 0) return 'registered'
    return this.evidence.size > 0 ? 'evidence' : 'record'
  }
}

/** Names namespaces only: a decision holds opaque ids, never a person's data. */
function reasonText(kind: Decision['kind'], evidence: readonly Evidence[]): string {
  const namespaces = new Set(evidence.flatMap(({ a, b }) => [a, b]).map((key) => key.slice(0, key.indexOf(':'))))
  const named = [...namespaces].toSorted().join(', ')
  return kind === 'merge'
    ? `One event named ${named} together`
    : `Stronger evidence (${named}) left no room for both in one profile`
}

function group<T, K, V>(items: readonly T[], key: (item: T) => K, value: (item: T) => V): Map<K, Set<V>> {
  const groups = new Map<K, Set<V>>()
  for (const item of items) groups.set(key(item), (groups.get(key(item)) ?? new Set()).add(value(item)))
  return groups
}

function retiredIds(moves: readonly { from: BirthId | null }[], after: ReadonlySet<BirthId>): BirthId[] {
  const former = new Set(moves.map(({ from }) => from).filter((id) => id !== null))
  return [...former].filter((id) => !after.has(id)).toSorted()
}
