import { expect, test, vi } from 'vitest'
import { RedisIdentityCache, type CacheLog } from '../../src/adapters/redis/index.ts'
import { AS_CACHE, startRedis } from '../support/redis-server.ts'

async function setUp(rememberMs = 60_000, options: readonly string[] = []) {
  const redis = await startRedis([...AS_CACHE, ...options])
  const log = { warn: vi.fn<CacheLog['warn']>(), info: vi.fn<CacheLog['info']>() }
  return {
    redis,
    log,
    cache: new RedisIdentityCache(redis.connect(), log, { prefix: 'fact:one:', rememberMs }),
  }
}

test('what was remembered is known, in the order asked, and nothing else', async () => {
  const { cache } = await setUp()
  await cache.remember([
    { fact: 'a', changeSeq: 7 },
    { fact: 'c', changeSeq: 8 },
  ])
  expect(await cache.known(['a', 'b', 'c'])).toEqual([true, false, true])
  expect(await cache.known([])).toEqual([])
})

test('thousands of facts are asked and remembered at once', async () => {
  const { cache } = await setUp()
  const facts = Array.from({ length: 2_500 }, (_, at) => `f${at}`)
  await cache.remember(facts.filter((_, at) => at % 2 === 0).map((fact) => ({ fact, changeSeq: 1 })))
  expect(await cache.known(facts)).toEqual(facts.map((_, at) => at % 2 === 0))
})

test('facts are forgotten after their time', async () => {
  const { cache } = await setUp(40)
  await cache.remember([{ fact: 'a', changeSeq: 1 }])
  await expect.poll(() => cache.known(['a'])).toEqual([false])
})

test('what was forgotten is not brought back by a batch that had read the graph before', async () => {
  const { cache } = await setUp()
  await cache.remember([{ fact: 'a', changeSeq: 1 }])
  await cache.forget(['a'])
  await cache.remember([
    { fact: 'a', changeSeq: 1 },
    { fact: 'b', changeSeq: 1 },
  ])
  expect(await cache.known(['a', 'b'])).toEqual([false, true])
})

test('facts of another graph are not believed', async () => {
  const { redis, cache, log } = await setUp()
  await cache.remember([{ fact: 'a', changeSeq: 1 }])
  const ofAnother = new RedisIdentityCache(redis.connect(), log, { prefix: 'fact:two:' })
  expect(await ofAnother.known(['a'])).toEqual([false])
})

test('facts that fill the memory make room: figures are booked on, and none goes', async () => {
  const { redis, cache, log } = await setUp()
  const figures = redis.connect()
  const book = (count: number) =>
    Promise.all(Array.from({ length: count }, (_, at) => figures.hincrby(`figures:${at}`, 'orders', 1)))
  await book(500)
  await cache.forget(['retracted'])
  const [, usedBytes] = /used_memory:(\d+)/.exec(await figures.info('memory')) ?? []
  await figures.config('SET', 'maxmemory', Number(usedBytes) + 2_000_000)
  for (let batch = 0; batch < 20; batch++)
    await cache.remember(Array.from({ length: 2_000 }, (_, at) => ({ fact: `${batch} ${at}`, changeSeq: 1 })))
  expect(await figures.info('stats')).toMatch(/evicted_keys:[1-9]/)
  await book(1_000)
  expect(await figures.eval("return #redis.call('KEYS', 'figures:*')", 0)).toBe(1_000)
  await cache.remember([{ fact: 'retracted', changeSeq: 1 }])
  expect(await cache.known(['retracted'])).toEqual([false])
  expect(log.warn).not.toHaveBeenCalled()
})

test('a cache that is lost knows nothing, which is no error and logged once; but it cannot forget', async () => {
  const { redis, cache, log } = await setUp()
  await cache.remember([{ fact: 'a', changeSeq: 1 }])
  await redis.kill()
  expect(await cache.known(['a', 'b'])).toEqual([false, false])
  await cache.remember([{ fact: 'b', changeSeq: 1 }])
  expect(await cache.known(['a'])).toEqual([false])
  expect(log.warn).toHaveBeenCalledTimes(1)
  await expect(cache.forget(['a'])).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await redis.start()
  await expect
    .poll(async () => (await cache.remember([{ fact: 'a', changeSeq: 1 }]), cache.known(['a'])))
    .toEqual([true])
  expect(log.info).toHaveBeenCalledTimes(1)
})

test('of a fault the log holds no fact: it may name a person', async () => {
  const { cache, log } = await setUp(60_000, ['--rename-command', 'MGET', ''])
  expect(await cache.known(['v/email:jane@example.com'])).toEqual([false])
  expect(log.warn).toHaveBeenCalledTimes(1)
  expect(JSON.stringify(log.warn.mock.calls)).not.toContain('jane')
})
