import type { Cluster } from '../../identity/index.ts'
import type { BirthId, Decision, Evidence, VertexKey } from '../../model/index.ts'
import type { DecisionGraph, StoredPin } from './ports.ts'

/** Nothing is asked for nothing: every question is a round trip. */
export async function pinsOf(
  graph: Pick<DecisionGraph, 'pins'>,
  ids: readonly string[],
): Promise<readonly StoredPin[]> {
  return ids.length === 0 ? [] : graph.pins(ids)
}

export async function evidenceOf(
  graph: Pick<DecisionGraph, 'evidence'>,
  keys: readonly string[],
): Promise<readonly Evidence[]> {
  return keys.length === 0 ? [] : graph.evidence(keys)
}

/** The live clusters of vertices, each vertex once. */
export async function clustersOf(
  graph: Pick<DecisionGraph, 'clustersByVertex'>,
  keys: readonly VertexKey[],
): Promise<ReadonlyMap<VertexKey, Cluster>> {
  return keys.length === 0 ? new Map() : graph.clustersByVertex([...new Set(keys)])
}

/** @returns ids of the live profiles that a decision is about: those that came of it, and those that its acts name */
export async function profilesOf(graph: DecisionGraph, { effect, acts }: Decision): Promise<BirthId[]> {
  const after = effect.after.map(({ id }) => id)
  const [born, pins, evidence] = await Promise.all([
    after.length === 0 ? new Map<BirthId, Cluster>() : graph.clustersByBirth(after),
    pinsOf(graph, [...acts.made, ...acts.withdrawn]),
    evidenceOf(graph, [...acts.retracted, ...acts.revived]),
  ])
  const vertices = [...pins.flatMap(({ sides }) => sides.flat()), ...evidence.flatMap(({ a, b }) => [a, b])]
  const known = new Set([...born.values()].flatMap(({ members }) => members.map(({ key }) => key)))
  const named = await clustersOf(
    graph,
    vertices.filter((key) => !known.has(key)),
  )
  return [...new Set([...born.values(), ...named.values()].map(({ profileId }) => profileId))]
}
