import { connectGraph, Neo4jRelayGraph } from '../../graph/index.ts'
import { Relay, type RelayStatus } from '../app/relay/index.ts'
import type { Config } from '../config/index.ts'
import type { RequestContext } from '../model/index.ts'
import { connectionsOf } from './running-stores.ts'

/** @returns who follows the changes; null where no stores run. @throws SelfsameError FORBIDDEN, UNAVAILABLE */
export async function relayStatusOf(context: RequestContext, config: Config): Promise<RelayStatus | null> {
  const { neo4j } = connectionsOf(config)
  if (neo4j === null) return null
  const graph = await connectGraph(neo4j)
  try {
    return await new Relay(new Neo4jRelayGraph(graph)).status(context)
  } finally {
    await graph.close()
  }
}
