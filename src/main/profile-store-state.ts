import { connectGraph, Neo4jIdentityGraph, Neo4jRelayGraph } from '../../graph/index.ts'
import { connectRedis, RedisProfileStore, type ProfileStoreState } from '../adapters/redis/index.ts'
import type { Config } from '../config/index.ts'
import { requireScope, type RequestContext } from '../model/index.ts'
import { connectionsOf } from './running-stores.ts'

/** @returns how the profile store stands; null where no stores run. @throws SelfsameError FORBIDDEN, UNAVAILABLE */
export async function profileStoreStateOf(context: RequestContext, config: Config): Promise<ProfileStoreState | null> {
  requireScope(context, 'profiles:read')
  const { neo4j, redisUrl } = connectionsOf(config)
  if (neo4j === null || redisUrl === null) return null
  const graph = await connectGraph(neo4j)
  const cache = connectRedis({ url: redisUrl, name: 'selfsame-doctor' })
  try {
    // A graph that no service was started on has neither a consumer nor an id.
    if ((await new Neo4jRelayGraph(graph).consumers()).length === 0) return null
    return await new RedisProfileStore(cache, await new Neo4jIdentityGraph(graph).graphId()).state()
  } finally {
    cache.disconnect()
    await graph.close()
  }
}
