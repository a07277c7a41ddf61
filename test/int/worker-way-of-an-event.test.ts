import { onTestFinished, expect, test } from 'vitest'
import { RedisDeadLetters, RedisLogCounts } from '../../src/adapters/redis/index.ts'
import { comparePositions, lastPositions, SelfsameError, type LogPosition } from '../../src/model/index.ts'
import type { LaneWorkerPorts, WorkerSettings } from '../../src/worker/index.ts'
import { eventOf } from '../support/events.ts'
import { AS_CACHE, AS_LOG, startRedis } from '../support/redis-server.ts'
import { Shop } from '../support/shop.ts'
import { workerOf, workerPorts } from '../support/worker-parts.ts'

const WAIT_MS = 20_000
const WAITS = 'The worker waits, then goes on'

async function setUp() {
  const [log, cache] = await Promise.all([startRedis(AS_LOG), startRedis(AS_CACHE)])
  const ports = workerPorts({ id: 'a', log: () => log.connect(), cache: () => cache.connect() })
  const start = (overrides: Partial<LaneWorkerPorts> = {}, settings: Partial<WorkerSettings> = {}) => {
    const worker = workerOf({ ...ports, ...overrides }, settings)
    worker.start()
    onTestFinished(() => worker.stop())
    return worker
  }
  const booked = (at: readonly { readonly at: LogPosition }[]) =>
    ports.bookings.waitFor(lastPositions(at.map((appended) => appended.at)), WAIT_MS)
  return {
    ...ports,
    told: ports.log,
    log,
    cache,
    start,
    booked,
    shop: new Shop(log, cache),
    letters: new RedisDeadLetters(log.client),
    counts: new RedisLogCounts(log.client),
  }
}

const isPoisoned = (events: readonly { event: { messageId: string } }[]) =>
  events.some(({ event }) => event.messageId === 'poisoned')

test('every event is resolved in its lane’s order, booked once, and acknowledged', async () => {
  const { start, shop, booked, resolver, bookings, counts } = await setUp()
  const before = await shop.sell(700)
  start()
  const during = await shop.sell(800)
  await booked([...before, ...during])
  expect(await shop.mistakes()).toEqual([])
  expect((await resolver.applied()).toSorted()).toEqual(
    [...before, ...during].map(({ at }) => `${at.lane} ${at.position}`).toSorted(),
  )
  for (const lane of [0, 63]) {
    const positions = (await resolver.applied())
      .filter((applied) => applied.startsWith(`${lane} `))
      .map((applied) => applied.split(' ')[1] as string)
    expect(positions).toEqual(positions.toSorted(comparePositions))
  }
  expect([...(await bookings.laneCounts()).values()].reduce((sum, { events }) => sum + events, 0)).toBe(1_500)
  await expect.poll(() => counts.counts()).toMatchObject({ accepted: 1_500, acknowledged: 1_500, failed: 0 })
  await expect.poll(() => counts.lag()).toEqual({ lanesHeld: 64, oldestPendingAt: null })
})

test('an event without a usable identifier is counted and nothing more', async () => {
  const { start, shop, booked, bookings } = await setUp()
  start()
  await booked([await shop.append(eventOf([]), 3)])
  expect((await bookings.laneCounts()).get(3)).toMatchObject({ events: 1, withoutIdentifier: 1 })
})

test('a worker that is stuck is seen from outside: by the lanes it holds, and by the event that waits longest', async () => {
  const { shop, start, counts } = await setUp()
  expect(await counts.lag()).toEqual({ lanesHeld: 0, oldestPendingAt: null })
  const [oldest] = await shop.sell(128)
  const oldestPendingAt = new Date(Number.parseInt(oldest?.at.position ?? '', 10)).toISOString()
  expect(await counts.lag()).toEqual({ lanesHeld: 0, oldestPendingAt })
  const worker = start({ resolver: { cursors: async () => new Map(), resolve: () => new Promise(() => {}) } })
  await expect.poll(() => counts.lag()).toEqual({ lanesHeld: 64, oldestPendingAt })
  // It would wait for ever to end the batch under way: this worker is left behind.
  worker.stop = async () => {}
})

test('an entry that cannot be read goes to the dead letters with its fault, and its lane goes on', async () => {
  const { log, start, shop, booked, letters, counts } = await setUp()
  start()
  const first = await shop.sell(10, [0])
  await log.client.xadd('selfsame:lane:00', '*', 'event', 'no json')
  const last = await log.client.xadd(
    'selfsame:lane:00',
    '*',
    'event',
    JSON.stringify({ ...eventOf(['customer:1']), source: 'till', receivedAt: 'yesterday' }),
  )
  await booked([...first, { at: { lane: 0, position: String(last) } }])
  const after = await shop.sell(10, [0])
  await booked(after)
  expect(await shop.mistakes()).toEqual([])
  const [noJson, noTime] = await letters.list({ after: null, limit: 10 })
  expect(noJson).toMatchObject({
    protocol: 'log',
    sender: { source: 'unknown' },
    fault: { code: 'INVALID_EVENT' },
    raw: 'no json',
  })
  expect(noTime).toMatchObject({ sender: { source: 'till' }, fault: { code: 'INVALID_EVENT', field: 'receivedAt' } })
  expect((await counts.counts()).failed).toBe(2)
})

