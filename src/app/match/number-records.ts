import { cellOf } from './source-check.ts'
import type { MatchBench, SourceRows } from './ports.ts'

/**
 * Lays down `record`: number, row of `source`, and id. Numbers are by a digest of the id, so that they do not depend
 * on the order of rows, and the first of them are a random sample.
 *
 * @returns by row: the number of its record
 */
export async function numberRecords(bench: MatchBench, source: SourceRows, idColumn: string): Promise<Int32Array> {
  await bench.run(`CREATE TABLE record AS
    SELECT (row_number() OVER (ORDER BY md5(id), id) - 1)::INTEGER AS rid, source_row, id
    FROM (SELECT rowid AS source_row, trim(${cellOf(source, idColumn)}) AS id FROM source)`)
  const [recordOf = new Int32Array()] = await bench.integers('SELECT rid FROM record ORDER BY source_row')
  return recordOf
}
