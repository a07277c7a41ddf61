import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { Neo4jIdentityGraph } from '../../graph/index.ts'
import {
  connectRedis,
  RedisBookings,
  RedisDeadLetters,
  RedisIdentityCache,
  RedisLaneLeases,
  RedisLaneReader,
} from '../adapters/redis/index.ts'
import { Booker } from '../app/book/index.ts'
import { Resolver } from '../app/resolve/index.ts'
import type { IdentityRules } from '../identity/index.ts'
import { WORKER_CONTEXT } from '../model/index.ts'
import { LaneWorker, type WorkerLog } from '../worker/index.ts'
import type { Stores } from './stores.ts'

export interface LaneWorkerParts {
  readonly stores: Stores
  readonly redisLogUrl: string
  readonly rules: IdentityRules
  readonly batchEventsMax: number
  readonly log: WorkerLog
}

/** Starts a worker in this process. @returns what ends it, with what it has in hand */
export function startLaneWorker({
  stores,
  redisLogUrl,
  rules,
  batchEventsMax,
  log,
}: LaneWorkerParts): () => Promise<void> {
  const blocking = connectRedis({ url: redisLogUrl, name: 'selfsame-worker-reader' })
  const id = `${hostname()}/${process.pid}/${randomUUID()}`
  // Beside the facts of another graph nothing must be believed.
  const cache = new RedisIdentityCache(stores.cache, log, { prefix: `selfsame:fact:${stores.graphId}:` })
  const worker = new LaneWorker(
    {
      context: WORKER_CONTEXT,
      reader: new RedisLaneReader(stores.log, blocking, id),
      leases: new RedisLaneLeases(stores.log, id),
      resolver: new Resolver(new Neo4jIdentityGraph(stores.graph), cache, rules),
      booker: new Booker(new RedisBookings(stores.cache)),
      failedEvents: new RedisDeadLetters(stores.log),
      log,
    },
    { batchEventsMax },
  )
  worker.start()
  return async () => {
    await worker.stop()
    blocking.disconnect()
  }
}
