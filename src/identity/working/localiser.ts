import {
  evidenceKey,
  identifierOf,
  namespaceOf,
  observationId,
  parseKey,
  type Evidence,
  type IdentifierKey,
  type VertexKey,
} from '../../model/index.ts'
import {
  excessOf,
  localOf,
  ownerSaid,
  settledBy,
  unsettled,
  useByObservation,
  usesByEvidence,
  vertexFor,
  verticesFor,
  type Excess,
  type Local,
  type Use,
} from '../local/index.ts'
import { MATCHER, type Observation } from '../observe.ts'
import { strengthByRules } from '../partition/index.ts'
import type { StoredIdentifier } from '../snapshot.ts'
import type { Draft } from './draft.ts'
import type { Effects } from './effects.ts'

/** An identifier is judged by itself before evidence is walked; where that has changed, its evidence is filed anew. */
export class Localiser {
  readonly #draft: Draft
  /** Those judged anew since the plan began: by the rules of this plan. */
  readonly done = new Set<IdentifierKey>()

  constructor(draft: Draft) {
    this.#draft = draft
  }

  /**
   * @param incoming observations at it that are not filed yet
   * @param affected vertices whose components are to be evaluated, added to
   * @returns null when the snapshot lacks what is needed, which is noted
   */
  localise(
    identifier: StoredIdentifier,
    incoming: readonly Observation[],
    effects: Effects,
    affected: Set<VertexKey>,
  ): Local | null {
    const { known, rules } = this.#draft
    const evidence = known.evidenceAt(identifier.vertices)
    const uses = [
      ...usesByEvidence(identifier.key, evidence, rules),
      ...incoming.map((observation) => useByObservation(identifier.key, observation, rules)),
    ]
    const settled = this.#settled(identifier, uses)
    const local = localOf(identifier.key, identifier.logins, uses, settled, rules)
    this.done.add(identifier.key)
    if (local.state !== identifier.state) this.#noteCrossing(identifier, incoming, settled, effects)
    const vertices = this.#vertices(identifier, local, evidence, incoming, effects)
    for (const key of vertices) effects.consulted.add(key)
    this.#revise({ ...identifier, vertices }, local, evidence, effects, affected)
    for (const item of seenAmong(evidence)) this.#refile(identifier.key, item, local, effects, affected)
    return known.isLacking ? null : local
  }

