/** Bounds of one reading. */
export interface DuckDbSettings {
  /** For DuckDB; what is larger goes to `spillFolder`. The process itself takes about 300 MB more. */
  readonly memoryBytesMax: number
  readonly threads: number
  /** Created when it is not there; what is laid down in it can be read by this user only and is removed again. */
  readonly spillFolder: string
}

/** Matching sorts and joins far more than reading does. */
export const MATCH_DUCKDB_DEFAULTS: Omit<DuckDbSettings, 'spillFolder'> = {
  memoryBytesMax: 1_536 * 1_024 * 1_024,
  threads: 2,
}

/** The spill folder has no default: it belongs into the data directory. */
export const DUCKDB_DEFAULTS: Omit<DuckDbSettings, 'spillFolder'> = { memoryBytesMax: 512 * 1_024 * 1_024, threads: 2 }
