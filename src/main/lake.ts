import { join } from 'node:path'
import { DeltaLake } from '../adapters/delta/index.ts'
import { LakeQuery, ParquetCheckpoints, ParquetFiles } from '../adapters/duckdb/index.ts'
import { DirectoryStore } from '../adapters/objects/index.ts'
import { Lake, ProfileHistory } from '../app/lake/index.ts'
import type { Config } from '../config/index.ts'
import { LAKE_TABLES, LAKE_VIEWS } from '../projections/lake/index.ts'

/** What DuckDB may take of a process that serves others too. */
const BOUNDS = { memoryBytesMax: 384 * 1_024 ** 2, threads: 1 }

export type LakeSettings = Pick<Config, 'home' | 'lakeFolder'>

/** The lake's files. @param graphId of the graph whose changes are written; null for who only reads */
export function openLake({ home, lakeFolder }: LakeSettings, graphId: string | null) {
  const settings = { ...BOUNDS, spillFolder: join(home, 'spill') }
  const files = new ParquetFiles(settings)
  const lake = new DeltaLake({
    store: new DirectoryStore(lakeFolder),
    tables: LAKE_TABLES,
    files,
    checkpoints: new ParquetCheckpoints(settings),
    queries: new LakeQuery(settings, LAKE_VIEWS),
    graphId,
    now: () => Date.now(),
  })
  return { lake, close: () => files.close() }
}

/** For who asks of the lake, and keeps it. */
export function lakeOn(settings: LakeSettings) {
  const { lake } = openLake(settings, null)
  return { lake: new Lake(lake), history: new ProfileHistory(lake) }
}
