/** Who is who among events, by the pure engine over all their evidence at once: no plan, no store. */
import {
  classOf,
  evaluateWhole,
  loginsOf,
  namedBy,
  observationsOf,
  standsForSomebody,
  strengthOf,
  type NamedIdentifier,
  type StoredIdentifier,
  type Vertex,
  type WholePartition,
} from '../../src/identity/index.ts'
import {
  evidenceKey,
  identifierOf,
  namespaceOf,
  type CanonicalEvent,
  type Evidence,
  type IdentifierKey,
} from '../../src/model/index.ts'
import { RULES } from './events.ts'

/** What the shipped rules make of all that the events say. */
function evaluated(events: readonly CanonicalEvent[]): WholePartition {
  const vertices = new Map<IdentifierKey, Vertex>()
  const logins = new Map<IdentifierKey, { owner: IdentifierKey; atMs: number[] }[]>()
  const evidence = new Map<string, Evidence>()
  for (const event of events) {
    const named = namedBy(event, RULES)
    for (const identifier of named) vertices.set(identifier.key, vertexOf(identifier, vertices))
    for (const observation of observationsOf(event, named, RULES)) add(evidence, observation)
    for (const { device, owner, atMs } of loginsOf(event, named, RULES)) {
      logins.set(device, logins.get(device) ?? [])
      logins.get(device)?.push({ owner, atMs: [atMs] })
    }
  }
  const identifiers = new Map([...logins].map(([key, some]) => [key, storedOf(key, some)]))
  const facts = {
    vertices: [...vertices.values()],
    identifiers,
    evidence: [...evidence.values()],
    pins: [],
    conflicts: [],
  }
  return evaluateWhole(facts, RULES)
}

/** @returns the clusters of identifiers that stand for somebody, by the shipped rules; an identifier that changed hands is in several */
export function resolveEvents(events: readonly CanonicalEvent[]): IdentifierKey[][] {
  const { clusters, states } = evaluated(events)
  return clusters
    .map((keys) => [...new Set(keys.map(identifierOf))].filter((key) => standsForSomebody(states.get(key) ?? 'active')))
    .filter(({ length }) => length > 0)
}

function vertexOf(
  { key, namespace, state, verified }: NamedIdentifier,
  vertices: ReadonlyMap<IdentifierKey, Vertex>,
): Vertex {
  const known = vertices.get(key)
  if (known) return { ...known, verified: known.verified || verified }
  return { key, namespace, state, verified, class: classOf(RULES, namespace), birthId: key, birthSeq: vertices.size }
}

function add(evidence: Map<string, Evidence>, { day, slot, ...pair }: ReturnType<typeof observationsOf>[number]): void {
  const key = evidenceKey(pair)
  const known = evidence.get(key)
  evidence.set(key, {
    ...pair,
    key,
    strength: strengthOf(RULES, namespaceOf(pair.a), namespaceOf(pair.b)) ?? 0,
    days: [...new Set([...(known?.days ?? []), day])],
    slots: slot === null ? [] : [...new Set([...(known?.slots ?? []), slot])],
    state: 'pending',
    reason: null,
    score: null,
    modelVersion: null,
  })
}

function storedOf(key: IdentifierKey, logins: StoredIdentifier['logins']): StoredIdentifier {
  return {
    key,
    state: 'active',
    verified: true,
    vertices: [key],
    ownership: [],
    logins,
    degree: 0,
    isWhole: true,
    isBeyond: false,
  }
}
