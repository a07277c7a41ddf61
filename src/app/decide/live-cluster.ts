import { standsForSomebody, type Cluster } from '../../identity/index.ts'
import type { BirthId } from '../../model/index.ts'
import { nobodysProfile, unknownProfile } from './faults.ts'
import type { DecisionGraph } from './ports.ts'

/**
 * @param ids that the profiles have or had
 * @returns the live cluster of each, in their order
 * @throws SelfsameError NOT_FOUND
 */
export async function liveClusters(
  graph: Pick<DecisionGraph, 'clustersByBirth'>,
  ids: readonly BirthId[],
): Promise<Cluster[]> {
  const clusters = await graph.clustersByBirth(ids)
  return ids.map((id) => {
    const cluster = clusters.get(id)
    if (cluster === undefined) throw unknownProfile(id)
    if (!cluster.members.some(({ state }) => standsForSomebody(state))) throw nobodysProfile(id)
    return cluster
  })
}
