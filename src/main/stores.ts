/**
 * Puts the program together: the only folder that constructs stores, adapters and use cases, and the only one that
 * reads the environment. Decides nothing: every rule lies in the rooms it connects.
 */
import type { Redis } from 'ioredis'
import {
  adoptRules,
  connectGraph,
  migrate,
  Neo4jIdentityGraph,
  Neo4jRulesGraph,
  type GraphConnection,
} from '../../graph/index.ts'
import { connectRedis } from '../adapters/redis/index.ts'
import type { IdentityRules } from '../identity/index.ts'
import type { StackConnections } from '../stack/index.ts'
import { RulesWatch } from './rules-watch.ts'

/** Open connections to the three stores. */
export interface Stores {
  readonly graph: GraphConnection
  /** Tells this graph from any other. */
  readonly graphId: string
  /** In force now: those of the graph, whatever the file says. */
  readonly rules: () => IdentityRules
  /** What to say when those of the file are others; null when they are not. */
  readonly rulesWarning: string | null
  readonly log: Redis
  readonly cache: Redis
  close(): Promise<void>
}

/**
 * Connects, brings the graph's schema up to date and learns by which rules it is judged.
 *
 * @param rules of the file: in force from the first start on, until others are put there
 * @param name what the Redis servers show for the connections: `selfsame-api`
 * @throws SelfsameError UNAVAILABLE or CONFIGURATION
 */
export async function openStores(connections: StackConnections, rules: IdentityRules, name: string): Promise<Stores> {
  const graph = await connectGraph(connections.neo4j)
  try {
    await migrate(graph)
    const inForce = await adoptRules(graph, rules)
    const graphId = await new Neo4jIdentityGraph(graph).graphId()
    const rulesWarning = inForce.areOthers ? warningOf(rules, inForce.rules) : null
    const watch = new RulesWatch(() => new Neo4jRulesGraph(graph).readRules(), inForce.rules)
    return { graphId, rules: watch.current, rulesWarning, ...connected(graph, connections, name, watch) }
  } catch (error) {
    await graph.close()
    throw error
  }
}

/** @returns what a start says when the rules in force are not the file's, with a command that shows the difference */
export function warningOf(offered: IdentityRules, inForce: IdentityRules): string {
  return `config/identity.yaml is version ${offered.version}, in force is ${inForce.version}: run \`selfsame identity diff config/identity.yaml\``
}

function connected(
  graph: GraphConnection,
  connections: StackConnections,
  name: string,
  watch: RulesWatch,
): Pick<Stores, 'graph' | 'log' | 'cache' | 'close'> {
  const log = connectRedis({ url: connections.redisLogUrl, name })
  const cache = connectRedis({ url: connections.redisUrl, name })
  return {
    graph,
    log,
    cache,
    close: async () => {
      watch.stop()
      log.disconnect()
      cache.disconnect()
      await graph.close()
    },
  }
}
