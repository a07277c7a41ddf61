import { Neo4jAuditGraph, type GraphConnection } from '../../graph/index.ts'
import { Audit, type AuditedInvariant } from '../../src/app/audit/index.ts'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'

/** @returns all invariants of docs/invariants.md, by a look at the whole graph */
export async function audited(graph: GraphConnection): Promise<readonly AuditedInvariant[]> {
  return new Audit(new Neo4jAuditGraph(graph)).run(DEVELOPMENT_CONTEXT)
}

/** @returns those that the graph breaks, or that could not be looked at in full: none in a graph that is left clean */
export async function amissIn(graph: GraphConnection): Promise<readonly AuditedInvariant[]> {
  return (await audited(graph)).filter(({ violations, pending }) => violations.length + pending.length > 0)
}
