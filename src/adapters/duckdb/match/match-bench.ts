import type { MatchBench, SourceRows, TableColumn } from '../../../app/match/index.ts'
import { inspectFiles } from '../inspect-files.ts'
import { literal, Session } from '../session.ts'
import type { DuckDbSettings } from '../settings.ts'
import { createTable } from './create-table.ts'
import { readIntegers } from './read-integers.ts'
import { readSource } from './read-source.ts'

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

  create(table: string, columns: Readonly<Record<string, TableColumn>>): Promise<void> {
    return this.#withConnection((connection) => createTable(connection, table, columns))
  }

  writeParquet(sql: string, path: string): Promise<void> {
    return this.#session.run(`COPY (${sql}) TO ${literal(path)} (FORMAT parquet)`)
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
