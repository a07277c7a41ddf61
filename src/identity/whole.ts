import {
  evidenceKey,
  identifierOf,
  type Conflict,
  type Evidence,
  type IdentifierKey,
  type ParkedReason,
  type Pin,
  type VertexKey,
} from '../model/index.ts'
import { localOf, ownerSaid, settledBy, usesByEvidence, verticesFor, type Local } from './local/index.ts'
import { MATCHER } from './observe.ts'
import { partition, reasonOfEnds } from './partition/index.ts'
import type { IdentityRules } from './rules.ts'
import type { StoredIdentifier, Vertex } from './snapshot.ts'

/** All that decides who is who. */
export interface WholeFacts {
  readonly vertices: readonly Vertex[]
  readonly identifiers: ReadonlyMap<IdentifierKey, StoredIdentifier>
  /** As it is filed at the moment. */
  readonly evidence: readonly Evidence[]
  readonly pins: readonly Pin[]
  readonly conflicts: readonly Conflict[]
}

/** Who is who, with nothing taken over from what was decided before. */
export interface WholePartition {
  readonly clusters: readonly (readonly VertexKey[])[]
  /** By the key of the evidence as it is filed now. */
  readonly evidence: ReadonlyMap<string, Evidence>
  readonly states: ReadonlyMap<IdentifierKey, Vertex['state']>
}

/**
 * Evaluates everything from the facts: what a graph that was kept up to date event by event must be equal to, and what
 * other rules would make of it. Tenures that no evidence needs any more stay as vertices alone.
 */
export function evaluateWhole(facts: WholeFacts, rules: IdentityRules): WholePartition {
  const locals = localsOf(facts, rules)
  const stateOf = (key: VertexKey) => locals.get(identifierOf(key))?.state ?? 'active'
  const filed = facts.evidence.reduce((all, item) => fileInto(all, item, locals, rules), new Map<string, Evidence>())
  const vertices = withTenures(facts.vertices, filed).map((vertex) => ({ ...vertex, state: stateOf(vertex.key) }))
  const walked: Evidence[] = []
  const unusable = new Map<string, ParkedReason>()
  for (const item of filed.values()) {
    const reason = item.state === 'retracted' ? null : reasonOfEnds(item, [stateOf(item.a), stateOf(item.b)], rules)
    if (reason !== null) unusable.set(item.key, reason)
    else if (item.state !== 'retracted') walked.push(item)
  }
  const { clusters, parked } = partition({ ...facts, vertices, evidence: walked }, rules)
  return {
    clusters: clusters.map(({ members }) => members.map(({ key }) => key).toSorted()),
    evidence: new Map(
      [...filed].map(([key, item]) => [key, settled(item, unusable.get(key) ?? parked.get(key) ?? null)]),
    ),
    states: new Map([...locals].map(([key, { state }]) => [key, state])),
  }
}

function localsOf(
  { vertices, identifiers, evidence, pins }: WholeFacts,
  rules: IdentityRules,
): Map<IdentifierKey, Local> {
  const incident = new Map<IdentifierKey, Evidence[]>()
  for (const item of evidence)
    for (const key of [identifierOf(item.a), identifierOf(item.b)]) {
      const at = incident.get(key)
      if (at === undefined) incident.set(key, [item])
      else at.push(item)
    }
  const keys = new Set(vertices.map(({ key }) => identifierOf(key)))
  const settledWith = settledBy(pins)
  return new Map(
    [...keys].map((key) => {
      const uses = usesByEvidence(key, incident.get(key) ?? [], rules)
      return [key, localOf(key, identifiers.get(key)?.logins ?? [], uses, settledWith(key), rules)]
    }),
  )
}

/** Files one end after the other. */
function fileInto(
  filed: Map<string, Evidence>,
  item: Evidence,
  locals: ReadonlyMap<IdentifierKey, Local>,
  rules: IdentityRules,
): Map<string, Evidence> {
  for (const atA of filedAt(item, identifierOf(item.a), locals, rules))
    for (const atBoth of filedAt(atA.evidence, identifierOf(item.b), locals, rules)) {
      const [a = '', b = ''] = [atA.vertex, atBoth.vertex].toSorted()
      const key = evidenceKey({ ...item, a, b })
      const known = filed.get(key)
      filed.set(key, known === undefined ? { ...atBoth.evidence, key, a, b } : sumOf(known, atBoth.evidence))
    }
  return filed
}

function filedAt(
  item: Evidence,
  identifier: IdentifierKey,
  locals: ReadonlyMap<IdentifierKey, Local>,
  rules: IdentityRules,
): { readonly vertex: VertexKey; readonly evidence: Evidence }[] {
  const tenures = locals.get(identifier)?.tenures
  if (tenures === undefined || item.rule === MATCHER) return [{ vertex: identifier, evidence: item }]
  return [...verticesFor(tenures, ownerSaid(identifier, item, rules), item)].map(([vertex, { days, slots }]) => ({
    vertex,
    evidence: { ...item, slots, days },
  }))
}

function sumOf(known: Evidence, added: Evidence): Evidence {
  return { ...known, days: union(known.days, added.days), slots: union(known.slots, added.slots) }
}

function union(x: readonly number[], y: readonly number[]): number[] {
  return [...new Set([...x, ...y])].toSorted((p, q) => p - q)
}

/** Other rules may need tenures that are not registered yet: they come after all that are. */
function withTenures(vertices: readonly Vertex[], filed: ReadonlyMap<string, Evidence>): Vertex[] {
  const known = new Map(vertices.map((vertex) => [vertex.key, vertex]))
  for (const { a, b } of filed.values())
    for (const end of [a, b]) {
      const whole = known.get(identifierOf(end))
      if (!known.has(end) && whole !== undefined)
        known.set(end, { ...whole, key: end, birthId: `?${end}`, birthSeq: Infinity })
    }
  return [...known.values()]
}

function settled(item: Evidence, reason: ParkedReason | null): Evidence {
  if (item.state === 'retracted') return { ...item, reason: null }
  return { ...item, state: reason === null ? 'accepted' : 'parked', reason }
}
