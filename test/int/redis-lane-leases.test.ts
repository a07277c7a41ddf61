import { expect, test } from 'vitest'
import { RedisLaneLeases } from '../../src/adapters/redis/index.ts'
import type { Epochs } from '../../src/app/resolve/index.ts'
import { AS_LOG, startRedis } from '../support/redis-server.ts'

const LEASE_MS = 300
/** Room for a few calls on a busy machine, before it ends. */
const ROOMY_MS = 2_000

async function setUp(leaseMs = LEASE_MS) {
  const redis = await startRedis(AS_LOG)
  return { redis, leasesOf: (id: string) => new RedisLaneLeases(redis.connect(), id, leaseMs) }
}

const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms))
const lanesOf = (epochs: Epochs) => [...epochs.keys()].toSorted((a, b) => a - b)
const ALL = Array.from({ length: 64 }, (_, lane) => lane)

test('one worker holds all lanes, and keeps them and their epochs as long as it renews', async () => {
  const { leasesOf } = await setUp(ROOMY_MS)
  const a = leasesOf('a')
  const first = await a.renew()
  expect(lanesOf(first)).toEqual(ALL)
  for (let renewals = 0; renewals < 4; renewals++) {
    await pause(ROOMY_MS / 3)
    expect(await a.renew()).toEqual(first)
  }
})

test('workers come to a fair share, and no lane is ever held by two', async () => {
  const { leasesOf } = await setUp(60_000)
  const workers = ['a', 'b', 'c'].map(leasesOf)
  let held: Epochs[] = []
  for (let round = 0; round < 3; round++) {
    held = []
    for (const worker of workers) held.push(await worker.renew())
  }
  expect(held.map(({ size }) => size).toSorted()).toEqual([20, 22, 22])
  expect(held.flatMap(lanesOf).toSorted((a, b) => a - b)).toEqual(ALL)
})

test('each time a lane changes hands its epoch is higher', async () => {
  const { leasesOf } = await setUp()
  const before = await leasesOf('a').renew()
  await pause(LEASE_MS + 50)
  const after = await leasesOf('b').renew()
  expect(lanesOf(after)).toEqual(ALL)
  for (const lane of ALL) expect(after.get(lane)).toBeGreaterThan(before.get(lane) as number)
})

test('a worker that lost its leases does not renew another’s', async () => {
  const { leasesOf } = await setUp(ROOMY_MS)
  const [a, b] = [leasesOf('a'), leasesOf('b')]
  await a.renew()
  await pause(ROOMY_MS + 50)
  const taken = await b.renew()
  expect(taken.size).toBe(64)
  expect((await a.renew()).size).toBe(0)
  expect(lanesOf(await b.renew())).toHaveLength(32)
})

test('released lanes go to another worker at once; a release takes nothing from another', async () => {
  const { leasesOf } = await setUp(60_000)
  const [a, b] = [leasesOf('a'), leasesOf('b')]
  await a.renew()
  await b.release()
  expect((await a.renew()).size).toBe(64)
  await a.release()
  expect((await b.renew()).size).toBe(64)
})

test('epochs survive the death of the log Redis', async () => {
  const { redis, leasesOf } = await setUp(60_000)
  const before = await leasesOf('a').renew()
  await redis.kill()
  await redis.start()
  await redis.client.del(...ALL.map((lane) => `selfsame:lease:${String(lane).padStart(2, '0')}`))
  const after = await leasesOf('b').renew()
  for (const [lane, epoch] of after) expect(epoch).toBe((before.get(lane) as number) + 1)
})

test('epochs are raised above those that a lost log gave, of lanes that are held only', async () => {
  const { leasesOf } = await setUp(60_000)
  const [a, b] = [leasesOf('a'), leasesOf('b')]
  await a.renew()
  expect(await b.raise(new Map([[3, 40]]))).toEqual([])
  expect(
    await a.raise(
      new Map([
        [3, 40],
        [4, 1],
        [5, 0],
      ]),
    ),
  ).toEqual([3, 4])
  const epochs = await a.renew()
  expect([3, 4, 5].map((lane) => epochs.get(lane))).toEqual([41, 2, 1])
})

test('a log whose memory is full still renews and hands over leases: else it would never be worked off', async () => {
  const { redis, leasesOf } = await setUp(ROOMY_MS)
  const a = leasesOf('a')
  await a.renew()
  await redis.client.config('SET', 'maxmemory', '1kb')
  expect((await a.renew()).size).toBe(64)
  expect(await a.raise(new Map([[7, 40]]))).toEqual([7])
  await pause(ROOMY_MS + 50)
  expect((await leasesOf('b').renew()).size).toBe(64)
})

test('a log that does not answer is UNAVAILABLE', async () => {
  const { redis, leasesOf } = await setUp()
  const a = leasesOf('a')
  await a.renew()
  await redis.kill()
  await expect(a.renew()).rejects.toMatchObject({ code: 'UNAVAILABLE' })
})
