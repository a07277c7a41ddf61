import type { DeltaTable } from './delta-table.ts'
import { logFolder, versionOfCheckpoint, versionOfCommit } from './log-paths.ts'
import type { ObjectStore, StoredObject } from './ports.ts'
import type { Snapshot } from './snapshot.ts'

export interface VacuumPorts {
  readonly store: ObjectStore
  readonly now: () => number
}

/**
 * Deletes what no version needs that is younger than the retention: data files removed longer ago, what crashes left, and
 * commits before the last checkpoint of that age. A query that began earlier loses its files.
 */
export async function vacuum(
  table: DeltaTable,
  { store, now }: VacuumPorts,
  retentionMs: number,
): Promise<{ files: number; bytes: number }> {
  const cutoffMs = now() - retentionMs
  // Listed first: what is written after it is not there to be deleted.
  const objects = await store.list(`${table.name}/`)
  const snapshot = await table.refresh()
  const inLog = (path: string) => path.startsWith(logFolder(table.name))
  const due = [
    ...objects
      .filter(({ path }) => !inLog(path))
      .filter((object) => isUnneeded(table.name, object, snapshot, cutoffMs)),
    ...earlier(
      objects.filter(({ path }) => inLog(path)),
      cutoffMs,
    ),
  ]
  for (const { path } of due) await store.delete(path)
  return { files: due.length, bytes: due.reduce((sum, { bytes }) => sum + bytes, 0) }
}

function isUnneeded(table: string, { path, modifiedMs }: StoredObject, snapshot: Snapshot, cutoffMs: number): boolean {
  const own = path
    .slice(table.length + 1)
    .split('/')
    .map(encodeSegment)
    .join('/')
  if (snapshot.files.has(own)) return false
  return (snapshot.tombstones.get(own)?.deletionTimestamp ?? modifiedMs) < cutoffMs
}

/** `=` stands in paths as it is. */
function encodeSegment(segment: string): string {
  const [column, ...value] = segment.split('=')
  return value.length === 0 ? segment : `${column}=${encodeURIComponent(value.join('='))}`
}

/** Commits and checkpoints before the newest checkpoint that is older than the cut-off. */
function earlier(objects: readonly StoredObject[], cutoffMs: number): StoredObject[] {
  const old = objects.filter(({ modifiedMs }) => modifiedMs < cutoffMs)
  const checkpoint = Math.max(-1, ...old.map(({ path }) => versionOfCheckpoint(path) ?? -1))
  return old.filter(({ path }) => {
    const version = versionOfCommit(path) ?? versionOfCheckpoint(path)
    return version === null ? path.includes('/.unfinished-') : version < checkpoint
  })
}
