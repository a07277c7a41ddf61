/** The worker's process: stitches and books until it is told to stop or its supervisor is gone. */
import { hostname } from 'node:os'
import { randomUUID } from 'node:crypto'
import { Neo4jIdentityGraph } from '../../graph/index.ts'
import {
  connectRedis,
  RedisBookings,
  RedisDeadLetters,
  RedisIdentityCache,
  RedisLaneLeases,
  RedisLaneReader,
  RedisLogCounts,
} from '../adapters/redis/index.ts'
import { Booker } from '../app/book/index.ts'
import { Resolver } from '../app/resolve/index.ts'
import { supervised } from '../stack/index.ts'
import { LaneWorker } from '../worker/index.ts'
import { createLog } from './log.ts'
import { runProcess, type ProcessParts, type RunningProcess } from './process.ts'
import { openStores } from './stores.ts'

await runProcess('selfsame-worker', startWorker)

async function startWorker({ config, connections, rules }: ProcessParts): Promise<RunningProcess> {
  const log = createLog('selfsame-worker', config.logLevel)
  const stores = await openStores(connections, rules, 'selfsame-worker')
  const blocking = connectRedis({ url: connections.redisLogUrl, name: 'selfsame-worker-reader' })
  const id = `${hostname()}/${process.pid}/${randomUUID()}`
  const resolver = new Resolver(new Neo4jIdentityGraph(stores.graph), new RedisIdentityCache(stores.cache, log), rules)
  const worker = new LaneWorker(
    {
      reader: new RedisLaneReader(stores.log, blocking, id),
      leases: new RedisLaneLeases(stores.log, id),
      resolver,
      booker: new Booker(new RedisBookings(stores.cache)),
      failedEvents: new RedisDeadLetters(stores.log),
      lags: new RedisLogCounts(stores.log),
      log,
    },
    { batchEventsMax: config.batchEventsMax },
  )
  worker.start()
  supervised.ready()
  return {
    stop: async () => {
      await worker.stop()
      blocking.disconnect()
      await stores.close()
    },
  }
}
