import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { StagedRows, UnreadableRow } from '../../../app/sources/index.ts'
import type { RowGroup } from '../../../channels/file/index.ts'
import type { UnreadableLine } from '../csv/index.ts'
import type { Session } from '../session.ts'
import { groupsOf } from './groups.ts'
import { stagedSlices } from './slices.ts'

const UNREADABLE_PER_BATCH = 500

/** What `arrange` has laid down. */
export interface Arranged {
  readonly session: Session
  readonly columns: readonly string[]
  readonly fileNames: readonly string[]
  readonly unreadable: number
  readonly unreadablePath: string
}

export async function stagedRows(arranged: Arranged): Promise<StagedRows> {
  const { session, columns, fileNames, unreadable, unreadablePath } = arranged
  const [[rows, events] = []] = await session.rows('SELECT count(*)::DOUBLE, count(DISTINCT start)::DOUBLE FROM staged')
  return {
    columns,
    rows: Number(rows),
    events: Number(events),
    unreadable,
    groups: (): AsyncIterable<readonly RowGroup[]> => groupsOf(stagedSlices(session, columns.length), fileNames),
    unreadableRows: () => unreadableRows(unreadable > 0 ? unreadablePath : null),
    close: () => session.close(),
  }
}

async function* unreadableRows(path: string | null): AsyncGenerator<UnreadableRow[]> {
  if (path === null) return
  let batch: UnreadableRow[] = []
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    const { file, line: number, fault, text } = JSON.parse(line) as UnreadableLine
    batch.push({ file, line: number, fault, text })
    if (batch.length < UNREADABLE_PER_BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
