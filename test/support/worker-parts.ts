import type { Redis } from 'ioredis'
import {
  type RedisBookings,
  RedisDeadLetters,
  RedisLaneLeases,
  RedisLaneReader,
} from '../../src/adapters/redis/index.ts'
import { Booker } from '../../src/app/book/index.ts'
import { WORKER_CONTEXT } from '../../src/model/index.ts'
import { LaneWorker, type LaneWorkerPorts, type WorkerLog, type WorkerSettings } from '../../src/worker/index.ts'
import { FakeResolver } from './fake-resolver.ts'
import { bookingsOn, TRAITS } from './traits.ts'

export interface WorkerParts {
  readonly id: string
  /** Connections, each called for anew. */
  readonly log: () => Redis
  readonly cache: () => Redis
  readonly leaseMs?: number
}

/** What a worker says of itself, in order; its fields are left out. */
export class ToldLog implements WorkerLog {
  readonly messages: string[] = []
  readonly info = (_fields: object, message: string): void => void this.messages.push(message)
  readonly warn = this.info
  readonly error = this.info
}

const TEST_PACE: Partial<WorkerSettings> = {
  readWaitMs: 100,
  lossCheckMs: 200,
  backoffMsMin: 20,
  backoffMsMax: 200,
}

/** Puts a worker together on real stores, with a resolver that needs no Neo4j. */
export function workerPorts({
  id,
  log,
  cache,
  leaseMs = 1_000,
}: WorkerParts): LaneWorkerPorts & { resolver: FakeResolver; bookings: RedisBookings; log: ToldLog } {
  const redis = log()
  const bookings = bookingsOn(cache())
  return {
    context: WORKER_CONTEXT,
    reader: new RedisLaneReader(redis, log(), id),
    leases: new RedisLaneLeases(redis, id, leaseMs),
    resolver: new FakeResolver(redis),
    bookings,
    booker: new Booker(bookings, TRAITS),
    failedEvents: new RedisDeadLetters(redis),
    log: new ToldLog(),
  }
}

export function workerOf(ports: LaneWorkerPorts, settings: Partial<WorkerSettings> = {}): LaneWorker {
  return new LaneWorker(ports, { ...TEST_PACE, ...settings })
}
