import { randomUUID } from 'node:crypto'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import {
  Backlog,
  connectRedis,
  RedisEventLog,
  RedisLogCounts,
  type EventLogSettings,
} from '../../src/adapters/redis/index.ts'
import type { LogAppend } from '../../src/app/ingest/index.ts'
import { comparePositions } from '../../src/model/index.ts'
import { eventOf } from '../support/events.ts'
import { AS_LOG, startRedis, type TestRedis } from '../support/redis-server.ts'
import { startStoreProxy } from '../support/store-proxy.ts'

async function setUp(settings: EventLogSettings = {}, backlogMax = 1_000_000) {
  const redis = await startRedis(AS_LOG)
  const counts = new RedisLogCounts(redis.connect())
  const backlog = new Backlog(() => counts.pending(), { eventsMax: backlogMax, sampleMs: 0 })
  return { redis, counts, log: new RedisEventLog(redis.connect(), backlog, settings) }
}

function entry(messageId: string, details: Partial<LogAppend> = {}): LogAppend {
  return { lane: 7, event: eventOf(['customer:1'], { messageId }), idempotencyScope: 'key-1', ...details }
}

const entries = (count: number, lane = 7): LogAppend[] =>
  Array.from({ length: count }, () => entry(randomUUID(), { lane }))

async function messagesOn(redis: TestRedis, lane = '07'): Promise<string[]> {
  const stored = await redis.client.xrange(`selfsame:lane:${lane}`, '-', '+')
  return stored.map(([, fields]) => JSON.parse(fields[1] as string).messageId)
}

test('an event lies on its lane as it was given, at the position that is answered', async () => {
  const { redis, log } = await setUp()
  const given = entry('m-1')
  const [appended] = await log.append([given])
  expect(appended).toEqual({ kind: 'accepted', at: { lane: 7, position: expect.stringMatching(/^\d+-\d+$/) } })
  const [[position, fields] = []] = await redis.client.xrange('selfsame:lane:07', '-', '+')
  expect(position).toBe(appended?.at.position)
  expect(JSON.parse(fields?.[1] as string)).toEqual(given.event)
})

test('events of one call keep their order within a lane, whatever else is appended at the same time', async () => {
  const { redis, log } = await setUp()
  const calls = Array.from({ length: 20 }, (_, call) =>
    Array.from({ length: 100 }, (__, at) => entry(`${call}/${at}`, { lane: at % 2 })),
  )
  const appended = await Promise.all(calls.map((call) => log.append(call)))
  for (const answers of appended) {
    const even = answers.filter(({ at }) => at.lane === 0).map(({ at }) => at.position)
    expect(even).toEqual(even.toSorted(comparePositions))
  }
  const stored = (await messagesOn(redis, '00')).filter((id) => id.startsWith('3/'))
  expect(stored).toEqual(Array.from({ length: 50 }, (_, at) => `3/${at * 2}`))
})

describe('a messageId', () => {
  test('is taken once: its duplicate is answered with the position and lane of the first', async () => {
    const { redis, log, counts } = await setUp()
    const [first] = await log.append([entry('m-1')])
    const [again] = await log.append([entry('m-1', { lane: 9 })])
    expect(again).toEqual({ kind: 'duplicate', at: first?.at })
    expect(await redis.client.exists('selfsame:lane:09')).toBe(0)
    expect(await counts.counts()).toEqual({ accepted: 1, duplicates: 1, acknowledged: 0, failed: 0 })
  })

  test('is taken once even twice in one call, and in many calls at once', async () => {
    const { redis, log } = await setUp()
    expect((await log.append([entry('m-1'), entry('m-1')])).map(({ kind }) => kind)).toEqual(['accepted', 'duplicate'])
    const answers = await Promise.all(Array.from({ length: 50 }, () => log.append([entry('m-2')])))
    expect(answers.flat().filter(({ kind }) => kind === 'accepted')).toHaveLength(1)
    expect(await messagesOn(redis)).toEqual(['m-1', 'm-2'])
  })

  test('is remembered per scope', async () => {
    const { log } = await setUp()
    const [one, other] = await log.append([entry('m-1'), entry('m-1', { idempotencyScope: 'key-2' })])
    expect([one?.kind, other?.kind]).toEqual(['accepted', 'accepted'])
  })

  test('is forgotten after the time set', async () => {
    const { log } = await setUp({ rememberMs: 40 })
    await log.append([entry('m-1')])
    await vi.waitFor(async () => expect((await log.append([entry('m-1')]))[0]?.kind).toBe('accepted'), 20_000)
  })

  test('never stands in a key in clear: senders put anything into it', async () => {
    const { redis, log } = await setUp()
    await log.append([entry('jane@example.com')])
    expect((await redis.client.keys('*')).filter((key) => key.includes('jane'))).toEqual([])
  })
})

