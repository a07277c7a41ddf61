/** What the lake writes is read by Delta's own readers in Python, and by DuckDB on the files, to the same rows. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { ChangeAppender } from '../../src/app/lake/index.ts'
import { EVENTS_TABLE, rowOfEvent } from '../../src/projections/lake/index.ts'
import { lakeFolder, loggedEvent, registration } from '../support/lake.ts'

const VENV = fileURLToPath(new URL('../../.cache/lake-readers', import.meta.url))
const PACKAGES = ['deltalake==1.6.6', 'polars==2.1.0']
const PYTHON = join(VENV, 'bin', 'python')

/** @returns why the readers cannot be had; null when they can */
function missing(): string | null {
  if (existsSync(PYTHON) && spawnSync(PYTHON, ['-c', 'import deltalake, polars']).status === 0) return null
  if (spawnSync('python3', ['-m', 'venv', VENV]).status !== 0) return 'python3 -m venv does not work here'
  const pip = spawnSync(PYTHON, ['-m', 'pip', 'install', '-q', ...PACKAGES], { timeout: 180_000 })
  return pip.status === 0 ? null : `pip could not install ${PACKAGES.join(' ')}`
}

/** Prints, of each table, what each reader counts and sums, and the log's positions. */
const READ = `
import json, sys
import polars as pl
from deltalake import DeltaTable
root = sys.argv[1]
events = DeltaTable(root + '/events')
frame = pl.read_delta(root + '/events').sort('lane', 'position')
changes = pl.read_delta(root + '/changes').sort('seq')
stats = pl.DataFrame(events.get_add_actions(flatten=True))
print(json.dumps({
  'deltalake': {
    'version': events.version(),
    'files': len(events.file_uris()),
    'columns': [field.name for field in events.schema().fields],
    'partitions': events.metadata().partition_columns,
    'rows': int(stats['num_records'].sum()),
    'lane7': events.transaction_version('lane-07'),
    'outbox': DeltaTable(root + '/changes').transaction_version('outbox'),
  },
  'polars': {
    'events': frame.select('lane', 'position', 'message_id', 'amount', 'properties').rows(),
    'received': [at.isoformat() for at in frame['received_at']],
    'dates': sorted({str(day) for day in frame['date']}),
    'raw': [row[0]['raw'] for row in frame['identifiers'].to_list()],
    'changes': changes['seq'].to_list(),
    'filtered': pl.scan_delta(root + '/changes').filter(pl.col('seq') > 110).select(pl.len()).collect().item(),
  },
}))
`

const reason = missing()

it.skipIf(reason !== null)(
  `deltalake, polars and DuckDB read the same rows${reason === null ? '' : `: ${reason}`}`,
  async () => {
    const folder = lakeFolder()
    const lake = folder.open()
    const changes = new ChangeAppender(lake)
    // More commits than lie between two checkpoints.
    for (let seq = 1; seq <= 120; seq += 2) await changes.append([registration(seq), registration(seq + 1)])
    const events = [1, 2, 3, 4].map((n) => loggedEvent(7, n))
    for (const [at, event] of events.entries()) {
      const moves = [{ appId: 'lane-07', from: (BigInt(at) * 2n ** 60n) / 4n, to: (BigInt(at + 1) * 2n ** 60n) / 4n }]
      await lake.append({ table: EVENTS_TABLE, rows: [rowOfEvent(event, () => 0)], name: `lanes-${at}`, moves })
    }
    await lake.compact(EVENTS_TABLE)
    const read = JSON.parse(execFileSync(PYTHON, ['-c', READ, folder.root], { encoding: 'utf8' }))
    expect(read.deltalake).toMatchObject({
      files: 2,
      columns: EVENTS_TABLE.columns.map(({ name }) => name),
      partitions: ['date'],
      rows: 4,
      lane7: Number(2n ** 60n),
      outbox: 120,
    })
    const asked = await lake.query(
      'SELECT lane, position, message_id, amount::INTEGER, properties FROM events ORDER BY lane, position',
    )
    expect(read.polars.events).toEqual(asked.rows)
    expect(read.polars.events).toEqual(
      events.map(({ lane, position, event }) => [
        lane,
        position,
        event.messageId,
        event.purchase?.amount,
        JSON.stringify(event.properties),
      ]),
    )
    expect(read.polars.received.map((at: string) => new Date(at).toISOString())).toEqual(
      events.map(({ event }) => event.receivedAt),
    )
    expect(read.polars.dates).toEqual(['2026-05-04', '2026-05-05'])
    expect(read.polars.raw).toEqual(events.map(({ event }) => event.identifiers[0]?.raw))
    expect(read.polars.changes).toEqual(Array.from({ length: 120 }, (_, at) => at + 1))
    expect(read.polars.filtered).toBe(10)
  },
)
