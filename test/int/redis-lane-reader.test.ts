import { expect, test } from 'vitest'
import { RedisLaneReader, RedisLogCounts } from '../../src/adapters/redis/index.ts'
import { comparePositions } from '../../src/model/index.ts'
import type { LogEntry } from '../../src/worker/index.ts'
import { AS_LOG, startRedis, type TestRedis } from '../support/redis-server.ts'

const WAIT_MS = 50

async function setUp() {
  const redis = await startRedis(AS_LOG)
  return { redis, readerOf: (id: string) => new RedisLaneReader(redis.connect(), redis.connect(), id) }
}

/** @returns the positions */
async function fill(redis: TestRedis, lane: number, events: number): Promise<string[]> {
  const pipeline = redis.client.pipeline()
  for (let at = 0; at < events; at++)
    pipeline.xadd(`selfsame:lane:${String(lane).padStart(2, '0')}`, '*', 'event', `{"n":${at}}`)
  return ((await pipeline.exec()) ?? []).map(([, position]) => String(position))
}

const positionsOf = (entries: readonly LogEntry[], lane = 0) =>
  entries.filter((entry) => entry.lane === lane).map(({ position }) => position)

test('a lane that has no events yet is made when it is opened, and read when they come', async () => {
  const { redis, readerOf } = await setUp()
  const reader = readerOf('a')
  await reader.open(5, '0-0')
  const reading = reader.read([5], 10, 5_000)
  const [position] = await fill(redis, 5, 1)
  expect(await reading).toEqual([{ lane: 5, position, text: '{"n":0}' }])
})

test('reading goes on where it stood, begins after any position, and again after it is opened again', async () => {
  const { redis, readerOf } = await setUp()
  const reader = readerOf('a')
  const positions = await fill(redis, 0, 10)
  await reader.open(0, positions[2] as string)
  expect(positionsOf(await reader.read([0], 4, WAIT_MS))).toEqual(positions.slice(3, 7))
  expect(positionsOf(await reader.read([0], 4, WAIT_MS))).toEqual(positions.slice(7))
  expect(await reader.read([0], 4, WAIT_MS)).toEqual([])
  await reader.open(0, positions[7] as string)
  expect(positionsOf(await reader.read([0], 4, WAIT_MS))).toEqual(positions.slice(8))
})

test('a read takes no more than its limit over all lanes together, and leaves no lane behind another', async () => {
  const { redis, readerOf } = await setUp()
  const reader = readerOf('a')
  const lanes = [0, 1, 2, 3, 4]
  for (const lane of lanes) await fill(redis, lane, lane === 0 ? 1_000 : 40)
  for (const lane of lanes) await reader.open(lane, '0-0')
  const entries = await reader.read(lanes, 100, WAIT_MS)
  expect(lanes.map((lane) => positionsOf(entries, lane).length)).toEqual([20, 20, 20, 20, 20])
  for (let left = 980 + 4 * 20; left > 0;) {
    const next = await reader.read(lanes, 100, WAIT_MS)
    expect(next.length).toBeGreaterThan(0)
    expect(next.length).toBeLessThanOrEqual(100)
    left -= next.length
  }
})

test('one busy lane among many idle ones fills a whole read', async () => {
  const { redis, readerOf } = await setUp()
  const reader = readerOf('a')
  const lanes = Array.from({ length: 64 }, (_, lane) => lane)
  const positions = await fill(redis, 17, 500)
  await Promise.all(lanes.map((lane) => reader.open(lane, '0-0')))
  expect(positionsOf(await reader.read(lanes, 200, WAIT_MS), 17)).toEqual(positions.slice(0, 200))
})

test('more lanes than a read may take are served in turn', async () => {
  const { redis, readerOf } = await setUp()
  const reader = readerOf('a')
  const lanes = [0, 1, 2, 3, 4, 5]
  for (const lane of lanes) await fill(redis, lane, 1)
  for (const lane of lanes) await reader.open(lane, '0-0')
  const seen: number[] = []
  for (let reads = 0; reads < 12 && seen.length < 6; reads++)
    seen.push(...(await reader.read(lanes, 2, WAIT_MS)).map(({ lane }) => lane))
  expect(seen.toSorted()).toEqual(lanes)
})

test('a worker that wakes up without its lane takes nothing from the lane’s new reader', async () => {
  const { redis, readerOf } = await setUp()
  const [asleep, awake] = [readerOf('asleep'), readerOf('awake')]
  const positions = await fill(redis, 0, 20)
  await asleep.open(0, '0-0')
  await asleep.read([0], 5, WAIT_MS)
  await awake.open(0, positions[1] as string)
  await expect(asleep.read([0], 5, WAIT_MS)).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(positionsOf(await awake.read([0], 100, WAIT_MS))).toEqual(positions.slice(2))
})

