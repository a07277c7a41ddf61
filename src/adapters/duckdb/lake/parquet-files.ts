import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LakeColumn, LakeRow, LakeTable } from '../../../projections/lake/index.ts'
import { SelfsameError } from '../../../model/index.ts'
import type { DataFiles, WrittenFile } from '../../delta/index.ts'
import { literal, Session } from '../session.ts'
import type { DuckDbSettings } from '../settings.ts'
import { statsOf, statsSql } from './stats.ts'
import { quoted, sqlColumns } from './types.ts'

/** DuckDB sets aside twice what the longest row may have; a change of a large component is one row. */
const ROW_BYTES = 8 * 1_024 ** 2
const ZSTD = 'FORMAT parquet, COMPRESSION zstd'

/** Writes data files with DuckDB, in bounded memory, into its spill folder. */
export class ParquetFiles implements DataFiles {
  readonly #settings: DuckDbSettings
  #session: Promise<Session> | null = null

  constructor(settings: DuckDbSettings) {
    this.#settings = settings
  }

  async write(table: LakeTable, rows: readonly LakeRow[]): Promise<WrittenFile[]> {
    const session = await this.#open()
    const path = join(session.folder, `${randomUUID()}.jsonl`)
    return reachable(async () => {
      try {
        const lines = rows.map((row) => `${JSON.stringify(row)}\n`)
        await writeFile(path, lines, { mode: 0o600 })
        const rowBytes = lines.reduce((most, line) => Math.max(most, Buffer.byteLength(line)), ROW_BYTES)
        return await this.#layDown(session, table, path, rowBytes)
      } finally {
        await rm(path, { force: true })
      }
    })
  }

  async merge(table: LakeTable, partition: string | null, localPaths: readonly string[]): Promise<WrittenFile> {
    const session = await this.#open()
    return reachable(() => {
      const files = `read_parquet([${localPaths.map(literal).join(', ')}], union_by_name = true, hive_partitioning = false)`
      return this.#writeFile(session, table, `(FROM ${files})`, partition)
    })
  }

  async close(): Promise<void> {
    await (await this.#session)?.close()
    this.#session = null
  }

  async #layDown(session: Session, table: LakeTable, path: string, rowBytes: number): Promise<WrittenFile[]> {
    const staged = quoted(`staged-${randomUUID()}`)
    const reading = `format = 'newline_delimited', columns = ${sqlColumns(table.columns)}, maximum_object_size = ${rowBytes}`
    await session.run(`CREATE TEMP TABLE ${staged} AS FROM read_json(${literal(path)}, ${reading})`)
    try {
      const files: WrittenFile[] = []
      for (const partition of await partitionsOf(session, table, staged)) {
        const rows = partition === null ? `(FROM ${staged})` : `(FROM ${staged} WHERE ${isOf(table, partition)})`
        files.push(await this.#writeFile(session, table, rows, partition))
      }
      return files
    } finally {
      await session.run(`DROP TABLE ${staged}`)
    }
  }

  /** The partition's own column is in the path and in the log, and in no data file. */
  async #writeFile(session: Session, table: LakeTable, rows: string, partition: string | null): Promise<WrittenFile> {
    const localPath = join(session.folder, `${randomUUID()}.parquet`)
    const columns = dataColumns(table)
    const there = await columnsOf(session, rows)
    const own = columns.filter(({ name }) => there.has(name))
    const order = table.clusterBy.map(quoted).join(', ')
    const sql = `SELECT ${own.map(({ name }) => quoted(name)).join(', ')} FROM ${rows} ORDER BY ${order}`
    await session.run(`COPY (${sql}) TO ${literal(localPath)} (${ZSTD})`)
    const [values = []] = await session.rows(statsSql(table, own, literal(localPath)))
    const { numRecords, stats } = statsOf(table, own, values)
    return { partition, localPath, rows: numRecords, stats }
  }

  #open(): Promise<Session> {
    return (this.#session ??= Session.open(this.#settings))
  }
}

async function partitionsOf(session: Session, { partitionBy }: LakeTable, staged: string): Promise<(string | null)[]> {
  if (partitionBy === null) return [null]
  const column = quoted(partitionBy)
  const rows = await session.rows(`SELECT DISTINCT ${column}::VARCHAR FROM ${staged} ORDER BY 1`)
  return rows.map(([value]) => String(value))
}

function isOf({ partitionBy }: LakeTable, partition: string): string {
  return `${quoted(partitionBy ?? '')}::VARCHAR = ${literal(partition)}`
}

function dataColumns({ columns, partitionBy }: LakeTable): LakeColumn[] {
  return columns.filter(({ name }) => name !== partitionBy)
}

async function columnsOf(session: Session, rows: string): Promise<Set<string>> {
  const described = await session.rows(`DESCRIBE SELECT * FROM ${rows}`)
  return new Set(described.map(([name]) => String(name)))
}

/** @throws SelfsameError UNAVAILABLE where disk or folder are at fault */
async function reachable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof SelfsameError || !isOfDisk(error)) throw error
    throw new SelfsameError('UNAVAILABLE', 'A file of the lake could not be written where they are prepared', {
      cause: error,
      remedy: 'Free disk space where the data directory is, and let this user write there; the worker then goes on',
    })
  }
}

function isOfDisk(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return /^(ENOSPC|EACCES|EROFS|EDQUOT|EIO|ENOENT)$/.test(String(code)) || /IO Error/.test(String(message))
}
