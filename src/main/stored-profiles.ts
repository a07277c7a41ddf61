import { Neo4jProfileGraph } from '../../graph/index.ts'
import { RedisFigures, RedisProfileStore } from '../adapters/redis/index.ts'
import { GatheredProfileGraph, ProfileReader, StoredProfiles, type StoreLog } from '../app/read/index.ts'
import type { Stores } from './stores.ts'

/** Profiles out of the profile store: for a service that many ask. A command asks the graph, which is never behind. */
export function storedProfilesOn({ graph, graphId, cache, rules }: Stores, log: StoreLog): ProfileReader {
  const profileGraph = new GatheredProfileGraph(new Neo4jProfileGraph(graph, () => Object.keys(rules().namespaces)))
  const stored = new StoredProfiles({ store: new RedisProfileStore(cache, graphId), graph: profileGraph, log })
  return new ProfileReader({ graph: profileGraph, stored, figures: new RedisFigures(cache), rules })
}
