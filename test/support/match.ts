/** Match runs on files, in a folder that is gone when the test ends. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { onTestFinished } from 'vitest'
import {
  DUCKDB_DEFAULTS,
  DuckDbMatchBench,
  DuckDbResultsReader,
  PublishedFolder,
} from '../../src/adapters/duckdb/index.ts'
import { ThreadedComparer } from '../../src/adapters/threads/index.ts'
import {
  MatchCharts,
  type MatchParts,
  MatchRun,
  type MatchReport,
  type MatchRequest,
  MatchStudy,
} from '../../src/app/match/index.ts'
import { compare } from '../../src/main/compare-worker.ts'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'

const COMPARE_WORKER = new URL('../../src/main/compare-worker.ts', import.meta.url)

export class MatchFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'selfsame-match-'))
  readonly out = join(this.path, 'out')

  constructor(atEnd: (end: () => void) => void = onTestFinished) {
    atEnd(() => rmSync(this.path, { recursive: true, force: true }))
  }

  /** @returns the path of the file */
  write(name: string, text: string): string {
    const path = join(this.path, name)
    writeFileSync(path, text)
    return path
  }

  csv(name: string, rows: readonly (readonly string[])[]): string {
    return this.write(name, rows.map((row) => row.join(',')).join('\n') + '\n')
  }

  run(request: Omit<MatchRequest, 'outFolder'> & { readonly outFolder?: string }): Promise<MatchReport> {
    return new MatchRun(this.parts()).run(DEVELOPMENT_CONTEXT, { outFolder: this.out, ...request })
  }

  study(): MatchStudy {
    return new MatchStudy(this.parts())
  }

  charts(): MatchCharts {
    return new MatchCharts(this.parts(), () =>
      DuckDbResultsReader.open({ ...DUCKDB_DEFAULTS, spillFolder: join(this.path, 'spill') }),
    )
  }

  parts(): MatchParts {
    return {
      openBench: () => DuckDbMatchBench.open({ ...DUCKDB_DEFAULTS, spillFolder: join(this.path, 'spill') }),
      openComparer: () => new ThreadedComparer(COMPARE_WORKER, compare),
      openResults: (folder) => PublishedFolder.open(folder),
      readText: (path) => readFile(path, 'utf8'),
      peakMemoryBytes: () => process.resourceUsage().maxRSS * 1_024,
      nowMs: () => performance.now(),
    }
  }

  /** What is in the result folder; nothing when there is none. */
  results(): string[] {
    return existsSync(this.out) ? readdirSync(this.out).toSorted() : []
  }

  /** Each cluster's ids in order, of clusters of two and more. */
  async clusters(): Promise<string[][]> {
    const rows = await query(
      `SELECT list(id ORDER BY id) FROM '${this.out}/clusters.parquet' GROUP BY cluster HAVING count(*) > 1 ORDER BY min(id)`,
    )
    return rows.map(([ids]) => ids as string[])
  }

  pairs(): Promise<unknown[][]> {
    return query(`SELECT id_l, id_r, probability, match_weight FROM '${this.out}/pairs.parquet' ORDER BY ALL`)
  }
}

let opened: Promise<DuckDBConnection> | undefined

/** What SQL gives, in a database for all that a test file asks. */
export async function query(sql: string): Promise<unknown[][]> {
  opened ??= DuckDBInstance.create(':memory:').then((instance) => instance.connect())
  const reader = await (await opened).runAndReadAll(sql)
  return reader.getRowsJson()
}