test('calls made at once share one script, so that single events do not each wait for the disk', async () => {
  const { redis, log } = await setUp()
  await log.append(entries(1))
  const before = Number(/total_commands_processed:(\d+)/.exec(await redis.client.info('stats'))?.[1])
  await Promise.all(Array.from({ length: 500 }, () => log.append(entries(1))))
  const scripts = (await redis.client.info('commandstats')).match(/cmdstat_evalsha:calls=(\d+)/)?.[1]
  expect(before).toBeGreaterThan(0)
  expect(Number(scripts)).toBeLessThan(10)
})

describe('when the memory of the log is full', () => {
  test('a call is refused with BACKLOG_FULL and leaves nothing behind, and the same call goes through later', async () => {
    const { redis, log, counts } = await setUp()
    await log.append(entries(500))
    await redis.client.config('SET', 'maxmemory', '1kb')
    const call = entries(3_000)
    await expect(log.append(call)).rejects.toMatchObject({ code: 'BACKLOG_FULL' })
    expect(await messagesOn(redis)).toHaveLength(500)
    expect(await counts.counts()).toMatchObject({ accepted: 500, duplicates: 0 })
    await redis.client.config('SET', 'maxmemory', '0')
    expect((await log.append(call)).every(({ kind }) => kind === 'accepted')).toBe(true)
    expect(await messagesOn(redis)).toHaveLength(3_500)
  })

  test('a call is appended whole or not at all, wherever the limit falls', async () => {
    const { redis, log } = await setUp()
    await log.append(entries(1))
    const used = Number(/used_memory:(\d+)/.exec(await redis.client.info('memory'))?.[1])
    await redis.client.config('SET', 'maxmemory', String(used + 2_000_000))
    const sizes = Array.from({ length: 12 }, () => 700)
    const results = await Promise.allSettled(sizes.map((size) => log.append(entries(size))))
    const accepted = results.filter(({ status }) => status === 'fulfilled').length
    expect(accepted).toBeGreaterThan(0)
    expect(accepted).toBeLessThan(sizes.length)
    expect(await messagesOn(redis)).toHaveLength(1 + accepted * 700)
  })
})

test('a backlog over its bound is refused with BACKLOG_FULL, and taken again once the worker has caught up', async () => {
  const { redis, log } = await setUp({}, 100)
  await log.append(entries(100))
  await vi.waitFor(() => expect(log.append(entries(1))).rejects.toMatchObject({ code: 'BACKLOG_FULL' }))
  await redis.client.hset('selfsame:log:counts', 'acknowledged:07', 50)
  await vi.waitFor(async () => expect(await log.append(entries(1))).toHaveLength(1))
})

describe('when the connection is lost', () => {
  test('after an append was done but before its answer came, it is not done again, and answered as accepted', async () => {
    const redis = await startRedis(AS_LOG)
    const proxy = await startStoreProxy(redis.url)
    const connection = connectRedis({ url: proxy.url, name: 'test' })
    onTestFinished(() => connection.disconnect())
    const counts = new RedisLogCounts(redis.client)
    const log = new RedisEventLog(connection, new Backlog(async () => 0, { eventsMax: 1_000_000 }))
    await log.append(entries(1))
    proxy.cutNextAnswer()
    const answers = await log.append(entries(200))
    expect(answers.map(({ kind }) => kind)).toEqual(answers.map(() => 'accepted'))
    expect(await messagesOn(redis)).toHaveLength(201)
    expect(await counts.counts()).toMatchObject({ accepted: 201, duplicates: 0 })
  })

  test('and does not come back, the caller is told UNAVAILABLE; then it goes on', async () => {
    const { redis, log } = await setUp({ retryMs: 300 })
    await log.append(entries(1))
    await redis.kill()
    const call = entries(10)
    await expect(log.append(call)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    await redis.start()
    await vi.waitFor(async () => expect(await log.append(call)).toHaveLength(10), { timeout: 20_000 })
    expect(await messagesOn(redis)).toHaveLength(11)
  })
})

test('what was acknowledged is there after the server was killed', async () => {
  const { redis, log } = await setUp()
  const answers = await log.append(entries(300))
  await redis.kill()
  await redis.start()
  const stored = await redis.client.xrange('selfsame:lane:07', '-', '+')
  expect(stored.map(([position]) => position)).toEqual(answers.map(({ at }) => at.position))
})

test('a call too large for one script is refused before anything is sent', async () => {
  const { log } = await setUp()
  await expect(log.append(entries(20_001))).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: '20001 events in one append; the most is 20000',
  })
})
