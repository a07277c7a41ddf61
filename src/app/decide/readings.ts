import { EMPTY_SNAPSHOT, type Cluster } from '../../identity/index.ts'
import {
  observationId,
  type BirthId,
  type Decision,
  type Evidence,
  type IdentifierKey,
  type VertexKey,
} from '../../model/index.ts'
import type { DecisionGraph, StoredPin } from './ports.ts'

/** Nothing is asked for nothing: every question is a round trip. */
export async function pinsOf(
  graph: Pick<DecisionGraph, 'pins'>,
  ids: readonly string[],
): Promise<readonly StoredPin[]> {
  return ids.length === 0 ? [] : graph.pins(ids)
}

/** @param births of identifiers. @returns their keys, sorted */
export async function keysOf(
  graph: Pick<DecisionGraph, 'vertexKeys'>,
  births: readonly BirthId[],
): Promise<readonly IdentifierKey[]> {
  if (births.length === 0) return []
  const keys = await graph.vertexKeys(births)
  return [...new Set(keys.values())].toSorted()
}

/** @returns what was retracted and has not been seen since, wherever it is filed */
export async function retractedBy(
  graph: Pick<DecisionGraph, 'vertexKeys' | 'completeSnapshot'>,
  { acts: { retracted, ends } }: Decision,
): Promise<Evidence[]> {
  if (retracted.length === 0) return []
  const identifiers = await keysOf(graph, ends)
  const { evidence } = await graph.completeSnapshot(EMPTY_SNAPSHOT, { identifiers, vertices: [] })
  return [...evidence.values()].filter((item) => item.state === 'retracted' && retracted.includes(observationId(item)))
}

/** The live clusters of vertices, each vertex once. */
export async function clustersOf(
  graph: Pick<DecisionGraph, 'clustersByVertex'>,
  keys: readonly VertexKey[],
): Promise<ReadonlyMap<VertexKey, Cluster>> {
  return keys.length === 0 ? new Map() : graph.clustersByVertex([...new Set(keys)])
}

/** @returns ids of the live profiles that a decision is about: those that came of it, else those that its acts touch */
export async function profilesOf(graph: DecisionGraph, { effect, acts }: Decision): Promise<BirthId[]> {
  const after = effect.after.map(({ id }) => id)
  const touched = [...acts.ends, ...acts.overrides.map(({ at }) => at)]
  const births = after.length === 0 ? touched : after
  const [born, pins] = await Promise.all([
    births.length === 0 ? new Map<BirthId, Cluster>() : graph.clustersByBirth(births),
    pinsOf(graph, [...acts.made, ...acts.withdrawn]),
  ])
  const vertices = pins.flatMap(({ sides }) => sides.flat())
  const known = new Set([...born.values()].flatMap(({ members }) => members.map(({ key }) => key)))
  const named = await clustersOf(
    graph,
    vertices.filter((key) => !known.has(key)),
  )
  return [...new Set([...born.values(), ...named.values()].map(({ profileId }) => profileId))]
}
