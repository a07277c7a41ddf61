import {
  partition,
  rankOf,
  reasonOfEnds,
  TOGETHER,
  type IdentityRules,
  type Neighbourhood,
  type Snapshot,
  type Vertex,
  type WeighedEvidence,
} from '../../identity/index.ts'
import type { ParkedReason, VertexKey } from '../../model/index.ts'

/** @param snapshot the components of all that is asked about */
export function neighbourhoodOf(snapshot: Snapshot, rules: IdentityRules): Neighbourhood {
  const vertices = new Map(snapshot.clusters.flatMap(({ members }) => members).map((vertex) => [vertex.key, vertex]))
  return {
    standings: new Map([...vertices.values()].map(({ key, state }) => [key, state])),
    evidence: [...snapshot.evidence.values()],
    pins: [...snapshot.pins.values()],
    rankOf: (evidence) => rankOf(evidence, rules),
    wouldPark: (a, b, withdrawn) => wouldPark([a, b], new Set(withdrawn), snapshot, vertices, rules),
  }
}

/** Tries it: the same facts, and one piece of evidence more. */
function wouldPark(
  ends: readonly [VertexKey, VertexKey],
  withdrawn: ReadonlySet<string>,
  snapshot: Snapshot,
  vertices: ReadonlyMap<VertexKey, Vertex>,
  rules: IdentityRules,
): ParkedReason | null {
  const tried = triedBetween(ends)
  const reasonOf = (evidence: WeighedEvidence) =>
    reasonOfEnds(evidence, [vertices.get(evidence.a)?.state, vertices.get(evidence.b)?.state], rules)
  const reason = reasonOf(tried)
  if (reason !== null) return reason
  const known = [...snapshot.evidence.values()].filter(
    (evidence) =>
      evidence.state !== 'retracted' &&
      reasonOf(evidence) === null &&
      vertices.has(evidence.a) &&
      vertices.has(evidence.b),
  )
  const pins = [...snapshot.pins.values()].filter(({ id }) => !withdrawn.has(id))
  const facts = { vertices: [...vertices.values()], pins, conflicts: snapshot.conflicts.values() }
  return partition({ ...facts, evidence: [...known, tried] }, rules).parked.get(tried.key) ?? null
}

/** Verified, and after all other evidence that is as strong. */
function triedBetween(ends: readonly [VertexKey, VertexKey]): WeighedEvidence {
  const [a = '', b = ''] = ends.toSorted()
  return { key: '~', a, b, rule: TOGETHER, days: [], slots: [], score: null }
}
