import type { Cluster } from '../../identity/index.ts'
import type { BirthId, Decision, IdentifierKey, VertexKey } from '../../model/index.ts'
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

/** The live cluster of each vertex that was born so. */
export async function clustersBornAs(
  graph: Pick<DecisionGraph, 'clustersByBirth'>,
  births: readonly BirthId[],
): Promise<ReadonlyMap<BirthId, Cluster>> {
  return births.length === 0 ? new Map() : graph.clustersByBirth(births)
}

/** The live clusters of vertices, each vertex once. */
async function clustersOf(
  graph: Pick<DecisionGraph, 'clustersByVertex'>,
  keys: readonly VertexKey[],
): Promise<ReadonlyMap<VertexKey, Cluster>> {
  return keys.length === 0 ? new Map() : graph.clustersByVertex([...new Set(keys)])
}

/**
 * @param named vertices of its pins
 * @returns the live clusters that a decision is about: those that came of it, else those that its acts touch
 */
export async function clustersAbout(
  graph: Pick<DecisionGraph, 'clustersByBirth' | 'clustersByVertex'>,
  { effect, acts }: Pick<Decision, 'effect' | 'acts'>,
  named: readonly VertexKey[],
): Promise<readonly Cluster[]> {
  const after = effect.after.map(({ id }) => id)
  const births = after.length === 0 ? [...acts.ends, ...acts.overrides.map(({ at }) => at)] : after
  const born = [...(await clustersBornAs(graph, births)).values()]
  const known = new Set(born.flatMap(({ members }) => members.map(({ key }) => key)))
  const others = await clustersOf(
    graph,
    named.filter((key) => !known.has(key)),
  )
  return [...new Map([...born, ...others.values()].map((cluster) => [cluster.profileId, cluster])).values()]
}
