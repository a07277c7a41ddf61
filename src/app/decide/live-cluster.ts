import { standsForSomebody, type Cluster } from '../../identity/index.ts'
import type { BirthId } from '../../model/index.ts'
import type { Begun } from './command.ts'
import { nobodysProfile, unknownProfile } from './faults.ts'

/**
 * @param id that the profile has or had
 * @throws SelfsameError NOT_FOUND
 */
export function liveCluster({ clusters }: Pick<Begun, 'clusters'>, id: BirthId): Cluster {
  const cluster = clusters.get(id)
  if (cluster === undefined) throw unknownProfile(id)
  if (!cluster.members.some(({ state }) => standsForSomebody(state))) throw nobodysProfile(id)
  return cluster
}
