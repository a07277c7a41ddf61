import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'
import { DeltaLake, type ObjectStore } from '../../src/adapters/delta/index.ts'
import { DUCKDB_DEFAULTS, LakeQuery, ParquetCheckpoints, ParquetFiles } from '../../src/adapters/duckdb/index.ts'
import { DirectoryStore } from '../../src/adapters/objects/index.ts'
import type { Change, ChangeBody, LoggedEvent } from '../../src/model/index.ts'
import { LAKE_TABLES, LAKE_VIEWS, type LakeTable } from '../../src/projections/lake/index.ts'

export interface LakeFolder {
  readonly root: string
  /** A process's lake: nothing of it outlives it but what lies in the folder. */
  open(options?: {
    store?: ObjectStore
    graphId?: string
    tables?: readonly LakeTable[]
    checkpointCommits?: number
  }): DeltaLake
}

/** A folder for a lake, removed when the test ends, or after all tests of the file. */
export function lakeFolder(isOfFile = false): LakeFolder {
  const home = mkdtempSync(join(tmpdir(), 'selfsame-lake-'))
  const root = join(home, 'lake')
  const scratch = join(home, 'scratch')
  const settings = { ...DUCKDB_DEFAULTS, spillFolder: scratch }
  const opened: ParquetFiles[] = []
  const atEnd = isOfFile ? afterAll : onTestFinished
  atEnd(async () => {
    for (const files of opened) await files.close()
    rmSync(home, { recursive: true, force: true })
  })
  return {
    root,
    open({ store = new DirectoryStore(root), graphId = 'graph-1', tables = LAKE_TABLES, checkpointCommits = 50 } = {}) {
      const files = new ParquetFiles(settings)
      opened.push(files)
      return new DeltaLake({
        store,
        files,
        tables,
        graphId,
        checkpointCommits,
        checkpoints: new ParquetCheckpoints(settings),
        queries: new LakeQuery(settings, LAKE_VIEWS),
        now: () => Date.now(),
      })
    },
  }
}

const EMPTY: ChangeBody = {
  cause: { rulesVersion: 1 },
  registered: [],
  evidence: [],
  movedEvidence: [],
  logins: [],
  identifiers: [],
  pins: { made: [], withdrawn: [] },
  conflicts: { made: [], removed: [] },
  moved: [],
  records: [],
  decisions: [],
  profiles: { changed: [], retired: [] },
}

/** The change by which an identifier comes to be of a profile of its own, and a record says a name of it. */
export function registration(seq: number, name: string = `person-${seq}`): Change {
  const at = new Date(Date.UTC(2026, 4, 4, 9, 0, seq)).toISOString()
  const [key, birthId] = [`email:${name}@example.com`, `p${seq}`]
  const attributes = { firstName: { value: name, observedAt: at } }
  return {
    seq,
    at,
    kind: 'registered',
    body: {
      ...EMPTY,
      registered: [{ key, birthId, class: 'person', state: 'active', index: 0 }],
      identifiers: [{ key, state: 'active', verified: true, ownership: [] }],
      moved: [{ key, from: null, to: birthId }],
      records: [{ key: `crm ${name}`, identifier: key, source: 'crm', attributes, address: null }],
      profiles: { changed: [birthId], retired: [] },
    },
  }
}

/** The change by which a vertex comes to be of another profile. */
export function move(seq: number, key: string, from: string, to: string): Change {
  const { at } = registration(seq)
  return { seq, at, kind: 'evidence', body: { ...EMPTY, moved: [{ key, from, to }] } }
}

export function loggedEvent(lane: number, n: number, overrides: Partial<LoggedEvent['event']> = {}): LoggedEvent {
  const key = `email:person-${n}@example.com`
  const receivedAt = new Date(Date.UTC(2026, 4, 4 + (n % 2), 9, 0, n)).toISOString()
  return {
    lane,
    position: `${Date.parse('2026-05-04T09:00:00Z') + n}-${n}`,
    event: {
      version: 1,
      messageId: `m-${lane}-${n}`,
      source: 'web',
      channel: 'web',
      type: 'track',
      name: 'Order Completed',
      sessionId: null,
      occurredAt: receivedAt,
      receivedAt,
      identifiers: [
        { namespace: 'email', value: `person-${n}@example.com`, key, raw: `Person-${n}@Example.com`, verified: true },
      ],
      record: null,
      purchase: { kind: 'order', orderId: `o-${n}`, amount: 25_500 * n, currency: 'GBP' },
      properties: { sku: `s-${n}`, note: 'a "quoted" Straße\nline' },
      context: {},
      ...overrides,
    },
  }
}
