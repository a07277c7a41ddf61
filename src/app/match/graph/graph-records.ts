import type { BirthId, VertexKey } from '../../../model/index.ts'
import { cellsOf } from './cells-of.ts'
import type { DescribedGraph, DescribedVertex } from './ports.ts'

/** A record of the graph as matching compares it. */
export interface GraphRecord {
  /** The vertex that it describes: what evidence names. */
  readonly id: VertexKey
  readonly profileId: BirthId
  /** By column, as the source wrote it; a column that it leaves empty is not there. */
  readonly cells: Readonly<Record<string, string>>
}

/** @default 1,000: some MB at once */
const PAGE_RECORDS = 1_000

/** Reads the graph's records, however many there are, in constant memory. */
export class GraphRecords {
  readonly #graph: DescribedGraph

  constructor(graph: DescribedGraph) {
    this.#graph = graph
  }

  /** All of them, in the order of their ids; what is written meanwhile may be among them or not. */
  async *pages(pageRecords: number = PAGE_RECORDS): AsyncGenerator<readonly GraphRecord[]> {
    for (let after: VertexKey | '' = ''; ;) {
      const page = await this.#graph.listDescribed(after, pageRecords)
      const last = page.at(-1)
      if (last === undefined) return
      yield page.map(recordOf)
      after = last.key
    }
  }

  /** @returns the records of those vertices that have any, in any order */
  async at(keys: readonly VertexKey[]): Promise<GraphRecord[]> {
    return keys.length === 0 ? [] : (await this.#graph.described(keys)).map(recordOf)
  }
}

function recordOf(vertex: DescribedVertex): GraphRecord {
  return { id: vertex.key, profileId: vertex.profileId, cells: cellsOf(vertex) }
}
