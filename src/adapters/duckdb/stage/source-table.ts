import type { DuckDBConnection } from '@duckdb/node-api'
import { join } from 'node:path'
import type { Reading, SourceFile } from '../../../app/sources/index.ts'
import { SelfsameError } from '../../../model/index.ts'
import { mendFile, type MendTarget, type TextShape, textShapeOf } from '../csv/index.ts'
import { asked, literal } from '../session.ts'
import { notParquet, parquetSelection } from './parquet.ts'
import { plainPath } from './plain-path.ts'
import { readCsv } from './read-csv.ts'

/** A file's rows in a table of their own: `line` where it had to be counted, and `c0`, `c1` … as text. */
export interface SourceTable {
  readonly file: SourceFile
  readonly name: string
  /** What `c0`, `c1` … are. */
  readonly columns: readonly string[]
  /** SQL: a row's line in the file. */
  readonly line: string
  readonly unreadable: number
}

/** What one file's reading is given. */
export interface TableJob {
  readonly file: SourceFile
  readonly index: number
  readonly folder: string
  readonly reading: Pick<Reading, 'format' | 'groupBy'>
  /** JSON lines of the rows that are none. */
  readonly unreadablePath: string
  /** Rows at most; all when left out. */
  readonly rowsMax?: number
}

const ROW_BYTES_MAX = 2_000_000
/** Mended rows are longer by their quotes. */
const MENDED_ROW_BYTES_MAX = 3 * ROW_BYTES_MAX

/**
 * Lays a file's rows down in a table. DuckDB reads the file itself if it finds nothing wrong; else its rows are
 * looked at one by one, what can be read is written out cleanly, and DuckDB reads that.
 */
export async function layDown(connection: DuckDBConnection, job: TableJob): Promise<SourceTable> {
  const path = await plainPath(job.folder, job.file, job.index)
  if (job.file.kind === 'parquet') return layDownParquet(connection, job, path)
  const shape = await textShapeOf(job.file, job.reading.format)
  const table = { file: job.file, name: tableName(job), columns: shape.columns }
  const isSound = shape.isPlain && !job.file.endsEarly && (await readDirectly(connection, job, path, shape))
  if (isSound) return { ...table, line: `rowid + ${shape.hasHeader ? 2 : 1}`, unreadable: 0 }
  return { ...table, line: 'line', unreadable: await readMended(connection, job, shape) }
}

/** @returns false when DuckDB found a row that is none: nothing was laid down */
async function readDirectly(
  connection: DuckDBConnection,
  job: TableJob,
  path: string,
  shape: TextShape,
): Promise<boolean> {
  try {
    await fill(connection, job, `* FROM ${readCsv({ path, shape, rowBytesMax: ROW_BYTES_MAX, hasLines: false })}`)
    return true
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('Invalid Input Error')) throw error
    return false
  }
}

async function readMended(connection: DuckDBConnection, job: TableJob, shape: TextShape): Promise<number> {
  const { file, index, folder, reading, unreadablePath } = job
  const { dialect, columns, hasHeader } = shape
  const path = join(folder, `mended-${index}.csv`)
  const groupIndexes = file.kind === 'csv' ? reading.groupBy.map((column) => columns.indexOf(column)) : []
  const target: MendTarget = { rowsPath: path, unreadablePath, groupIndexes }
  const options = { dialect, hasHeader, width: columns.length, endsEarly: file.endsEarly }
  const unreadable = await mendFile(file, options, target)
  const mended = { dialect: MENDED, columns, hasHeader: false, lineBreak: '\n' } as const
  await fill(
    connection,
    job,
    `* FROM ${readCsv({ path, shape: mended, rowBytesMax: MENDED_ROW_BYTES_MAX, hasLines: true })}`,
  )
  return unreadable
}

const MENDED = { encoding: 'utf-8', delimiter: ',', quote: '"', escape: '"' } as const

async function layDownParquet(connection: DuckDBConnection, job: TableJob, path: string): Promise<SourceTable> {
  const { columns, selection } = await parquetSelection(connection, job.file, path)
  await fill(connection, job, `${selection} FROM read_parquet(${literal(path)})`).catch((error: Error) => {
    throw error instanceof SelfsameError ? error : notParquet(job.file, error)
  })
  return { file: job.file, name: tableName(job), columns, line: 'rowid + 1', unreadable: 0 }
}

/** @param selection SQL, from behind SELECT on */
async function fill(connection: DuckDBConnection, job: TableJob, selection: string): Promise<void> {
  const limit = job.rowsMax === undefined ? '' : ` LIMIT ${job.rowsMax}`
  await asked(() => connection.run(`CREATE TABLE ${tableName(job)} AS SELECT ${selection}${limit}`))
}

function tableName({ index }: TableJob): string {
  return `file_${index}`
}
