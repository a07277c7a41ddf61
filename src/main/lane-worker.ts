import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { Neo4jDecisionGraph, Neo4jIdentityGraph, Neo4jRulesGraph } from '../../graph/index.ts'
import {
  connectRedis,
  RedisBookings,
  RedisDeadLetters,
  RedisLaneLeases,
  RedisLaneReader,
} from '../adapters/redis/index.ts'
import { Booker } from '../app/book/index.ts'
import { Resolver } from '../app/resolve/index.ts'
import { PostponedEvaluation } from '../app/rules/index.ts'
import { WORKER_CONTEXT } from '../model/index.ts'
import { LaneWorker, Periodic, type WorkerLog } from '../worker/index.ts'
import { identityCacheOn } from './identity-cache.ts'
import type { Stores } from './stores.ts'

export interface LaneWorkerParts {
  readonly stores: Stores
  readonly redisLogUrl: string
  readonly batchEventsMax: number
  readonly log: WorkerLog
}

/** Starts a worker in this process. @returns what ends it, with what it has in hand */
export function startLaneWorker({ stores, redisLogUrl, batchEventsMax, log }: LaneWorkerParts): () => Promise<void> {
  const blocking = connectRedis({ url: redisLogUrl, name: 'selfsame-worker-reader' })
  const id = `${hostname()}/${process.pid}/${randomUUID()}`
  const cache = identityCacheOn(stores, log)
  const worker = new LaneWorker(
    {
      context: WORKER_CONTEXT,
      reader: new RedisLaneReader(stores.log, blocking, id),
      leases: new RedisLaneLeases(stores.log, id),
      resolver: new Resolver(new Neo4jIdentityGraph(stores.graph), cache, stores.rules()),
      booker: new Booker(new RedisBookings(stores.cache)),
      failedEvents: new RedisDeadLetters(stores.log),
      log,
    },
    { batchEventsMax },
  )
  const postponed = postponedWork(stores, log)
  worker.start()
  postponed.start()
  return async () => {
    await Promise.all([worker.stop(), postponed.stop()])
    blocking.disconnect()
  }
}

const PAUSE_MS = 10_000
/** A component beyond all bounds takes a while to be read, and seldom shrinks. */
const PAUSE_MS_WHILE_LEFT = 600_000

/** Evaluates what was too large to be evaluated with a batch. */
function postponedWork({ graph }: Stores, log: WorkerLog): Periodic {
  const evaluation = new PostponedEvaluation({
    graph: new Neo4jRulesGraph(graph),
    vertices: new Neo4jDecisionGraph(graph),
    now: () => new Date(),
  })
  return new Periodic(async () => {
    const { evaluated, left } = await evaluation.run(WORKER_CONTEXT)
    if (evaluated > 0) log.info({ evaluated }, 'Components that were too large for a batch were evaluated')
    if (left > 0) log.warn({ profiles: left }, 'The components of these profiles are too large to be evaluated at all')
    return left > 0 ? PAUSE_MS_WHILE_LEFT : PAUSE_MS
  }, log)
}