test('a reader that was waiting on a lane when it was taken over takes nothing either', async () => {
  const { redis, readerOf } = await setUp()
  const [waiting, awake] = [readerOf('waiting'), readerOf('awake')]
  await waiting.open(0, '0-0')
  const read = waiting.read([0], 5, 2_000).catch((error: unknown) => error)
  await new Promise((resume) => setTimeout(resume, 100))
  await awake.open(0, '0-0')
  const positions = await fill(redis, 0, 5)
  expect(positionsOf(await awake.read([0], 5, WAIT_MS))).toEqual(positions)
  expect(await read).toMatchObject({ code: 'CONFLICT' })
})

test('each entry is counted as acknowledged once, however often it is delivered', async () => {
  const { redis, readerOf } = await setUp()
  const reader = readerOf('a')
  const counts = new RedisLogCounts(redis.client)
  for (const lane of [0, 1]) await fill(redis, lane, 10)
  for (const lane of [0, 1]) await reader.open(lane, '0-0')
  const entries = await reader.read([0, 1], 20, WAIT_MS)
  await reader.acknowledge(entries.slice(0, 15))
  await reader.acknowledge(entries)
  await reader.open(0, '0-0')
  await reader.acknowledge(await reader.read([0], 10, WAIT_MS))
  expect((await counts.counts()).acknowledged).toBe(20)
  expect(await redis.client.xpending('selfsame:lane:00', 'worker:a:0')).toEqual([0, null, null, null])
})

test('a lost connection is UNAVAILABLE; opened again, the lane goes on without a gap', async () => {
  const { redis, readerOf } = await setUp()
  const reader = readerOf('a')
  const positions = await fill(redis, 0, 10)
  await reader.open(0, '0-0')
  await reader.read([0], 5, WAIT_MS)
  await redis.kill()
  await expect(reader.read([0], 5, WAIT_MS)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await redis.start()
  await expect
    .poll(() =>
      reader.open(0, positions[4] as string).then(
        () => 'open',
        () => 'lost',
      ),
    )
    .toBe('open')
  await expect
    .poll(() =>
      reader
        .read([0], 5, WAIT_MS)
        .catch(() => [])
        .then((entries) => positionsOf(entries)),
    )
    .toEqual(positions.slice(5))
})

test('a log whose memory is full can still be read, acknowledged and taken over', async () => {
  const { redis, readerOf } = await setUp()
  const reader = readerOf('a')
  const positions = await fill(redis, 0, 10)
  await redis.client.config('SET', 'maxmemory', '1kb')
  await reader.open(0, '0-0')
  const entries = await reader.read([0], 10, WAIT_MS)
  expect(positionsOf(entries)).toEqual(positions)
  await reader.acknowledge(entries)
  await readerOf('b').open(1, '0-0')
})

test('a log that ends before what was applied gives later positions only, and takes what it has anew', async () => {
  const { redis, readerOf } = await setUp()
  const reader = readerOf('a')
  await fill(redis, 0, 2)
  const applied = `${Date.now() + 60_000}-5`
  expect(await reader.open(0, '0-0', applied)).toBe('lost')
  await fill(redis, 0, 1)
  const entries = await reader.read([0], 10, WAIT_MS)
  expect(entries.map(({ text }) => text)).toEqual(['{"n":0}', '{"n":1}', '{"n":0}'])
  expect(entries.every(({ position }) => comparePositions(position, applied) > 0)).toBe(true)
  await reader.acknowledge(entries)
  expect(await reader.open(0, '0-0', applied)).toBe('kept')
})

test('of a log that went back behind what it had acknowledged, nothing is taken anew', async () => {
  const { redis, readerOf } = await setUp()
  const reader = readerOf('a')
  const [position] = await fill(redis, 0, 1)
  await reader.open(0, '0-0')
  await reader.acknowledge(await reader.read([0], 10, WAIT_MS))
  const applied = `${Date.now() + 60_000}-0`
  expect(await reader.open(0, position as string, applied)).toBe('lost')
  expect(await reader.read([0], 10, WAIT_MS)).toEqual([])
})

test('what was done with and never acknowledged, because its worker died, counts once a lane is opened after it', async () => {
  const { redis, readerOf } = await setUp()
  const [reader, counts] = [readerOf('a'), new RedisLogCounts(redis.client)]
  const positions = await fill(redis, 0, 5)
  await reader.open(0, '0-0')
  await reader.acknowledge((await reader.read([0], 5, WAIT_MS)).slice(0, 1))
  for (let times = 0; times < 2; times++) await readerOf('b').open(0, positions[3] as string)
  expect(await counts.counts()).toMatchObject({ acknowledged: 4 })
})
