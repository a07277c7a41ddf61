import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { Neo4jIdentityGraph } from '../../graph/index.ts'
import {
  connectRedis,
  RedisBookings,
  RedisDeadLetters,
  RedisLaneLeases,
  RedisLaneReader,
} from '../adapters/redis/index.ts'
import { Booker } from '../app/book/index.ts'
import { Resolver } from '../app/resolve/index.ts'
import { WORKER_CONTEXT } from '../model/index.ts'
import type { ContextSettings } from '../projections/context/index.ts'
import type { TraitSettings } from '../projections/traits/index.ts'
import type { StackConnections } from '../stack/index.ts'
import { LaneWorker, type WorkerLog } from '../worker/index.ts'
import { identityCacheOn } from './identity-cache.ts'
import { contextKeeperOn } from './live-context.ts'
import { lakeWork } from './lake-work.ts'
import { matchRunWork } from './match-runs.ts'
import { postponedWork } from './postponed.ts'
import { relayWork } from './relay.ts'
import { indexWork, realTimeMatchingOn } from './real-time.ts'
import type { Stores } from './stores.ts'
import { figuresPrefix } from './traits-of.ts'

export interface LaneWorkerParts {
  readonly stores: Stores
  readonly connections: StackConnections
  readonly traits: TraitSettings
  readonly batchEventsMax: number
  /** Data directory: what matching and the lake write for a while lies there. */
  readonly home: string
  readonly contextSettings: ContextSettings
  readonly lakeFolder: string
  readonly lakeEveryMs: number
  readonly log: WorkerLog
}

/** Starts a worker in this process. @returns what ends it, with what it has in hand */
export function startLaneWorker({
  stores,
  connections,
  traits,
  batchEventsMax,
  home,
  contextSettings,
  lakeFolder,
  lakeEveryMs,
  log,
}: LaneWorkerParts): () => Promise<void> {
  const blocking = connectRedis({ url: connections.redisLogUrl, name: 'selfsame-worker-reader' })
  const id = `${hostname()}/${process.pid}/${randomUUID()}`
  const cache = identityCacheOn(stores, log)
  const bookings = new RedisBookings(stores.cache, traits, figuresPrefix(traits))
  const worker = new LaneWorker(
    {
      context: WORKER_CONTEXT,
      reader: new RedisLaneReader(stores.log, blocking, id),
      leases: new RedisLaneLeases(stores.log, id),
      resolver: new Resolver(new Neo4jIdentityGraph(stores.graph), cache, stores.rules()),
      booker: new Booker(bookings, traits),
      failedEvents: new RedisDeadLetters(stores.log),
      matching: realTimeMatchingOn(stores, log),
      projections: [contextKeeperOn(stores, contextSettings)],
      log,
    },
    { batchEventsMax },
  )
  const background = { ...stores, connections, workerId: id, workerLog: log }
  const lake = lakeWork({
    stores,
    bookings,
    settings: { home, lakeFolder },
    everyMs: lakeEveryMs,
    workerId: id,
    log,
  })
  const periodic = [
    postponedWork(background),
    indexWork(stores, id, log),
    matchRunWork({ ...background, home }),
    ...relayWork({ stores, lake: lake.consumer, workerId: id, log }),
    ...lake.periodic,
  ]
  worker.start()
  for (const work of periodic) work.start()
  return async () => {
    await Promise.all([worker.stop(), ...periodic.map((work) => work.stop())])
    await lake.close()
    blocking.disconnect()
  }
}
