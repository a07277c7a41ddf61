import { type DuckDBConnection, DuckDBIntegerVector, DuckDBListVector } from '@duckdb/node-api'
import type { Cells } from '../../../matching/index.ts'
import { asked } from '../session.ts'

/** Texts come over many in one: one by one takes ten times as long. */
const TEXTS_AT_ONCE = 2_048
/** Stands between them; a control character that is no part of what a person wrote. */
const SEPARATOR = '\u001F'

/** Reads a column's distinct texts, and which of them each row holds. @param placeOf by row, where it goes */
export async function readCells(
  connection: DuckDBConnection,
  table: string,
  column: string,
  placeOf: Int32Array,
): Promise<Cells> {
  const cell = `replace(${column}, '${SEPARATOR}', ' ')`
  await asked(() =>
    connection.run(`CREATE OR REPLACE TEMP TABLE cell AS
      SELECT ${cell} AS text, list(rowid::INTEGER) AS source_rows FROM ${table} WHERE ${column} IS NOT NULL GROUP BY text`),
  )
  return { texts: await readTexts(connection), of: await readRows(connection, placeOf) }
}

/** @returns in the order of `rowid` */
async function readTexts(connection: DuckDBConnection): Promise<string[]> {
  const reader = await asked(() =>
    connection.runAndReadAll(`SELECT string_agg(text, '${SEPARATOR}' ORDER BY rowid)
      FROM cell GROUP BY rowid // ${TEXTS_AT_ONCE} ORDER BY rowid // ${TEXTS_AT_ONCE}`),
  )
  return reader.getRowsJson().flatMap(([texts]) => String(texts).split(SEPARATOR))
}

/** @returns by place, the number of its text; -1 where it has none */
async function readRows(connection: DuckDBConnection, placeOf: Int32Array): Promise<Int32Array> {
  const of = new Int32Array(placeOf.length).fill(-1)
  const result = await asked(() => connection.stream('SELECT source_rows FROM cell ORDER BY rowid'))
  let text = 0
  for (;;) {
    const chunk = await asked(() => result.fetchChunk())
    // Asking the chunk is a call out of JavaScript: not once a row.
    const listCount = chunk?.rowCount ?? 0
    if (chunk === null || listCount === 0) return of
    const lists = chunk.getColumnVector(0)
    if (!(lists instanceof DuckDBListVector) || !(lists.childVector instanceof DuckDBIntegerVector)) return of
    const rows = lists.childVector
    for (let list = 0; list < listCount; list++, text++) {
      const start = lists.getEntryOffset(list)
      const end = start + lists.getEntryLength(list)
      for (let at = start; at < end; at++) of[placeOf[rows.getItem(at) ?? 0] ?? 0] = text
    }
  }
}
