import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { DuckDbMatchBench } from '../../src/adapters/duckdb/index.ts'
import { query } from '../support/match.ts'

/** Several times what DuckDB gives to one thread at once. */
const ROWS = 800_000
const NAMES = 1_000

it('writes rows in the order of the first table, whatever is joined to it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'selfsame-bench-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const bench = await DuckDbMatchBench.open({ memoryBytesMax: 512 * 1_024 ** 2, threads: 4, spillFolder: folder })
  onTestFinished(() => bench.close())
  const names = Int32Array.from({ length: ROWS }, (_, row) => (row * 7) % NAMES)
  await bench.create('pair', { row: Int32Array.from(names.keys()), name: names })
  const known = Int32Array.from({ length: NAMES }, (_, name) => name)
  await bench.create('known', { name: known, text: Array.from(known, (name) => `name ${name}`) })
  const path = join(folder, 'out.parquet')
  await bench.writeParquet('SELECT "row", text FROM pair JOIN known ON known.name = pair.name', path)
  const rows = `SELECT "row" AS held, file_row_number AS place FROM read_parquet('${path}', file_row_number = true)`
  expect(await query(`SELECT count(*)::INTEGER, count_if(held <> place)::INTEGER FROM (${rows})`)).toEqual([[ROWS, 0]])
})
