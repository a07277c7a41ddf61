import { join } from 'node:path'
import type { SourceRows } from '../../../app/match/index.ts'
import type { SourceFile } from '../../../app/sources/index.ts'
import type { FileFormat } from '../../../channels/file/index.ts'
import { detectFormat, readHead } from '../csv/index.ts'
import { jsonColumnsOf } from '../json-columns.ts'
import type { Session } from '../session.ts'
import { jsonCell, layDown } from '../stage/index.ts'
import { unusable } from '../unusable.ts'

const PLAIN: FileFormat = { encoding: 'utf-8', quote: '"', escape: '"', decimal: '.' }

/** One file's rows, ready to be put under the columns of all. */
interface Part {
  readonly table: string
  readonly columns: readonly string[]
  /** SQL of a column's cell. */
  cell(column: string): string
  readonly unreadable: number
}

/**
 * Lays the rows of all files down as `source`. Columns of one name are one.
 *
 * @throws SelfsameError BAD_REQUEST where a file is cut off: records that nobody misses would be taken for gone
 */
export async function readSource(session: Session, files: readonly SourceFile[]): Promise<SourceRows> {
  const cutOff = files.find(({ endsEarly }) => endsEarly)
  if (cutOff !== undefined) throw unusable(cutOff.name, 'ends early: it was cut off', 'Export or fetch it again')
  const parts: Part[] = []
  for (const [index, file] of files.entries()) parts.push(await readPart(session, file, index))
  const columns = [...new Set(parts.flatMap((part) => part.columns))]
  const selections = parts.map((part, file) => {
    const cells = columns.map(
      (column, at) => `${part.columns.includes(column) ? part.cell(column) : 'NULL'}::VARCHAR AS c${at}`,
    )
    return `SELECT ${cells.join(', ')}, ${file}::INTEGER AS file FROM ${part.table}`
  })
  await session.run(`CREATE TABLE source AS ${selections.join(' UNION ALL ')}`)
  for (const { table } of parts) await session.run(`DROP TABLE ${table}`)
  const [[rows] = []] = await session.rows('SELECT count(*)::DOUBLE FROM source')
  const unreadable = parts.reduce((sum, part) => sum + part.unreadable, 0)
  return { columns, rows: Number(rows), unreadable, digests: files.map(({ name, digest }) => [name, digest]) }
}

async function readPart(session: Session, file: SourceFile, index: number): Promise<Part> {
  const head = await readHead(file.path, file.isCompressed)
  const format = file.kind === 'csv' ? detectFormat(file, head) : PLAIN
  const unreadablePath = join(session.folder, 'unreadable.jsonl')
  const connection = await session.connect()
  const job = { file, index, folder: session.folder, reading: { format, groupBy: [] }, unreadablePath }
  const { name: table, columns, unreadable } = await layDown(connection, job)
  connection.closeSync()
  if (file.kind === 'jsonl') return { table, columns: jsonLeaves(head), cell: jsonCell, unreadable }
  return { table, columns, cell: (column) => `c${columns.indexOf(column)}`, unreadable }
}

/** Keys that hold no keys themselves. */
function jsonLeaves(head: Buffer): string[] {
  const paths = jsonColumnsOf(head)
  return paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`)))
}
