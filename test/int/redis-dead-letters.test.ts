import { expect, test } from 'vitest'
import { RedisDeadLetters, RedisLogCounts } from '../../src/adapters/redis/index.ts'
import type { DeadLetter } from '../../src/app/ingest/index.ts'
import type { FailedEvent } from '../../src/worker/index.ts'
import { AS_LOG, startRedis } from '../support/redis-server.ts'

async function setUp() {
  const redis = await startRedis(AS_LOG)
  return { redis, letters: new RedisDeadLetters(redis.connect()), counts: new RedisLogCounts(redis.client) }
}

function letter(name: string): Omit<DeadLetter, 'id'> {
  return {
    receivedAt: '2026-05-04T09:30:00.000Z',
    protocol: 'segment',
    sender: { source: 'web', scope: 'key-1', trusted: false },
    fault: { code: 'WRONG_TYPE', field: 'userId', message: 'must be a text' },
    raw: { event: name, userId: 7 },
  }
}

function failed(position: string): FailedEvent {
  return {
    lane: 3,
    position,
    source: 'till',
    failedAt: '2026-05-04T09:30:00.000Z',
    fault: { code: 'NOT_APPLIED', field: '', message: 'Applying it failed' },
    raw: { messageId: 'm-1' },
  }
}

test('letters are kept as they were added, oldest first, and read page by page', async () => {
  const { letters } = await setUp()
  const ids = await letters.add(['a', 'b', 'c'].map(letter))
  expect(await letters.count()).toBe(3)
  expect(await letters.list({ after: null, limit: 2 })).toEqual([
    { ...letter('a'), id: ids[0] },
    { ...letter('b'), id: ids[1] },
  ])
  expect(await letters.list({ after: ids[1] as string, limit: 2 })).toEqual([{ ...letter('c'), id: ids[2] }])
})

test('one letter is got by its id and removed; an unknown or impossible id is nobody', async () => {
  const { letters } = await setUp()
  const [id] = (await letters.add([letter('a')])) as [string]
  expect(await letters.get(id)).toEqual({ ...letter('a'), id })
  await letters.remove([id, '1-1', 'not an id'])
  expect([await letters.get(id), await letters.get('1-1'), await letters.get('not an id')]).toEqual([null, null, null])
  await expect(letters.list({ after: 'not an id', limit: 1 })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})

test('an accepted event that failed is put there once, however often it fails, and counted once', async () => {
  const { letters, counts } = await setUp()
  await letters.bury([failed('1-1'), failed('1-2')])
  await letters.bury([failed('1-2'), failed('1-3')])
  expect((await counts.counts()).failed).toBe(3)
  const [first] = await letters.list({ after: null, limit: 10 })
  expect(first).toMatchObject({
    protocol: 'log',
    sender: { source: 'till', scope: 'lane 3 1-1' },
    raw: { messageId: 'm-1' },
  })
  await letters.remove([first?.id as string])
  await letters.bury([failed('1-1')])
  expect(await letters.count()).toBe(2)
})

test('when the memory of the log is full the gate is refused, but a failed event still finds its place', async () => {
  const { redis, letters } = await setUp()
  await letters.add([letter('a')])
  await redis.client.config('SET', 'maxmemory', '1kb')
  await expect(letters.add([letter('b'), letter('c')])).rejects.toMatchObject({ code: 'BACKLOG_FULL' })
  await letters.bury([failed('1-1')])
  expect(await letters.count()).toBe(2)
})
