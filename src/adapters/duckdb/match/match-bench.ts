import type { MatchBench, SourceRows, TableColumn } from '../../../app/match/index.ts'
import { written } from '../disk-full.ts'
import { inspectFiles } from '../inspect-files.ts'
import { literal, Session } from '../session.ts'
import type { DuckDbSettings } from '../settings.ts'
import { SelfsameError } from '../../../model/index.ts'
import type { Cells } from '../../../matching/index.ts'
import { createTable } from './create-table.ts'
import { readCells } from './read-cells.ts'
import { readIntegers } from './read-integers.ts'
import { readSource } from './read-source.ts'

/**
 * A join reads its first table as it lies and looks up rows of the others, and one thread does it: several put down
 * what they have as they get it.
 */
const IN_ORDER = "SET threads = 1; SET disabled_optimizers = 'join_order,build_side_probe_side'"

/** A run's tables in DuckDB. */
export class DuckDbMatchBench implements MatchBench {
  readonly #session: Session

  private constructor(session: Session) {
    this.#session = session
  }

  static async open(settings: DuckDbSettings): Promise<DuckDbMatchBench> {
    return new DuckDbMatchBench(await Session.open(settings))
  }

  async read(paths: readonly string[]): Promise<SourceRows> {
    return readSource(this.#session, await inspectFiles(paths))
  }

  run(sql: string): Promise<void> {
    return this.#session.run(sql)
  }

  rows(sql: string): Promise<unknown[][]> {
    return this.#session.rows(sql)
  }

  integers(sql: string): Promise<Int32Array[]> {
    return this.#withConnection((connection) => readIntegers(connection, sql))
  }

  cells(table: string, column: string, placeOf: Int32Array): Promise<Cells> {
    return this.#withConnection((connection) => readCells(connection, table, column, placeOf))
  }

  create(table: string, columns: Readonly<Record<string, TableColumn>>): Promise<void> {
    return this.#withConnection((connection) => createTable(connection, table, columns))
  }

  async view(name: string, path: string): Promise<void> {
    const [file] = await inspectFiles([path])
    if (file?.kind !== 'parquet') throw noParquet(path)
    try {
      await this.#session.run(`CREATE OR REPLACE VIEW ${name} AS SELECT * FROM read_parquet(${literal(path)})`)
    } catch (cause) {
      throw noParquet(path, cause)
    }
  }

  /** In one call, so that it is under way when this returns: what the caller does then is done meanwhile. */
  writeParquet(sql: string, path: string): Promise<void> {
    return written(() => this.#session.run(`${IN_ORDER}; COPY (${sql}) TO ${literal(path)} (FORMAT parquet)`))
  }

  close(): Promise<void> {
    return this.#session.close()
  }

  async #withConnection<Answer>(
    use: (connection: Awaited<ReturnType<Session['connect']>>) => Promise<Answer>,
  ): Promise<Answer> {
    const connection = await this.#session.connect()
    try {
      return await use(connection)
    } finally {
      connection.closeSync()
    }
  }
}

function noParquet(path: string, cause?: unknown): SelfsameError {
  return new SelfsameError('BAD_REQUEST', `The file ${path} is no whole Parquet file`, {
    cause,
    remedy: 'Run from scratch: without --since',
  })
}
