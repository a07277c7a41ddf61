import { type DuckDBConnection, DuckDBDataChunk, DOUBLE, INTEGER, VARCHAR } from '@duckdb/node-api'
import type { TableColumn } from '../../../app/match/index.ts'
import { asked } from '../session.ts'

/** As many rows as DuckDB takes at once. */
const ROWS_PER_CHUNK = 2_048

/** Fills a new table chunk by chunk. */
export async function createTable(
  connection: DuckDBConnection,
  table: string,
  columns: Readonly<Record<string, TableColumn>>,
): Promise<void> {
  const values = Object.values(columns)
  const types = values.map(typeOf)
  const definitions = Object.keys(columns).map((name, at) => `${name} ${types[at]?.toString()}`)
  await asked(() => connection.run(`CREATE OR REPLACE TABLE ${table} (${definitions.join(', ')})`))
  const appender = await connection.createAppender(table)
  const rows = values[0]?.length ?? 0
  for (let start = 0; start < rows; start += ROWS_PER_CHUNK) {
    const chunk = DuckDBDataChunk.create(types, Math.min(ROWS_PER_CHUNK, rows - start))
    values.forEach((column, at) =>
      chunk.setColumnValues(at, Array.from<number | string>(column.slice(start, start + ROWS_PER_CHUNK))),
    )
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
}

function typeOf(column: TableColumn) {
  if (column instanceof Int32Array) return INTEGER
  return column instanceof Float64Array ? DOUBLE : VARCHAR
}
