import type { Reading } from '../../../app/sources/index.ts'
import { KEY_SEPARATOR } from '../csv/index.ts'
import { literal, type Session } from '../session.ts'
import { jsonCell } from './json-cell.ts'
import type { SourceTable } from './source-table.ts'

/** Rows of a file and their place among the rows of all: no file has 2^40. */
const PLACES_PER_FILE = 2 ** 40

/**
 * Brings the rows of all files together in the table `staged`, each event's side by side, in the order of the
 * events' first rows: `start` is the place of the event's first row.
 *
 * @param unreadablePath JSON lines of unreadable rows; null when there are none
 * @returns what the cells are: every column of every file
 */
export async function arrange(
  session: Session,
  tables: readonly SourceTable[],
  reading: Reading,
  unreadablePath: string | null,
): Promise<string[]> {
  const columns = [...new Set(tables.flatMap((table) => table.columns))]
  await session.run(
    `CREATE VIEW source_rows AS ${tables.map((table, index) => rowsOf(table, index, columns, reading)).join(' UNION ALL ')}`,
  )
  const cells = columns.map((_, index) => `c${index}`).join(', ')
  if (reading.groupBy.length > 0) await arrangeGroups(session, tables, cells, unreadablePath)
  else
    await session.run(
      `CREATE TABLE staged AS SELECT place AS start, file, line, key, ${occurrence(reading, cells)} AS occurrence, NULL::VARCHAR AS defect, ${cells} FROM source_rows ORDER BY place`,
    )
  await session.run('DROP VIEW source_rows')
  for (const { name } of tables) await session.run(`DROP TABLE ${name}`)
  return columns
}

function rowsOf(table: SourceTable, index: number, columns: readonly string[], { groupBy }: Reading): string {
  const cell = (column: string) => {
    const at = table.columns.indexOf(column)
    return at < 0 ? 'NULL' : `c${at}`
  }
  const cells = columns.map((column, at) => `${cell(column)}::VARCHAR AS c${at}`).join(', ')
  const parts = groupBy.map(
    (column) => `nullif(trim(${table.file.kind === 'jsonl' ? jsonCell(column) : cell(column)}), '')`,
  )
  const key = parts.length === 0 ? 'NULL' : parts.join(` || ${literal(KEY_SEPARATOR)} || `)
  // Of one column, DuckDB takes a blank line for a row.
  const isRow = table.columns.length === 1 ? ' WHERE c0 IS NOT NULL' : ''
  return `SELECT ${index} AS file, ${table.line} AS line, ${index * PLACES_PER_FILE} + rowid AS place, (${key})::VARCHAR AS key, ${cells} FROM ${table.name}${isRow}`
}

async function arrangeGroups(
  session: Session,
  tables: readonly SourceTable[],
  cells: string,
  unreadablePath: string | null,
): Promise<void> {
  await session.run(
    'CREATE TABLE groups AS SELECT key, min(place) AS start FROM source_rows WHERE key IS NOT NULL GROUP BY key',
  )
  await session.run('CREATE TABLE defects (key VARCHAR, defect VARCHAR)')
  for (const [index, { file, name }] of tables.entries())
    if (file.endsEarly) await session.run(lastGroupEndsEarly(index, name))
  if (unreadablePath !== null)
    await session.run(
      `INSERT INTO defects SELECT DISTINCT key, 'row-unreadable' FROM read_json(${literal(unreadablePath)}, format = 'newline_delimited', columns = {'key': 'VARCHAR'}) WHERE key IS NOT NULL`,
    )
  await session.run(`CREATE TABLE staged AS
    SELECT coalesce(start, place) AS start, file, line, key, 1 AS occurrence, defect, ${cells}
    FROM source_rows
    LEFT JOIN groups USING (key)
    LEFT JOIN (SELECT key, min(defect) AS defect FROM defects GROUP BY key) USING (key)
    ORDER BY start, place`)
}

/** What follows a torn file's last row may have been of the same event. */
function lastGroupEndsEarly(index: number, table: string): string {
  return `INSERT INTO defects SELECT key, 'file-ends-early' FROM source_rows
    WHERE place = (SELECT ${index * PLACES_PER_FILE} + max(rowid) FROM ${table}) AND key IS NOT NULL`
}

function occurrence({ countsRepeats }: Reading, cells: string): string {
  return countsRepeats ? `row_number() OVER (PARTITION BY ${cells} ORDER BY place)` : '1'
}
