import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { SelfsameError } from '../../model/index.ts'
import type { DuckDbSettings } from './settings.ts'
import { openSpillFolder } from './spill-folder.ts'

/** A database of one reading's own, in memory as far as that goes, and its folder for all else. */
export class Session {
  readonly folder: string
  readonly #instance: DuckDBInstance
  readonly #main: DuckDBConnection

  private constructor(folder: string, instance: DuckDBInstance, main: DuckDBConnection) {
    this.folder = folder
    this.#instance = instance
    this.#main = main
  }

  static async open(settings: DuckDbSettings): Promise<Session> {
    const folder = await openSpillFolder(settings.spillFolder)
    const instance = await DuckDBInstance.create(':memory:', {
      threads: String(settings.threads),
      memory_limit: `${settings.memoryBytesMax}B`,
      temp_directory: join(folder, 'memory'),
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    })
    const main = await instance.connect()
    await main.run("SET TimeZone = 'UTC'")
    return new Session(folder, instance, main)
  }

  /** A connection that runs beside the session's own; closed with the session. */
  connect(): Promise<DuckDBConnection> {
    return this.#instance.connect()
  }

  async run(sql: string): Promise<void> {
    await asked(() => this.#main.run(sql))
  }

  /** @returns the rows' values as JSON has them; whole numbers of 64 bits are texts */
  async rows(sql: string): Promise<unknown[][]> {
    const reader = await asked(() => this.#main.runAndReadAll(sql))
    return reader.getRowsJson()
  }

  /** @param values of the parameters `$name` @returns as `rows`, with the columns' names */
  async answer(
    sql: string,
    values: Readonly<Record<string, string | number>>,
  ): Promise<{ columns: string[]; rows: unknown[][] }> {
    const reader = await asked(() => this.#main.runAndReadAll(sql, { ...values }))
    return { columns: reader.columnNames(), rows: reader.getRowsJson() }
  }

  async close(): Promise<void> {
    this.#main.closeSync()
    this.#instance.closeSync()
    await rm(this.folder, { recursive: true, force: true })
  }
}

/** @throws SelfsameError UNAVAILABLE when memory or disk are full; all else as DuckDB throws it */
export async function asked<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask()
  } catch (error) {
    if (
      !(error instanceof Error) ||
      !/Out of Memory|No space left|max_temp_directory_size|quota exceeded|File too large/i.test(error.message)
    )
      throw error
    throw new SelfsameError('UNAVAILABLE', 'The files are larger than the memory and disk set aside for reading them', {
      cause: error,
      remedy: 'Free disk space where the data directory is, or ingest fewer files at a time',
    })
  }
}

/** @returns the text as a SQL literal */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
