import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  DuckDbMatchBench,
  DuckDbResultsReader,
  DuckDbScoreReader,
  FinishedFolder,
  MATCH_DUCKDB_DEFAULTS,
  PublishedFolder,
} from '../adapters/duckdb/index.ts'
import { ThreadedComparer } from '../adapters/threads/index.ts'
import { MatcherResults } from '../app/handover/index.ts'
import {
  type Bounds,
  MatchCharts,
  type MatchParts,
  type OnCompared,
  MatchResults,
  MatchRun,
  MatchStudy,
  ModelExchange,
  type PairComparer,
} from '../app/match/index.ts'
import type { Config } from '../config/index.ts'
import { compare } from './compare-worker.ts'

const BYTES_PER_KILOBYTE = 1_024

type Home = Pick<Config, 'home'>

/** Matching of files; needs no store. What a run has finished is kept, and taken over by the next one. */
export function matchRunOn(config: Home): MatchRun {
  const openFinished = (key: string) => FinishedFolder.open(join(config.home, 'matching'), key)
  return new MatchRun({ ...partsOn(config), openFinished })
}

/** Matching of records that are there for one run only. @param onCompared told how many pairs were compared, whenever some were */
export function matchOnceOn(config: Home, onCompared: (pairs: number) => void): MatchRun {
  const parts = partsOn(config)
  return new MatchRun({ ...parts, openComparer: (threads) => counted(parts.openComparer(threads), onCompared) })
}

/** What a match run would do, looked at beforehand; needs no store. */
export function matchStudyOn(config: Config): MatchStudy {
  return new MatchStudy(partsOn(config))
}

/** What match runs wrote, drawn; needs no store. */
export function matchChartsOn(config: Config): MatchCharts {
  return new MatchCharts(partsOn(config), readerOn(config))
}

function partsOn({ home }: Home): MatchParts {
  return {
    openBench: (bounds) => DuckDbMatchBench.open(duckDbSettings(join(home, 'spill'), bounds)),
    openComparer: (threads) => new ThreadedComparer(new URL('compare-worker.ts', import.meta.url), compare, threads),
    openResults: (folder) => PublishedFolder.open(folder),
    readText: (path) => readFile(path, 'utf8'),
    peakMemoryBytes: () => process.resourceUsage().maxRSS * BYTES_PER_KILOBYTE,
    nowMs: () => performance.now(),
  }
}

/** DuckDB spills what does not fit; what is held beside it cannot be, and has the other half. */
const DUCKDB_SHARE = 0.5

function duckDbSettings(spillFolder: string, { memoryBytesMax, threads }: Bounds = {}) {
  const { memoryBytesMax: most, threads: usual } = MATCH_DUCKDB_DEFAULTS
  const memory = memoryBytesMax === undefined ? most : Math.min(most, Math.floor(memoryBytesMax * DUCKDB_SHARE))
  return { memoryBytesMax: memory, threads: threads ?? usual, spillFolder }
}

function counted(comparer: PairComparer, onCompared: OnCompared): PairComparer {
  return {
    compare: (job, pairs, alsoTold) =>
      comparer.compare(job, pairs, (some) => {
        onCompared(some)
        alsoTold?.(some)
      }),
    close: () => comparer.close(),
  }
}

/** Models to and from other programs; needs no store. */
export function modelExchangeOn(config: Config): ModelExchange {
  return new ModelExchange(partsOn(config))
}

/** What match runs wrote, looked at; needs no store. */
export function matchResultsOn(config: Config): MatchResults {
  return new MatchResults(readerOn(config))
}

function readerOn({ home }: Config) {
  return () => DuckDbResultsReader.open({ ...MATCH_DUCKDB_DEFAULTS, spillFolder: join(home, 'spill') })
}

/** Reading of what matchers wrote; needs no store. */
export function matcherResultsOn({ home }: Home): MatcherResults {
  return new MatcherResults(new DuckDbScoreReader({ ...MATCH_DUCKDB_DEFAULTS, spillFolder: join(home, 'spill') }))
}
