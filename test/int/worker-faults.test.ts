import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished, expect, test } from 'vitest'
import { RedisDeadLetters, RedisLogCounts } from '../../src/adapters/redis/index.ts'
import type { LogAppended } from '../../src/app/ingest/index.ts'
import { lastPositions } from '../../src/model/index.ts'
import { eventOf } from '../support/events.ts'
import { FakeResolver } from '../support/fake-resolver.ts'
import { AS_CACHE, AS_LOG, startRedis } from '../support/redis-server.ts'
import { Shop } from '../support/shop.ts'
import { workerOf, workerPorts } from '../support/worker-parts.ts'

const WORKER_PROCESS = fileURLToPath(new URL('../support/worker-process.ts', import.meta.url))
const LEASE_MS = 1_000
const WAIT_MS = 30_000

async function setUp() {
  const [log, cache] = await Promise.all([startRedis(AS_LOG), startRedis(AS_CACHE)])
  const partsOf = (id: string) =>
    workerPorts({ id, leaseMs: LEASE_MS, log: () => log.connect(), cache: () => cache.connect() })
  const { bookings } = partsOf('observer')
  return {
    log,
    cache,
    shop: new Shop(log, cache),
    bookings,
    counts: new RedisLogCounts(log.client),
    /** A worker of this process. */
    start: (id: string): void => {
      const worker = workerOf(partsOf(id))
      worker.start()
      onTestFinished(() => worker.stop())
    },
    /** How many lanes a worker holds. */
    lanesOf: async (id: string): Promise<number> => {
      const leases = await log.client.keys('selfsame:lease:*')
      const holders = leases.length === 0 ? [] : await log.client.mget(leases)
      return holders.filter((holder) => holder === id).length
    },
    /** A worker in a process of its own, which holds lanes. */
    spawn: (deadlyBooking?: number) =>
      spawnWorker([
        log.url,
        cache.url,
        String(LEASE_MS),
        ...(deadlyBooking === undefined ? [] : [String(deadlyBooking)]),
      ]),
    booked: (sold: readonly LogAppended[]) => bookings.waitFor(lastPositions(sold.map(({ at }) => at)), WAIT_MS),
    /** Events sold that were not applied to the graph exactly once, and dead letters. */
    misapplied: async (sold: readonly LogAppended[]): Promise<unknown[]> => {
      const times = new Map(sold.map(({ at }) => [`${at.lane} ${at.position}`, 0]))
      for (const event of await new FakeResolver(log.connect()).applied()) times.set(event, (times.get(event) ?? 0) + 1)
      const letters = await new RedisDeadLetters(log.client).list({ after: null, limit: 10 })
      return [...[...times].filter(([, count]) => count !== 1), ...letters]
    },
  }
}

async function spawnWorker(args: readonly string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [WORKER_PROCESS, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return child
}

const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms))

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

async function eventsBooked(bookings: Awaited<ReturnType<typeof setUp>>['bookings']): Promise<number> {
  return [...(await bookings.laneCounts()).values()].reduce((sum, { events }) => sum + events, 0)
}

test('a worker that dies between resolving and booking leaves nothing out and nothing twice', async () => {
  const { shop, spawn: spawnDoomed, start, booked, bookings, misapplied } = await setUp()
  const sold: LogAppended[] = []
  for (const deadlyBooking of [1, 2, 3]) {
    const [doomed] = await Promise.all([
      spawnDoomed(deadlyBooking),
      shop.sell(600).then((appended) => sold.push(...appended)),
    ])
    await killed(doomed)
    expect(await eventsBooked(bookings)).toBeLessThan(sold.length)
  }
  start('heir')
  await booked(sold)
  expect(await shop.mistakes()).toEqual([])
  expect(await eventsBooked(bookings)).toBe(1_800)
  expect(await misapplied(sold)).toEqual([])
})

test('a worker killed at any moment is replaced once its leases expire, and every event is applied exactly once', async () => {
  const { shop, spawn: spawnVictim, start, booked, misapplied } = await setUp()
  const sold: LogAppended[] = []
  for (let round = 0; round < 3; round++) {
    const victim = await spawnVictim()
    const selling = (async () => {
      for (let batch = 0; batch < 20; batch++) sold.push(...(await shop.sell(100)))
    })()
    await pause(40 + 60 * round)
    victim.kill('SIGKILL')
    await selling
  }
  start('heir')
  await booked(sold)
  expect(await shop.mistakes()).toEqual([])
  expect(await misapplied(sold)).toEqual([])
})

