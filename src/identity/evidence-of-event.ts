import {
  dayOf,
  evidenceKey,
  keyOf,
  type CanonicalEvent,
  type EventIdentifier,
  type IdentifierKey,
} from '../model/index.ts'
import { isBlocked } from './blocked.ts'
import { namespaceRule, type IdentityRules } from './rules.ts'
import type { VertexState } from './snapshot.ts'

/** Verified and unverified are two rules: the order of `partition` takes the verified one first. */
export const TOGETHER = 'together'
const TOGETHER_UNVERIFIED = 'together-unverified'

/** All pairs of up to this many identifiers are evidence; beyond it, a star around the highest-priority one. */
const ALL_PAIRS_MAX = 6

/** An identifier of an event, as the engine sees it. */
export interface NamedVertex {
  readonly key: IdentifierKey
  readonly namespace: string
  readonly value: string
  readonly priority: number
  readonly verified: boolean
  readonly state: VertexState
}

/** Evidence that an event gives, before it is known whether it is used. */
export interface Observation {
  readonly key: string
  readonly a: IdentifierKey
  readonly b: IdentifierKey
  readonly rule: string
  readonly source: string
  readonly strength: number
  readonly day: number
}

/** The event's identifiers, each once, by priority (highest first), then key. */
export function verticesOf(event: CanonicalEvent, rules: IdentityRules): NamedVertex[] {
  const vertices = new Map<IdentifierKey, NamedVertex>()
  for (const identifier of identifiersOf(event)) {
    const verified = identifier.verified || (vertices.get(identifier.key)?.verified ?? false)
    vertices.set(identifier.key, { ...named(identifier, rules), verified })
  }
  return [...vertices.values()].toSorted((x, y) => y.priority - x.priority || (x.key < y.key ? -1 : 1))
}

/** Those it names, and the record it carries where its source gave that an id. */
function identifiersOf(event: CanonicalEvent): EventIdentifier[] {
  if (event.record?.id == null) return event.identifiers
  const record = { namespace: `record.${event.source}`, value: event.record.id }
  return [...event.identifiers, { ...record, key: keyOf(record), raw: event.record.id, verified: true }]
}

function named(identifier: EventIdentifier, rules: IdentityRules): NamedVertex {
  const rule = namespaceRule(rules, identifier.namespace)
  const { key, namespace, value, verified } = identifier
  return { key, namespace, value, verified, priority: rule.priority, state: stateOf(identifier, rules) }
}

function stateOf(identifier: { namespace: string; value: string }, rules: IdentityRules): VertexState {
  if (isBlocked(rules, identifier)) return 'blocked'
  return namespaceRule(rules, identifier.namespace).class === 'household' ? 'household' : 'active'
}

/** The one vertex an event's counts are booked on: the highest-priority usable one, an unverified one only if there is no other. */
export function anchorOf(vertices: readonly NamedVertex[]): NamedVertex | null {
  const usable = vertices.filter(({ state }) => state === 'active')
  return usable.find(({ verified }) => verified) ?? usable[0] ?? null
}

/** The vertex that an event's record describes. */
export function describedBy(event: CanonicalEvent, vertices: readonly NamedVertex[]): NamedVertex | null {
  if (event.record === null) return null
  const own =
    event.record.id === null ? undefined : vertices.find(({ namespace }) => namespace === `record.${event.source}`)
  return own ?? anchorOf(vertices)
}

export function observationsOf(event: CanonicalEvent, vertices: readonly NamedVertex[]): Observation[] {
  const day = dayOf(event.occurredAt)
  return pairsOf(vertices).map(([x, y]) => observation(x, y, event.source, day))
}

function pairsOf(vertices: readonly NamedVertex[]): [NamedVertex, NamedVertex][] {
  const centres = vertices.length <= ALL_PAIRS_MAX ? vertices : vertices.slice(0, 1)
  return centres.flatMap((centre, at) =>
    vertices.slice(at + 1).map((other): [NamedVertex, NamedVertex] => [centre, other]),
  )
}

function observation(x: NamedVertex, y: NamedVertex, source: string, day: number): Observation {
  const [a, b] = x.key < y.key ? [x.key, y.key] : [y.key, x.key]
  const rule = x.verified && y.verified ? TOGETHER : TOGETHER_UNVERIFIED
  return { key: evidenceKey(a, b, rule, source), a, b, rule, source, strength: Math.min(x.priority, y.priority), day }
}
