import type { FileLedger, FileLedgerEntry } from '../../src/app/sources/ports.ts'
import type { GraphConnection } from '../connection.ts'
import { read, write } from '../transaction.ts'
import { find } from './find.ts'
import { record } from './record.ts'

/** The ledger of ingested files in Neo4j. */
export class Neo4jFileLedger implements FileLedger {
  readonly #graph: GraphConnection

  constructor(graph: GraphConnection) {
    this.#graph = graph
  }

  async find(digest: string): Promise<FileLedgerEntry | null> {
    const [row] = await read(this.#graph, (tx) => find(tx, { digest }))
    return row === undefined ? null : { ...row, files: JSON.parse(row.files) }
  }

  async record(entry: FileLedgerEntry): Promise<void> {
    await write(this.#graph, (tx) => record(tx, { ...entry, files: JSON.stringify(entry.files) }))
  }
}
