import type { DuckDBConnection } from '@duckdb/node-api'
import { asked } from '../session.ts'

const ROWS_AT_FIRST = 65_536

/** Reads INTEGER columns chunk by chunk: a few nanoseconds a value, where rows of objects take microseconds. */
export function readIntegers(connection: DuckDBConnection, sql: string): Promise<Int32Array[]> {
  return readColumns(connection, sql, (length): Int32Array => new Int32Array(length))
}

/** As `readIntegers`, of DOUBLE columns. */
export function readDoubles(connection: DuckDBConnection, sql: string): Promise<Float64Array[]> {
  return readColumns(connection, sql, (length): Float64Array => new Float64Array(length))
}

type Numbers = Int32Array | Float64Array

async function readColumns<Column extends Numbers>(
  connection: DuckDBConnection,
  sql: string,
  columnOf: (length: number) => Column,
): Promise<Column[]> {
  const result = await asked(() => connection.stream(sql))
  const columns = Array.from({ length: result.columnCount }, () => columnOf(ROWS_AT_FIRST))
  let rows = 0
  for (;;) {
    const chunk = await asked(() => result.fetchChunk())
    // Asking the chunk is a call out of JavaScript: not once a row.
    const rowCount = chunk?.rowCount ?? 0
    if (chunk === null || rowCount === 0) return columns.map((column) => column.slice(0, rows) as Column)
    for (let at = 0; at < columns.length; at++) {
      const column = withRoom(columns[at] ?? columnOf(0), rows + rowCount, columnOf)
      columns[at] = column
      const vector = chunk.getColumnVector(at)
      for (let row = 0; row < rowCount; row++) column[rows + row] = Number(vector.getItem(row))
    }
    rows += rowCount
  }
}

function withRoom<Column extends Numbers>(column: Column, rows: number, columnOf: (length: number) => Column): Column {
  if (rows <= column.length) return column
  const larger = columnOf(Math.max(rows, column.length * 2))
  larger.set(column)
  return larger
}
