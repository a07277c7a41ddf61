import type { DescribedGraph, DescribedVertex } from '../../src/app/match/index.ts'
import type { VertexKey } from '../../src/model/index.ts'
import type { GraphConnection } from '../connection.ts'
import { ask } from '../transaction.ts'
import { decodeDescribed } from './decode-described.ts'
import { listDescribed } from './list-described.ts'
import { readDescribed } from './read-described.ts'

/** What sources say of the vertices in Neo4j. */
export class Neo4jDescribedGraph implements DescribedGraph {
  protected readonly graph: GraphConnection

  constructor(graph: GraphConnection) {
    this.graph = graph
  }

  async described(keys: readonly VertexKey[]): Promise<readonly DescribedVertex[]> {
    return (await ask(this.graph, (session) => readDescribed(session, { keys }))).map(decodeDescribed)
  }

  async listDescribed(after: VertexKey | '', limit: number): Promise<readonly DescribedVertex[]> {
    return (await ask(this.graph, (session) => listDescribed(session, { after, limit }))).map(decodeDescribed)
  }
}
