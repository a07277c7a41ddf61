import { Neo4jTouchedProfiles } from '../../graph/index.ts'
import { RedisProfileStore } from '../adapters/redis/index.ts'
import type { Consumer } from '../projections/index.ts'
import { profileStoreConsumer } from '../projections/profile-store/index.ts'
import type { Stores } from './stores.ts'

/** All that follow the changes: each is fed by one worker of all. */
export function consumersOn({ graph, graphId, cache }: Stores, lake: Consumer): Consumer[] {
  return [
    lake,
    profileStoreConsumer({ graph: new Neo4jTouchedProfiles(graph), store: new RedisProfileStore(cache, graphId) }),
  ]
}