  /**
   * Pins are asked for only where without them it would be nobody's: else it is somebody's with them too.
   *
   * @returns the identifiers of which pins say whether this one is theirs
   */
  #settled({ key, vertices }: StoredIdentifier, uses: readonly Use[]): ReadonlySet<IdentifierKey> {
    const { known, rules } = this.#draft
    if (excessOf(namespaceOf(key), uses, rules) === null) return new Set()
    for (const vertex of vertices) {
      const cluster = known.cluster(vertex)
      if (cluster?.evaluation === 'pinned' || cluster?.evaluation === 'oversized') known.completenessOf(cluster)
    }
    return settledBy(known.pins.values())(key)
  }

  /** @returns what makes it nobody's, as it is now */
  excessAt({ key, vertices }: StoredIdentifier): Excess | null {
    const { known, rules } = this.#draft
    const uses = usesByEvidence(key, known.evidenceAt(vertices), rules)
    return excessOf(namespaceOf(key), unsettled(uses, settledBy(known.pins.values())(key)), rules)
  }

  /** Notes by which of the new observations alone an identifier is nobody's, or its unverified evidence is. */
  #noteCrossing(
    { key, vertices }: StoredIdentifier,
    incoming: readonly Observation[],
    settled: ReadonlySet<IdentifierKey>,
    { crossed }: Effects,
  ): void {
    const { known, rules } = this.#draft
    const said = incoming.map((observation) => ({
      id: observationId(observation),
      use: useByObservation(key, observation, rules),
    }))
    const ids = new Set(said.map(({ id }) => id))
    const evidence = known.evidenceAt(vertices)
    const others = evidence.filter((item) => !ids.has(observationId(item)))
    const excessBy = (some: readonly Evidence[], more: readonly Use[]) =>
      excessOf(namespaceOf(key), unsettled([...usesByEvidence(key, some, rules), ...more], settled), rules)
    const excess = excessBy(
      evidence,
      said.map(({ use }) => use),
    )
    if (excess === null || excess.as === excessBy(others, [])?.as) return
    for (const { id, use } of said)
      if (excess.counts(use) && !settled.has(use.other))
        crossed.push({ observation: id, at: key, beside: use.other, rule: use.rule, as: excess.as })
  }

  /** Registers the tenures that filing needs. @returns all its vertices */
  #vertices(
    identifier: StoredIdentifier,
    { tenures, state }: Local,
    evidence: readonly Evidence[],
    incoming: readonly Observation[],
    effects: Effects,
  ): VertexKey[] {
    const owned = tenures.ownership.map(({ vertex }) => vertex)
    const { key: whole } = identifier
    const says = (told: Evidence | Observation) => ownerSaid(whole, told, this.#draft.rules)
    const filed = seenAmong(evidence).flatMap((item) => [...verticesFor(tenures, says(item), item).keys()])
    const named = incoming.map((observation) => vertexFor(tenures, says(observation), observation))
    const vertices = [...new Set([...identifier.vertices, ...[...owned, ...filed, ...named].toSorted()])]
    const { value } = parseKey(identifier.key) ?? { value: '' }
    for (const key of vertices) this.#draft.register(key, value, state, identifier.verified, effects)
    return vertices
  }

  /** Says of all its vertices what is found, and has its neighbours judged when that has changed. */
  #revise(
    identifier: StoredIdentifier,
    { state, tenures: { ownership } }: Local,
    evidence: readonly Evidence[],
    effects: Effects,
    affected: Set<VertexKey>,
  ): void {
    const before = this.#draft.known.identifier(identifier.key)
    const isSameState = before?.state === state
    const isSame =
      isSameState && before?.vertices.length === identifier.vertices.length && isSameOwnership(before, ownership)
    if (isSame) return
    this.#draft.setIdentifier({ ...identifier, state, ownership }, effects)
    if (isSameState) return
    for (const key of identifier.vertices) this.#draft.revise(key, { state, verified: identifier.verified })
    for (const key of identifier.vertices) affected.add(key)
    for (const { a, b } of evidence) affected.add(a).add(b)
  }

  /** Files evidence at the identifier's vertices where it belongs now. */
  #refile(identifier: IdentifierKey, item: Evidence, local: Local, effects: Effects, affected: Set<VertexKey>): void {
    const isA = identifierOf(item.a) === identifier
    const here = isA ? item.a : item.b
    const targets = verticesFor(local.tenures, ownerSaid(identifier, item, this.#draft.rules), item)
    if (targets.size === 1 && targets.has(here)) return
    const other = isA ? item.b : item.a
    this.#draft.drop(item, effects)
    for (const [vertex, { days, slots }] of targets) {
      this.#draft.write(this.#merged(this.#between(item, vertex, other), days, slots), effects)
      affected.add(vertex)
    }
    affected.add(here).add(other)
  }

  #between(item: Evidence, vertex: VertexKey, other: VertexKey): Evidence {
    const [a, b] = vertex < other ? [vertex, other] : [other, vertex]
    const key = evidenceKey({ ...item, a, b })
    const { days: _days, slots: _slots, ...rest } = item
    const known = this.#draft.known.evidence(key)
    return { ...rest, key, a, b, state: known?.state ?? rest.state, days: known?.days ?? [], slots: known?.slots ?? [] }
  }

  #merged(evidence: Evidence, days: readonly number[], slots: readonly number[]): Evidence {
    return { ...evidence, days: union(evidence.days, days), slots: union(evidence.slots, slots) }
  }

  /** @returns the evidence that an observation is part of, with it; pending until it is decided when it is new */
  file(observation: Observation, vertexOf: (identifier: IdentifierKey) => VertexKey): Evidence {
    const { day, slot, owner, rule, source } = observation
    const [a = '', b = ''] = [vertexOf(observation.a), vertexOf(observation.b)].toSorted()
    const key = evidenceKey({ a, b, rule, source, owner })
    const strength = strengthByRules({ a, b, rule }, this.#draft.rules) ?? 0
    const fresh: Evidence = {
      key,
      a,
      b,
      rule,
      source,
      owner,
      strength,
      days: [],
      slots: [],
      state: 'pending',
      reason: null,
      score: null,
      modelVersion: null,
    }
    const known = this.#draft.known.evidence(key) ?? fresh
    return slot === null ? this.#merged(known, [day], []) : this.#merged(known, [], [slot])
  }
}

/** A score tells of a record, not of anybody's use of it: it stays at the vertex that the identifier began with. */
function seenAmong(evidence: readonly Evidence[]): Evidence[] {
  return evidence.filter(({ rule }) => rule !== MATCHER)
}

function isSameOwnership(before: StoredIdentifier, ownership: StoredIdentifier['ownership']): boolean {
  const after = before.ownership
  return (
    after.length === ownership.length &&
    after.every(({ fromMs, vertex }, at) => ownership[at]?.fromMs === fromMs && ownership[at]?.vertex === vertex)
  )
}

function union(known: readonly number[], added: readonly number[]): readonly number[] {
  if (added.every((item) => known.includes(item))) return known
  return [...new Set([...known, ...added])].toSorted((x, y) => x - y)
}
