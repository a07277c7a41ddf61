import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDbMatchBench, MATCH_DUCKDB_DEFAULTS, PublishedFolder } from '../adapters/duckdb/index.ts'
import { MatchRun } from '../app/match/index.ts'
import type { Config } from '../config/index.ts'

const BYTES_PER_KILOBYTE = 1_024

/** Matching of files; needs no store. */
export function matchRunOn({ home }: Config): MatchRun {
  return new MatchRun({
    openBench: () => DuckDbMatchBench.open({ ...MATCH_DUCKDB_DEFAULTS, spillFolder: join(home, 'spill') }),
    openResults: (folder) => PublishedFolder.open(folder),
    readText: (path) => readFile(path, 'utf8'),
    peakMemoryBytes: () => process.resourceUsage().maxRSS * BYTES_PER_KILOBYTE,
    nowMs: () => performance.now(),
  })
}
