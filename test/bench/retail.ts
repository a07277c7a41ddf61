import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'
import { QUICK, type Bench, type Figure } from './harness/bench.ts'
import type { Rig } from './harness/rig.ts'
import { medianOf } from './harness/side-by-side.ts'

const FOLDER = fileURLToPath(new URL('../../../shared/data/retail/', import.meta.url))
/** Of a short run. */
const FILES_QUICK = 2

/** A real retailer's files, by the command line with a worker in its own process: beside DuckDB's reading and summing them. */
export const retail: Bench = {
  skip: () => (existsSync(FOLDER) ? null : 'the files of ../shared/data/retail are not there'),
  async measure(rig, scale, say) {
    const names = readdirSync(FOLDER).filter((name) => name.endsWith('.csv.gz'))
    const files = names.slice(0, scale === QUICK ? FILES_QUICK : names.length).map((name) => join(FOLDER, name))
    say(`${files.length} files`)
    const limit = await duckDbLinesPerSecond(files, scale.rounds)
    const { rows, read, seconds } = await ingested(rig, files)
    return [
      figure('file to queryable profile', 'lines/s', rows / seconds, [
        { what: 'DuckDB, reading and summing', rate: limit, ratio: rows / seconds / limit, p50Ms: null, p99Ms: null },
      ]),
      figure('file to queryable profile', 'events/s', read / seconds, []),
    ]
  },
}

function figure(what: string, unit: Figure['unit'], rate: number, limits: Figure['limits']): Figure {
  return { what, unit, rate, p50Ms: null, p99Ms: null, limits }
}

interface Summary {
  readonly read: number
  readonly accepted: number
  readonly rows: number
  /** From the first byte read until the last event is booked. */
  readonly seconds: number
}

/** Once: taken again, files change nothing. @throws Error when any event was not accepted */
async function ingested(rig: Rig, files: readonly string[]): Promise<Summary> {
  const summary = (await rig.cli(['ingest', ...files])) as Summary
  if (summary.accepted !== summary.read) throw new Error(`Of ${summary.read} events ${summary.accepted} were accepted`)
  return summary
}

async function duckDbLinesPerSecond(files: readonly string[], rounds: number): Promise<number> {
  const connection = await (await DuckDBInstance.create()).connect()
  const quoted = files.map((file) => `'${file.replaceAll("'", "''")}'`).join(', ')
  const rates: number[] = []
  for (let round = 0; round < rounds; round++) {
    const startedMs = performance.now()
    const answer = await connection.runAndReadAll(
      `SELECT count(*)::INTEGER, sum(Quantity * UnitPrice) FROM read_csv([${quoted}])`,
    )
    rates.push(Number(answer.getRows()[0]?.[0]) / ((performance.now() - startedMs) / 1_000))
  }
  connection.closeSync()
  return medianOf(rates)
}
