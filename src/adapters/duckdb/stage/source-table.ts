import type { DuckDBConnection } from '@duckdb/node-api'
import { join } from 'node:path'
import type { Reading, SourceFile } from '../../../app/sources/index.ts'
import { decodedHead, type Dialect, dialectOf, headerOf, mendFile, type MendTarget } from '../csv/index.ts'
import { readHead } from '../head.ts'
import { asked, literal } from '../session.ts'
import { parquetSelection } from './parquet.ts'
import { plainPath } from './plain-path.ts'

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

/** DuckDB takes a row of more for a fault; where rows are mended they are longer by their quotes. */
const ROW_BYTES_MAX = 2_000_000
const MENDED_ROW_BYTES_MAX = 3 * ROW_BYTES_MAX

/**
 * Lays a file's rows down in a table. DuckDB reads the file itself if it finds nothing wrong; else its rows are
 * looked at one by one, what can be read is written out cleanly, and DuckDB reads that.
 */
export async function layDown(connection: DuckDBConnection, job: TableJob): Promise<SourceTable> {
  const path = await plainPath(job.folder, job.file, job.index)
  if (job.file.kind === 'parquet') return layDownParquet(connection, job, path)
  const text = await textOf(job)
  const isSound = text.isPlain && !job.file.endsEarly && (await readDirectly(connection, job, path, text))
  if (isSound) return { ...tableOf(job, text.columns), line: `rowid + ${text.hasHeader ? 2 : 1}`, unreadable: 0 }
  const unreadable = await readMended(connection, job, text)
  return { ...tableOf(job, text.columns), line: 'line', unreadable }
}

interface Text {
  readonly dialect: Dialect
  readonly columns: readonly string[]
  readonly hasHeader: boolean
  /** In UTF-8, and beginning with its first row: DuckDB would take a blank line for the header. */
  readonly isPlain: boolean
}

/** A JSON line is a row of one cell: it cannot hold an unescaped control character, nor do quotes end it. */
async function textOf({ file, reading }: TableJob): Promise<Text> {
  if (file.kind === 'jsonl')
    return {
      dialect: { encoding: 'utf-8', delimiter: '\u0001', quote: '', escape: '' },
      columns: ['line'],
      hasHeader: false,
      isPlain: true,
    }
  const head = await readHead(file.path, file.isCompressed)
  const dialect = dialectOf(file, reading.format, head)
  const isPlain = dialect.encoding === 'utf-8' && !/^[\r\n]/.test(decodedHead(head, dialect))
  return { dialect, columns: headerOf(head, dialect), hasHeader: true, isPlain }
}

/** @returns false when DuckDB found a row that is none: nothing was laid down */
async function readDirectly(
  connection: DuckDBConnection,
  job: TableJob,
  path: string,
  { dialect, columns, hasHeader }: Text,
): Promise<boolean> {
  const options = [
    `columns = ${columnTypes(columns)}`,
    ...markOptions(dialect),
    `header = ${hasHeader}`,
    `max_line_size = ${ROW_BYTES_MAX}`,
  ]
  const table = tableName(job)
  try {
    await asked(() =>
      connection.run(
        `CREATE TABLE ${table} AS SELECT * FROM read_csv(${literal(path)}, auto_detect = false, ${options.join(', ')})${limitOf(job)}`,
      ),
    )
    return true
  } catch (error) {
    if (!(error instanceof Error) || !/^(Invalid Input|Conversion) Error/.test(error.message)) throw error
    return false
  }
}

async function readMended(connection: DuckDBConnection, job: TableJob, text: Text): Promise<number> {
  const { file, index, folder, reading, unreadablePath } = job
  const rowsPath = join(folder, `mended-${index}.csv`)
  const groupIndexes = file.kind === 'csv' ? reading.groupBy.map((column) => text.columns.indexOf(column)) : []
  const target: MendTarget = { rowsPath, unreadablePath, groupIndexes }
  const unreadable = await mendFile(file, { ...text, width: text.columns.length, endsEarly: file.endsEarly }, target)
  const types = `{'line': 'BIGINT', ${columnTypes(text.columns).slice(1)}`
  const options = `columns = ${types}, delim = ',', quote = '"', escape = '"', header = false, max_line_size = ${MENDED_ROW_BYTES_MAX}`
  await asked(() =>
    connection.run(
      `CREATE TABLE ${tableName(job)} AS SELECT * FROM read_csv(${literal(rowsPath)}, auto_detect = false, ${options})${limitOf(job)}`,
    ),
  )
  return unreadable
}

async function layDownParquet(connection: DuckDBConnection, job: TableJob, path: string): Promise<SourceTable> {
  const { columns, selection } = await parquetSelection(connection, job.file, path)
  await asked(() =>
    connection.run(
      `CREATE TABLE ${tableName(job)} AS SELECT ${selection} FROM read_parquet(${literal(path)})${limitOf(job)}`,
    ),
  )
  return { ...tableOf(job, columns), line: 'rowid + 1', unreadable: 0 }
}

function tableOf(job: TableJob, columns: readonly string[]): Pick<SourceTable, 'file' | 'name' | 'columns'> {
  return { file: job.file, name: tableName(job), columns }
}

function tableName({ index }: TableJob): string {
  return `file_${index}`
}

function limitOf({ rowsMax }: TableJob): string {
  return rowsMax === undefined ? '' : ` LIMIT ${rowsMax}`
}

function columnTypes(columns: readonly string[]): string {
  return `{${columns.map((_, index) => `'c${index}': 'VARCHAR'`).join(', ')}}`
}

function markOptions({ delimiter, quote, escape }: Dialect): string[] {
  return [`delim = ${literal(delimiter)}`, `quote = ${literal(quote)}`, `escape = ${literal(escape)}`]
}
