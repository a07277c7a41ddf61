import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { adoptRules, Neo4jIdentityGraph, Neo4jProfileGraph, type GraphConnection } from '../../graph/index.ts'
import { RedisIdentityCache, RedisLogCounts } from '../../src/adapters/redis/index.ts'
import { laneKey } from '../../src/adapters/redis/log-keys.ts'
import type { LogAppended } from '../../src/app/ingest/index.ts'
import { Resolver } from '../../src/app/resolve/index.ts'
import { lastPositions } from '../../src/model/index.ts'
import type { LaneWorker } from '../../src/worker/index.ts'
import { amissIn } from '../support/audit.ts'
import { RULES } from '../support/events.ts'
import { testGraph } from '../support/graph.ts'
import { AS_CACHE, AS_LOG, startRedis } from '../support/redis-server.ts'
import { Shop } from '../support/shop.ts'
import { workerOf, workerPorts } from '../support/worker-parts.ts'

/** Cursors are in the Neo4j that all tests share: no other file uses these lanes. */
const LANES = [60, 61, 62, 63]
const WAIT_MS = 30_000
const HOUR_MS = 3_600_000

let graph: GraphConnection

beforeAll(async () => {
  graph = await testGraph()
  await adoptRules(graph, RULES)
})
afterAll(() => graph.close())

/** What one test has: stores of its own beside the graph, and workers that end with it. */
async function setUp() {
  const [log, cache] = await Promise.all([startRedis(AS_LOG), startRedis(AS_CACHE)])
  const ports = (id: string) => workerPorts({ id, log: () => log.connect(), cache: () => cache.connect() })
  const start = (id: string): LaneWorker => {
    const { log: workerLog, ...rest } = ports(id)
    const facts = new RedisIdentityCache(cache.connect(), workerLog, { prefix: 'fact:' })
    const resolver = new Resolver(new Neo4jIdentityGraph(graph), facts, RULES)
    const worker = workerOf({ ...rest, log: workerLog, resolver })
    worker.start()
    onTestFinished(() => worker.stop())
    return worker
  }
  return { log, cache, shop: new Shop(log, cache), bookings: ports('observer').bookings, start }
}

test('on the real graph, workers that follow one another and a lost cache leave every figure exact', async () => {
  const { log, cache, shop, bookings, start } = await setUp()
  const sold: LogAppended[] = []
  const first = start('first')
  sold.push(...(await shop.sell(800, LANES)))
  const counts = new RedisLogCounts(log.client)
  await expect.poll(async () => (await counts.counts()).acknowledged, { timeout: WAIT_MS }).toBeGreaterThan(0)
  await first.stop()
  start('second')
  await cache.client.flushall()
  sold.push(...(await shop.sell(400, LANES)))
  await bookings.waitFor(lastPositions(sold.map(({ at }) => at)), WAIT_MS)
  expect(await shop.mistakes()).toEqual([])
  const profiles = await new Neo4jProfileGraph(graph, () => Object.keys(RULES.namespaces)).byIdentifiers(
    shop.customers(),
  )
  expect(new Set(profiles.map((profile) => profile?.id)).size).toBe(shop.customers().length)
})

/** Sells and applies under several leases, so that a lease of a new log is an early one. */
async function applyUnderLeases({ start, shop, bookings }: Awaited<ReturnType<typeof setUp>>): Promise<void> {
  for (const id of ['one', 'two', 'three']) {
    const worker = start(id)
    const sold = await shop.sell(40, LANES)
    await bookings.waitFor(lastPositions(sold.map(({ at }) => at)), WAIT_MS)
    await worker.stop()
  }
}

describe('an event log that lost everything, its leases too', () => {
  test('takes events again, and they are applied on top of what was', async () => {
    const parts = await setUp()
    await applyUnderLeases(parts)
    await parts.log.client.flushall()
    parts.start('after')
    await parts.shop.sell(200, LANES)
    await expect.poll(() => parts.shop.mistakes(), { timeout: WAIT_MS }).toEqual([])
  })

  test('under a worker that runs, too', async () => {
    const parts = await setUp()
    await applyUnderLeases(parts)
    parts.start('running')
    const sold = await parts.shop.sell(40, LANES)
    await parts.bookings.waitFor(lastPositions(sold.map(({ at }) => at)), WAIT_MS)
    await parts.log.client.flushall()
    await parts.shop.sell(200, LANES)
    await expect.poll(() => parts.shop.mistakes(), { timeout: WAIT_MS }).toEqual([])
  })

  test('on a clock that lags behind, loses nothing of what comes in before and after a worker finds out', async () => {
    const parts = await setUp()
    const { log, shop } = parts
    for (const lane of LANES) await log.client.call('XADD', laneKey(lane), `${Date.now() + HOUR_MS}-0`, 'event', '')
    for (const lane of LANES) await log.client.xtrim(laneKey(lane), 'MAXLEN', 0)
    await applyUnderLeases(parts)
    await log.client.flushall()
    await shop.sell(100, LANES)
    parts.start('after')
    await shop.sell(100, LANES)
    await expect.poll(() => shop.mistakes(), { timeout: WAIT_MS }).toEqual([])
    await shop.sell(100, LANES)
    await expect.poll(() => shop.mistakes(), { timeout: WAIT_MS }).toEqual([])
    const counts = new RedisLogCounts(log.connect())
    await expect.poll(() => counts.pending(), { timeout: WAIT_MS }).toBe(0)
  })
})

test('all of it leaves a graph as it must be', async () => {
  expect(await amissIn(graph)).toEqual([])
})
