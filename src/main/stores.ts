/**
 * Puts the program together: the only folder that constructs stores, adapters and use cases, and the only one that
 * reads the environment. Decides nothing: every rule lies in the rooms it connects.
 */
import type { Redis } from 'ioredis'
import { adoptRules, connectGraph, migrate, Neo4jIdentityGraph, type GraphConnection } from '../../graph/index.ts'
import { connectRedis } from '../adapters/redis/index.ts'
import type { IdentityRules } from '../identity/index.ts'
import type { StackConnections } from '../stack/index.ts'

/** Open connections to the three stores. */
export interface Stores {
  readonly graph: GraphConnection
  /** Tells this graph from any other. */
  readonly graphId: string
  readonly log: Redis
  readonly cache: Redis
  close(): Promise<void>
}

/**
 * Connects, brings the graph's schema up to date and sees that it was judged by these rules.
 *
 * @param name what the Redis servers show for the connections: `selfsame-api`
 * @throws SelfsameError UNAVAILABLE or CONFIGURATION
 */
export async function openStores(connections: StackConnections, rules: IdentityRules, name: string): Promise<Stores> {
  const graph = await connectGraph(connections.neo4j)
  try {
    await migrate(graph)
    await adoptRules(graph, rules)
    const graphId = await new Neo4jIdentityGraph(graph).graphId()
    return { graphId, ...connected(graph, connections, name) }
  } catch (error) {
    await graph.close()
    throw error
  }
}

function connected(graph: GraphConnection, connections: StackConnections, name: string): Omit<Stores, 'graphId'> {
  const log = connectRedis({ url: connections.redisLogUrl, name })
  const cache = connectRedis({ url: connections.redisUrl, name })
  return {
    graph,
    log,
    cache,
    close: async () => {
      log.disconnect()
      cache.disconnect()
      await graph.close()
    },
  }
}
