import { connectGraph, Neo4jAuditGraph } from '../../graph/index.ts'
import { Audit, type AuditedInvariant } from '../app/audit/index.ts'
import type { Config } from '../config/index.ts'
import { SelfsameError, type RequestContext } from '../model/index.ts'
import { connectionsOf } from './running-stores.ts'

/**
 * Audits the graph of stores that run; starts none, for what starts them goes on writing.
 *
 * @throws SelfsameError FORBIDDEN; UNAVAILABLE where no stores run
 */
export async function auditOf(context: RequestContext, config: Config): Promise<readonly AuditedInvariant[]> {
  const { neo4j } = connectionsOf(config)
  if (neo4j === null)
    throw new SelfsameError('UNAVAILABLE', 'No stores run, so there is no graph to audit', {
      remedy: 'Start them: npx selfsame stack up',
    })
  const graph = await connectGraph(neo4j)
  try {
    return await new Audit(new Neo4jAuditGraph(graph)).run(context)
  } finally {
    await graph.close()
  }
}
