import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { adoptRules, Neo4jIdentityGraph, Neo4jProfileGraph, type GraphConnection } from '../../graph/index.ts'
import { RedisIdentityCache } from '../../src/adapters/redis/index.ts'
import type { LogAppended } from '../../src/app/ingest/index.ts'
import { Resolver } from '../../src/app/resolve/index.ts'
import { lastPositions } from '../../src/model/index.ts'
import type { LaneWorker } from '../../src/worker/index.ts'
import { RULES } from '../support/events.ts'
import { testGraph } from '../support/graph.ts'
import { AS_CACHE, AS_LOG, startRedis } from '../support/redis-server.ts'
import { Shop } from '../support/shop.ts'
import { workerOf, workerPorts } from '../support/worker-parts.ts'

/** Cursors are in the Neo4j that all tests share: no other file uses these lanes. */
const LANES = [60, 61, 62, 63]
const WAIT_MS = 30_000

let graph: GraphConnection

beforeAll(async () => {
  graph = await testGraph()
  await adoptRules(graph, RULES)
})
afterAll(() => graph.close())

test('on the real graph, workers that follow one another and a lost cache leave every figure exact', async () => {
  const [log, cache] = await Promise.all([startRedis(AS_LOG), startRedis(AS_CACHE)])
  const shop = new Shop(log, cache)
  const ports = (id: string) => workerPorts({ id, log: () => log.connect(), cache: () => cache.connect() })
  const start = (id: string): LaneWorker => {
    const { log: workerLog, ...rest } = ports(id)
    const facts = new RedisIdentityCache(cache.connect(), workerLog, { prefix: 'fact:' })
    const worker = workerOf({
      ...rest,
      log: workerLog,
      resolver: new Resolver(new Neo4jIdentityGraph(graph), facts, RULES),
    })
    worker.start()
    onTestFinished(() => worker.stop())
    return worker
  }
  const sold: LogAppended[] = []
  const first = start('first')
  sold.push(...(await shop.sell(800, LANES)))
  await expect.poll(async () => (await first.health()).done, { timeout: WAIT_MS }).toBeGreaterThan(0)
  await first.stop()
  start('second')
  await cache.client.flushall()
  sold.push(...(await shop.sell(400, LANES)))
  await ports('observer').bookings.waitFor(lastPositions(sold.map(({ at }) => at)), WAIT_MS)
  expect(await shop.mistakes()).toEqual([])
  const profiles = await new Neo4jProfileGraph(graph, Object.keys(RULES.namespaces)).byIdentifiers(shop.customers())
  expect(new Set(profiles.map((profile) => profile?.id)).size).toBe(shop.customers().length)
})
