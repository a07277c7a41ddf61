import {
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDoubleVector,
  DuckDBIntegerVector,
  type DuckDBVector,
  DOUBLE,
  INTEGER,
  VARCHAR,
} from '@duckdb/node-api'
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
    values.forEach((column, at) => fill(chunk.getColumnVector(at), column, start, chunk.rowCount))
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
}

/** Value by value: a list of them in between would cost as much again. One loop for each kind, which is compiled for it. */
function fill(vector: DuckDBVector, column: TableColumn, start: number, rows: number): void {
  if (column instanceof Int32Array && vector instanceof DuckDBIntegerVector) fillIntegers(vector, column, start, rows)
  else if (column instanceof Float64Array && vector instanceof DuckDBDoubleVector)
    fillDoubles(vector, column, start, rows)
  else for (let row = 0; row < rows; row++) vector.setItem(row, column[start + row] ?? null)
  vector.flush()
}

function fillIntegers(vector: DuckDBIntegerVector, column: Int32Array, start: number, rows: number): void {
  for (let row = 0; row < rows; row++) vector.setItem(row, column[start + row] ?? 0)
}

function fillDoubles(vector: DuckDBDoubleVector, column: Float64Array, start: number, rows: number): void {
  for (let row = 0; row < rows; row++) vector.setItem(row, column[start + row] ?? 0)
}

function typeOf(column: TableColumn) {
  if (column instanceof Int32Array) return INTEGER
  return column instanceof Float64Array ? DOUBLE : VARCHAR
}
