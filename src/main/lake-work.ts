import { type RedisBookings, RedisDeadLetters, RedisEventHistory, RedisTaskLease } from '../adapters/redis/index.ts'
import { ChangeAppender, EventAppender, Lake, lakeConsumer } from '../app/lake/index.ts'
import { namespaceRule } from '../identity/index.ts'
import { WORKER_CONTEXT } from '../model/index.ts'
import { rowOfEvent } from '../projections/lake/index.ts'
import type { Consumer } from '../projections/index.ts'
import { leased, Periodic, type WorkerLog } from '../worker/index.ts'
import { openLake, type LakeSettings } from './lake.ts'
import type { Stores } from './stores.ts'

export interface LakeWork {
  /** Takes changes, fed by the relay. */
  readonly consumer: Consumer
  /** Take events, and keep the tables small. */
  readonly periodic: readonly Periodic[]
  /** To be called when all of it has stopped. */
  close(): Promise<void>
}

export interface LakeWorkParts {
  readonly stores: Stores
  /** They tell up to where events are booked. */
  readonly bookings: RedisBookings
  readonly settings: LakeSettings
  /** How often what is new is committed. */
  readonly everyMs: number
  readonly workerId: string
  readonly log: WorkerLog
}

const UPKEEP_PAUSE_MS = 600_000
const UPKEEP_EVERY_MS = 3_600_000
/** As long as a query over an earlier version may take, and as far as it may go back. */
const RETENTION_DAYS = 7

/** What a worker does for the lake: one of all at a time takes events, one changes, one puts files together. */
export function lakeWork({ stores, bookings, settings, everyMs, workerId, log }: LakeWorkParts): LakeWork {
  const { lake, close } = openLake(settings, stores.graphId)
  const history = new RedisEventHistory(stores.log, bookings, new RedisDeadLetters(stores.log))
  const priorityOf = (namespace: string) => namespaceRule(stores.rules(), namespace).priority
  const events = new EventAppender({ lake, history, rowOf: (event) => rowOfEvent(event, priorityOf) })
  const lease = (task: string) => new RedisTaskLease(stores.log, task, workerId)
  const appendAll = leased(lease('lake-events'), async (signal) => {
    while (!signal.aborted && !(await events.append()).isAll);
    return everyMs
  })
  const keep = leased(lease('lake-upkeep'), async () => {
    const keeper = new Lake(lake)
    const compacted = await keeper.compact(UPKEEP_CONTEXT)
    await keeper.vacuum(UPKEEP_CONTEXT, RETENTION_DAYS)
    log.info({ compacted: compacted.filter(({ before }) => before > 0) }, 'The lake is kept small')
    return UPKEEP_EVERY_MS
  })
  return {
    // Half of the time is for gathering, the other for what writing takes.
    consumer: lakeConsumer(new ChangeAppender(lake), everyMs / 2),
    periodic: [new Periodic(appendAll, log, everyMs), new Periodic(keep, log, UPKEEP_PAUSE_MS)],
    close,
  }
}

const UPKEEP_CONTEXT = { ...WORKER_CONTEXT, scopes: ['operations'] as const }
