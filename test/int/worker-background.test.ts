import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { RedisTaskLease } from '../../src/adapters/redis/index.ts'
import { runInThread } from '../../src/main/in-thread.ts'
import { lastPositions } from '../../src/model/index.ts'
import { leased, Periodic } from '../../src/worker/index.ts'
import { AS_CACHE, AS_LOG, startRedis } from '../support/redis-server.ts'
import { Shop } from '../support/shop.ts'
import { workerOf, workerPorts } from '../support/worker-parts.ts'

const BUSY = new URL('../support/busy-thread.ts', import.meta.url)
const LEASE_MS = 2_000
const WAIT_MS = 20_000

/** A task of one worker in background, that computes for so long. */
function busyTask(lease: RedisTaskLease, busyMs: number, done: number[]) {
  return leased(lease, async (signal) => {
    done.push(await runInThread<number>(BUSY, busyMs, signal))
    return LEASE_MS
  })
}

test('while an evaluation computes for longer than leases last, lanes keep theirs and events flow', async () => {
  const [log, cache] = await Promise.all([startRedis(AS_LOG), startRedis(AS_CACHE)])
  const ports = workerPorts({
    id: 'worker',
    log: () => log.connect(),
    cache: () => cache.connect(),
    leaseMs: LEASE_MS,
  })
  const worker = workerOf(ports)
  const done: number[] = []
  const lease = new RedisTaskLease(log.connect(), 'postponed', 'worker', LEASE_MS)
  const background = new Periodic(busyTask(lease, 4 * LEASE_MS, done), ports.log, 1)
  worker.start()
  onTestFinished(() => worker.stop())
  await expect.poll(() => ports.log.messages, { timeout: WAIT_MS }).toContain('Lanes opened')
  background.start()
  onTestFinished(() => background.stop())
  const shop = new Shop(log, cache)
  while (done.length === 0) {
    const sold = await shop.sell(10)
    await ports.bookings.waitFor(lastPositions(sold.map(({ at }) => at)), WAIT_MS)
  }
  expect(ports.log.messages).not.toContain('Lanes are no longer leased')
  expect(ports.log.messages.filter((message) => message === 'Lanes leased')).toHaveLength(1)
  expect(await shop.mistakes()).toEqual([])
})

test('one of several workers does it, the next when that one has ended', async () => {
  const log = await startRedis(AS_LOG)
  const leaseOf = (id: string) => new RedisTaskLease(log.connect(), 'postponed', id, LEASE_MS)
  const [one, other] = [leaseOf('one'), leaseOf('other')]
  const [ofOne, ofOther]: [number[], number[]] = [[], []]
  const stopping = new AbortController()
  const first = busyTask(one, 60_000, ofOne)(stopping.signal)
  await expect.poll(() => log.client.keys('selfsame:task-lease:*')).toHaveLength(1)
  const otherTask = busyTask(other, 1, ofOther)
  await otherTask(new AbortController().signal)
  expect(ofOther).toEqual([])
  stopping.abort()
  await expect(first).rejects.toThrow('A thread ended')
  await otherTask(new AbortController().signal)
  expect([ofOne, ofOther]).toEqual([[], [expect.any(Number)]])
})

test('who has done it keeps the lease while it pauses', async () => {
  const log = await startRedis(AS_LOG)
  const [one, other] = ['one', 'other'].map((id) => new RedisTaskLease(log.connect(), 'postponed', id, LEASE_MS)) as [
    RedisTaskLease,
    RedisTaskLease,
  ]
  expect(await leased(one, async () => 60_000)(new AbortController().signal)).toBe(60_000)
  await sleep(LEASE_MS + 100)
  expect(await other.take()).toBe(false)
  await other.release()
  expect(await other.take()).toBe(false)
  await one.release()
  expect(await other.take()).toBe(true)
})

test('whose lease went to another is ended', async () => {
  const log = await startRedis(AS_LOG)
  const [one, other] = ['one', 'other'].map((id) => new RedisTaskLease(log.connect(), 'postponed', id, LEASE_MS)) as [
    RedisTaskLease,
    RedisTaskLease,
  ]
  const ended = busyTask(one, 60_000, [])(new AbortController().signal)
  await expect.poll(() => one.take()).toBe(true)
  await one.release()
  expect(await other.take(60_000)).toBe(true)
  await expect(ended).rejects.toThrow('A thread ended')
})

test('a log whose memory is full still gives the lease', async () => {
  const log = await startRedis(AS_LOG)
  const lease = new RedisTaskLease(log.connect(), 'postponed', 'one', LEASE_MS)
  await log.client.config('SET', 'maxmemory', '1kb')
  expect(await lease.take()).toBe(true)
})