test('two workers share the lanes; when one is killed the other takes its lanes over once its leases expire', async () => {
  const { shop, spawn: spawnVictim, start, booked, misapplied, lanesOf } = await setUp()
  const victim = await spawnVictim()
  start('heir')
  const lanesHeld = () => lanesOf('heir')
  await expect.poll(lanesHeld).toBe(32)
  const sold = await shop.sell(2_000)
  victim.kill('SIGKILL')
  await expect.poll(lanesHeld).toBe(64)
  await booked(sold)
  expect(await shop.mistakes()).toEqual([])
  expect(await misapplied(sold)).toEqual([])
})

test('a worker that sleeps through its lease and wakes up changes nothing, and comes back into the share', async () => {
  const { shop, spawn: spawnSleeper, start, booked, misapplied, lanesOf } = await setUp()
  const sold: LogAppended[] = []
  const sleeper = await spawnSleeper()
  for (let batch = 0; batch < 10; batch++) sold.push(...(await shop.sell(100)))
  sleeper.kill('SIGSTOP')
  await pause(LEASE_MS + 200)
  start('heir')
  sold.push(...(await shop.sell(1_000)))
  await booked(sold)
  sleeper.kill('SIGCONT')
  for (let batch = 0; batch < 20; batch++) {
    sold.push(...(await shop.sell(100)))
    await pause(50)
  }
  await booked(sold)
  expect(await shop.mistakes()).toEqual([])
  expect(await misapplied(sold)).toEqual([])
  await expect.poll(() => lanesOf('heir')).toBe(32)
})

test('figures that are lost while nothing happens are noticed and booked again from the log', async () => {
  const { cache, shop, start, booked, bookings, counts, misapplied } = await setUp()
  start('a')
  const sold = await shop.sell(3_000)
  await booked(sold)
  await cache.client.flushall()
  expect(await shop.mistakes()).not.toEqual([])
  await expect.poll(() => eventsBooked(bookings)).toBe(3_000)
  expect(await shop.mistakes()).toEqual([])
  expect(await misapplied(sold)).toEqual([])
  await expect.poll(() => counts.counts()).toMatchObject({ accepted: 3_000, acknowledged: 3_000 })
})

test('figures that are lost again and again while two workers book come out exact', async () => {
  const { cache, shop, start, booked, bookings, misapplied } = await setUp()
  start('a')
  start('b')
  const sold: LogAppended[] = []
  for (let batch = 0; batch < 60; batch++) {
    sold.push(...(await shop.sell(100)))
    if (batch % 20 === 10) await cache.client.flushall()
    await pause(15)
  }
  await expect.poll(() => eventsBooked(bookings), { timeout: WAIT_MS }).toBe(6_000)
  await booked(sold)
  expect(await shop.mistakes()).toEqual([])
  expect(await misapplied(sold)).toEqual([])
})

test('a cache Redis that dies and comes back empty, and a log Redis that dies and comes back, are worked through', async () => {
  const { log, cache, shop, start, booked, counts, misapplied } = await setUp()
  start('a')
  const sold = await shop.sell(2_000)
  await cache.kill()
  await pause(300)
  await cache.start()
  sold.push(...(await shop.sell(500)))
  await booked(sold)
  expect(await shop.mistakes()).toEqual([])
  await log.kill()
  await pause(300)
  await log.start()
  await expect
    .poll(() =>
      shop.sell(500).then(
        (more) => sold.push(...more) > 0,
        () => false,
      ),
    )
    .toBe(true)
  await booked(sold)
  expect(await shop.mistakes()).toEqual([])
  expect(await misapplied(sold)).toEqual([])
  await expect.poll(() => counts.lag()).toEqual({ lanesHeld: 64, oldestPendingAt: null })
})

test('a log whose memory is full refuses new events, while those it holds are worked off; then it takes new ones', async () => {
  const { log, shop, start, booked } = await setUp()
  const sold = await shop.sell(1_000)
  await log.client.config('SET', 'maxmemory', '1kb')
  await expect(shop.append(eventOf(['email:x@y.zz']))).rejects.toMatchObject({ code: 'BACKLOG_FULL' })
  start('a')
  await booked(sold)
  await log.client.config('SET', 'maxmemory', '0')
  await booked([await shop.append(eventOf(['email:x@y.zz']))])
  expect(await shop.mistakes()).toEqual([])
})
