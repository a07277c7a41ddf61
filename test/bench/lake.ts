import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { EventAppender, type EventHistory } from '../../src/app/lake/index.ts'
import { openLake } from '../../src/main/lake.ts'
import { sqlColumns } from '../../src/adapters/duckdb/lake/types.ts'
import type { LoggedEvent } from '../../src/model/index.ts'
import { EVENTS_TABLE, rowOfEvent } from '../../src/projections/lake/index.ts'
import type { Bench, Figure, Scale } from './harness/bench.ts'
import type { Rig } from './harness/rig.ts'
import { ONE_BY_ONE, sendEvents } from './harness/send.ts'
import { newShoppers } from './harness/shoppers.ts'
import { sideBySide, timedEach, timedRound } from './harness/side-by-side.ts'
import { loggedEvent } from '../support/lake.ts'

/** Events appended beside a bare COPY of the same rows; from an event's answer to its row; a query over what was appended. */
export const lake: Bench = {
  skip: () => null,
  async measure(rig, scale, say) {
    say('rows appended')
    const appended = await appending(rig, scale)
    say('from the gate to the lake')
    return [appended, await arriving(rig, scale)]
  },
}

const LANE = 7

/** A log that gives as many events as are asked for. */
function historyOf(events: readonly LoggedEvent[]): EventHistory {
  return {
    booked: async () => new Map([[LANE, events.at(-1)?.position ?? '0-0']]),
    read: async (spans) => ({ events: [...events], passed: [...spans] }),
  }
}

async function appending({ config }: Rig, { rounds, roundEvents }: Scale): Promise<Figure> {
  const home = join(config.home, 'bench-lake')
  const { lake: files, close } = openLake({ home, lakeFolder: join(home, 'lake') }, 'bench')
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const bare = await instance.connect()
  const eventsOf = (round: number) =>
    Array.from({ length: roundEvents }, (_, n) => loggedEvent(LANE, round * roundEvents + n + 1))
  const comparison = await sideBySide({
    rounds,
    ours: (round) => {
      const appender = new EventAppender({ lake: files, history: historyOf(eventsOf(round)), rowOf })
      return timedRound(roundEvents, () => appender.append())
    },
    limits: {
      'bare COPY by DuckDB, rows made before': (round) => {
        const lines = join(home, `rows-${round}.jsonl`)
        writeFileSync(
          lines,
          eventsOf(round)
            .map((event) => `${JSON.stringify(rowOf(event))}\n`)
            .join(''),
        )
        const rows = `read_json('${lines}', format = 'newline_delimited', columns = ${sqlColumns(EVENTS_TABLE.columns)})`
        const target = join(home, `rows-${round}.parquet`)
        return timedRound(roundEvents, () =>
          bare.run(`COPY (FROM ${rows}) TO '${target}' (FORMAT parquet, COMPRESSION zstd)`),
        )
      },
    },
  })
  bare.closeSync()
  instance.closeSync()
  await close()
  return { what: `events appended, ${roundEvents} a commit`, unit: 'events/s', ...comparison }
}

function rowOf(event: LoggedEvent) {
  return rowOfEvent(event, () => 0)
}

const POLL_MS = 25

/** Each event by itself: how long after its answer a query of the lake has it. */
async function arriving(rig: Rig, { rounds }: Scale): Promise<Figure> {
  const url = await rig.startServer()
  await rig.startWorker()
  const { lake: files, close } = openLake(rig.config, null)
  const count = async () => Number((await files.query('SELECT count(*) FROM events')).rows[0]?.[0])
  const comparison = await sideBySide({
    rounds: Math.min(rounds, 3),
    ours: async () => {
      const before = await count()
      return timedEach([1, 2], async (n) => {
        await sendEvents(url, newShoppers(1), ONE_BY_ONE)
        while ((await count()) < before + n) await new Promise((resume) => setTimeout(resume, POLL_MS))
      })
    },
    limits: { 'a count of the table': () => timedEach([1, 2], count) },
  })
  await close()
  return {
    what: `from the gate to a row of the lake, every ${rig.config.lakeEveryMs} ms`,
    unit: 'events/s',
    ...comparison,
  }
}
