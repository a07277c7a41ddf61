import { connectGraph, migrate, type GraphConnection } from '../../graph/index.ts'
import { inject } from 'vitest'

/** Where the Neo4j that the tests share answers. */
export function graphSettings() {
  const { neo4jUri: uri, neo4jUser: user, neo4jPassword: password, neo4jDatabase: database } = inject('stack')
  return { uri, user, password, database }
}

/** Connects to the Neo4j that the tests share, with its schema in place. */
export async function testGraph(): Promise<GraphConnection> {
  const graph = await connectGraph(graphSettings())
  await migrate(graph)
  return graph
}

/** Rows of a statement written in a test. */
export async function rowsOf<T>(
  graph: GraphConnection,
  cypher: string,
  parameters: Record<string, unknown> = {},
): Promise<T[]> {
  const { records } = await graph.driver.executeQuery(cypher, parameters, { database: graph.database })
  return records.map((record) => record.toObject() as T)
}

/** Back to what migrations leave behind. */
export async function emptyGraph(graph: GraphConnection): Promise<void> {
  await rowsOf(
    graph,
    'MATCH (n) WHERE NOT n:Migration AND NOT n:Counter AND NOT n:Cursor AND NOT n:Turn DETACH DELETE n',
  )
  await rowsOf(graph, "MERGE (o:Outbox {name: 'changes'}) SET o.pruned = 0")
  await rowsOf(graph, 'MATCH (c:Counter) SET c.seq = 0, c.births = 0')
  await rowsOf(graph, "MATCH (c:Cursor) SET c.position = '0-0', c.epoch = 0")
}
