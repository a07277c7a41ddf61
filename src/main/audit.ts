import { connectGraph, Neo4jAuditGraph } from '../../graph/index.ts'
import { Audit, type AuditedInvariant } from '../app/audit/index.ts'
import type { Config } from '../config/index.ts'
import { SelfsameError, type RequestContext } from '../model/index.ts'
import { stackStatus } from '../stack/index.ts'

/**
 * Audits the graph of stores that run; starts none, for what starts them goes on writing.
 *
 * @throws SelfsameError FORBIDDEN; UNAVAILABLE where no stores run
 */
export async function auditOf(context: RequestContext, config: Config): Promise<readonly AuditedInvariant[]> {
  const graph = await connectGraph(graphOf(config))
  try {
    return await new Audit(new Neo4jAuditGraph(graph)).run(context)
  } finally {
    await graph.close()
  }
}

function graphOf({ home, stack }: Config): Parameters<typeof connectGraph>[0] {
  const status = stackStatus(home)
  if (status.kind === 'running') return status.record.connections.neo4j
  const { uri, password, ...rest } = stack.neo4j
  if (uri !== null) return { ...rest, uri, password: password ?? '' }
  throw new SelfsameError('UNAVAILABLE', 'No stores run, so there is no graph to audit', {
    remedy: 'Start them: npx selfsame stack up',
  })
}