test('one event that can never be resolved goes to the dead letters; all others of its batch are applied, in order', async () => {
  const { start, shop, booked, letters, counts, resolver, bookings } = await setUp()
  resolver.fail = (events) => {
    if (isPoisoned(events)) throw Object.assign(new Error('jane@example.com is at fault'), { code: 'Neo.ClientError' })
  }
  const before = await shop.sell(90, [0])
  const poisoned = await shop.append(eventOf(['customer:1'], { messageId: 'poisoned' }))
  const after = await shop.sell(90, [0])
  start()
  await booked(after)
  expect(await shop.mistakes()).toEqual([])
  expect(await resolver.applied()).toEqual([...before, ...after].map(({ at }) => `0 ${at.position}`))
  const list = await letters.list({ after: null, limit: 10 })
  expect(list).toMatchObject([
    {
      protocol: 'log',
      sender: { scope: `lane 0 ${poisoned.at.position}` },
      fault: { code: 'NOT_APPLIED' },
      raw: { messageId: 'poisoned' },
    },
  ])
  expect(JSON.stringify(list)).not.toContain('jane')
  expect((await bookings.laneCounts()).get(0)?.events).toBe(180)
  await expect.poll(() => counts.counts()).toMatchObject({ accepted: 181, acknowledged: 181, failed: 1 })
})

test('an event that failed stays failed when figures are lost, though by then it could be applied', async () => {
  const { cache, start, shop, booked, resolver, bookings, counts } = await setUp()
  resolver.fail = (events) => {
    if (isPoisoned(events)) throw new Error('poisoned')
  }
  start()
  await shop.sell(10, [0])
  await shop.append(eventOf(['customer:1'], { messageId: 'poisoned' }))
  const after = await shop.sell(10, [0])
  await booked(after)
  resolver.fail = () => undefined
  await cache.client.flushall()
  const last = await shop.sell(10, [0])
  await booked(last)
  await expect.poll(() => shop.mistakes()).toEqual([])
  expect(await counts.counts()).toMatchObject({ accepted: 31, failed: 1 })
  expect((await bookings.laneCounts()).get(0)?.events).toBe(30)
})

test('figures whose store is full are booked once it has room, and no event is given up for it', async () => {
  const { cache, start, shop, booked, letters, told } = await setUp()
  start({}, { refusalsMax: 2 })
  await booked(await shop.sell(100))
  await cache.client.config('SET', 'maxmemory', '1kb')
  const sold = await shop.sell(100)
  await expect.poll(() => told.messages).toContain(WAITS)
  await new Promise((resume) => setTimeout(resume, 1_500))
  await cache.client.config('SET', 'maxmemory', '0')
  await booked(sold)
  expect(await shop.mistakes()).toEqual([])
  expect(await letters.count()).toBe(0)
})

test('a lane whose last event failed counts as booked up to it, so that nobody waits for it in vain', async () => {
  const { start, shop, booked, resolver } = await setUp()
  resolver.fail = (events) => {
    if (isPoisoned(events)) throw new Error('poisoned')
  }
  start()
  const poisoned = await shop.append(eventOf(['customer:1'], { messageId: 'poisoned' }))
  await expect(booked([poisoned])).resolves.toBeUndefined()
})

test('an event that can never be booked goes to the dead letters; its lane goes on', async () => {
  const { cache, start, shop, booked, letters, bookings } = await setUp()
  await cache.client.hset('selfsame:g1:identifier:email:x@y.zz', '+spend:GBP', '9223372036854775807')
  const before = await shop.sell(50, [0])
  await shop.append(
    eventOf(['email:x@y.zz'], { purchase: { kind: 'order', orderId: null, amount: 1, currency: 'GBP' } }),
  )
  const after = await shop.sell(50, [0])
  start()
  await booked([...before, ...after])
  expect(await shop.mistakes()).toEqual([])
  expect(await letters.list({ after: null, limit: 10 })).toMatchObject([{ fault: { code: 'NOT_APPLIED' } }])
  expect((await bookings.laneCounts()).get(0)?.events).toBe(100)
})

test('a graph that does not answer for a while costs nothing but time, whatever its error looks like', async () => {
  const { start, shop, booked, resolver, letters, told } = await setUp()
  start()
  await booked(await shop.sell(100))
  const faults = [
    new SelfsameError('UNAVAILABLE', 'Neo4j does not answer'),
    Object.assign(new Error('reset'), { code: 'ECONNRESET' }),
    new Error('a fault that nobody foresaw'),
  ]
  for (const fault of faults) {
    told.messages.length = 0
    resolver.fail = () => Promise.reject(fault)
    const sold = await shop.sell(100)
    await expect.poll(() => told.messages).toContain(WAITS)
    await new Promise((resume) => setTimeout(resume, 400))
    resolver.fail = () => undefined
    await booked(sold)
    await expect.poll(() => told.messages).toContain('The worker goes on')
  }
  expect(await shop.mistakes()).toEqual([])
  expect(await letters.count()).toBe(0)
})

test('a worker that is told to stop ends what it has begun, and another goes on at once', async () => {
  const { log, cache, start, shop, booked, counts } = await setUp()
  const first = start()
  const sold = await shop.sell(3_000)
  await expect.poll(async () => (await counts.counts()).acknowledged).toBeGreaterThan(0)
  await first.stop()
  expect((await counts.lag()).lanesHeld).toBe(0)
  const second = workerOf(
    workerPorts({ id: 'b', leaseMs: 60_000, log: () => log.connect(), cache: () => cache.connect() }),
  )
  second.start()
  onTestFinished(() => second.stop())
  await booked(sold)
  expect(await shop.mistakes()).toEqual([])
})
