/** Names in a table's `_delta_log`. */
const COMMIT = /\/_delta_log\/(\d{20})\.json$/
const CHECKPOINT = /\/_delta_log\/(\d{20})\.checkpoint\.parquet$/

export function logFolder(table: string): string {
  return `${table}/_delta_log/`
}

export function commitPath(table: string, version: number): string {
  return `${logFolder(table)}${digits(version)}.json`
}

export function checkpointPath(table: string, version: number): string {
  return `${logFolder(table)}${digits(version)}.checkpoint.parquet`
}

export function lastCheckpointPath(table: string): string {
  return `${logFolder(table)}_last_checkpoint`
}

/** @returns null for what is no commit */
export function versionOfCommit(path: string): number | null {
  return numberIn(COMMIT, path)
}

/** @returns null for what is no checkpoint */
export function versionOfCheckpoint(path: string): number | null {
  return numberIn(CHECKPOINT, path)
}

function numberIn(pattern: RegExp, path: string): number | null {
  const digitsOf = pattern.exec(path)?.[1]
  return digitsOf === undefined ? null : Number(digitsOf)
}

function digits(version: number): string {
  return String(version).padStart(20, '0')
}
