import type { GraphConnection } from '../connection.ts'
import type { Statement } from '../statement.ts'
import { read } from '../transaction.ts'

/** Where a page of a listing begins, and how long it is. */
export interface Page {
  readonly after: string
  readonly limit: number
}

/** Few round trips, and no more than some MB under way at once. */
const PAGE_ROWS = 10_000

/** Reads a listing to its end, a page a transaction: none of them holds the server up. */
export async function readPages<Columns extends object>(
  graph: GraphConnection,
  list: Statement<Page, Columns>,
  keyOf: (row: Columns) => string,
): Promise<Columns[]> {
  const pages: Columns[][] = []
  for (let after = ''; ;) {
    const page = await read(graph, (tx) => list(tx, { after, limit: PAGE_ROWS }))
    const last = page.at(-1)
    if (last === undefined) return pages.flat()
    pages.push(page)
    after = keyOf(last)
  }
}
