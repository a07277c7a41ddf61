import { connectGraph, Neo4jIdentityGraph, Neo4jModelGraph, type GraphConnection } from '../../graph/index.ts'
import { connectRedis } from '../adapters/redis/index.ts'
import type { MatchingState } from '../app/real-time/index.ts'
import type { Config } from '../config/index.ts'
import type { RequestContext } from '../model/index.ts'
import { matchingOn } from './real-time.ts'
import { connectionsOf } from './running-stores.ts'

/** @returns whether records are matched as they come; null where no stores run. @throws SelfsameError FORBIDDEN, UNAVAILABLE */
export async function matchingStateOf(context: RequestContext, config: Config): Promise<MatchingState | null> {
  const { neo4j, redisUrl } = connectionsOf(config)
  if (neo4j === null || redisUrl === null) return null
  const graph = await connectGraph(neo4j)
  try {
    return await stateOn(context, graph, redisUrl)
  } finally {
    await graph.close()
  }
}

const NO_MODEL: MatchingState = { inForce: null, index: null, isBuilding: false, due: 0, dueSince: null }

async function stateOn(context: RequestContext, graph: GraphConnection, redisUrl: string): Promise<MatchingState> {
  // A graph that no service was started on has neither a model nor an id.
  const promotions = await new Neo4jModelGraph(graph).promotions(1)
  if (promotions.length === 0) return NO_MODEL
  const graphId = await new Neo4jIdentityGraph(graph).graphId()
  const cache = connectRedis({ url: redisUrl, name: 'selfsame-doctor' })
  try {
    return await matchingOn({ graph, graphId, cache }).models.list(context)
  } finally {
    cache.disconnect()
  }
}
