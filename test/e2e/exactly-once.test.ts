/** Parts of a running service are killed while it works: whatever was acknowledged is applied exactly once. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import type { GraphConnection } from '../../graph/index.ts'
import { connectRedis } from '../../src/adapters/redis/index.ts'
import { Api, type Stats } from '../support/api.ts'
import { rowsOf, testGraph } from '../support/graph.ts'
import { isReady, pidOfChild } from '../support/service.ts'
import { eventually } from '../support/stack.ts'
import { Till } from '../support/till.ts'

const { url, start } = inject('service')
const api = new Api(url)
const RESTARTED_MS_MAX = 60_000
const PENDING_MAX = 2_000

let graph: GraphConnection
let till: Till
let before: Stats
let lastChange: number

beforeAll(async () => {
  graph = await testGraph()
})

afterAll(() => graph.close())

beforeEach(async () => {
  before = await api.settled()
  lastChange = await changesCounted()
  till = new Till(api)
})

afterEach(async () => {
  await eventually('the API answers again', () => isReady(api), RESTARTED_MS_MAX)
})

/** What was acknowledged is applied once: by every count, every customer's figures and every evidence's days. */
async function expectExactlyOnce(): Promise<void> {
  const { duplicates, ...after } = await api.settled()
  const { duplicates: duplicatesBefore, ...stats } = before
  expect(after).toEqual({
    ...stats,
    accepted: stats.accepted + till.sold,
    events: stats.events + till.sold,
    profiles: after.profiles,
  })
  expect(duplicates).toBeGreaterThanOrEqual(duplicatesBefore)
  expect(await till.mistakes()).toEqual([])
}

/** @returns the number of the last change */
async function changesCounted(): Promise<number> {
  const [row] = await rowsOf<{ seq: number }>(graph, "MATCH (c:Counter {name: 'changes'}) RETURN c.seq AS seq")
  return row!.seq
}

/** Changes are numbered without gaps, and no event of the log changed the graph twice. */
async function expectGaplessChanges(): Promise<void> {
  const changes = await rowsOf<{ seq: number; body: string }>(
    graph,
    'MATCH (c:Change) WHERE c.seq > $from RETURN c.seq AS seq, c.body AS body ORDER BY seq',
    { from: lastChange },
  )
  expect(changes.length).toBeGreaterThan(0)
  expect(changes.map(({ seq }) => seq)).toEqual(changes.map((_, at) => lastChange + 1 + at))
  expect(await changesCounted()).toBe(changes.at(-1)?.seq)
  const causes = changes.map(({ body }) => JSON.stringify((JSON.parse(body) as { cause: object }).cause))
  expect(new Set(causes).size).toBe(causes.length)
}

/** Kills one of the service's processes; its supervisor starts another. @returns the new one's pid */
async function killed(entry: 'server' | 'worker'): Promise<number> {
  const pid = pidOfChild(start, entry)
  if (pid === null) throw new Error(`The service's ${entry} is not running`)
  process.kill(pid, 'SIGKILL')
  const next = () => pidOfChild(start, entry)
  await eventually(`another ${entry} runs`, () => ![null, pid].includes(next()), RESTARTED_MS_MAX)
  return next()!
}

/** The worker has applied something since, and has more to apply. */
async function midWork(): Promise<void> {
  const { events } = await api.stats()
  const isAtWork = async () => {
    const stats = await api.stats()
    return stats.events > events && stats.pending > 200
  }
  await eventually('the worker is in the middle of its work', isAtWork, RESTARTED_MS_MAX)
}

/** Sells as long as something else is going on, never far ahead of the worker. */
async function sellWhile(work: Promise<unknown>): Promise<void> {
  const over = new AbortController()
  const ended = work.finally(() => over.abort())
  while (!over.signal.aborted) {
    if ((await api.stats()).pending < PENDING_MAX) await till.sell(100)
    else await sleep(50)
  }
  await ended
}

it('kill -9 of the worker, again and again while events come in: each is applied exactly once', async () => {
  await sellWhile(killWorkers())
  await expectExactlyOnce()
  await expectGaplessChanges()
  expect(till.sold).toBeGreaterThan(400)
})

async function killWorkers(): Promise<void> {
  await midWork()
  await killed('worker')
  // Before it holds a lane.
  await killed('worker')
  await midWork()
  await killed('worker')
}

it('kill -9 of the API while events come in: a client that sends again what was not answered loses nothing', async () => {
  await Promise.all([sellInBatches(60, 50), killServers([500, 1_500])])
  expect(till.sold).toBe(3_000)
  expect(till.retries).toBeGreaterThan(0)
  await expectExactlyOnce()
  await expectGaplessChanges()
})

async function sellInBatches(batches: number, size: number): Promise<void> {
  for (let batch = 0; batch < batches; batch++) await till.sell(size)
}

async function killServers(whenSold: readonly number[]): Promise<void> {
  for (const sold of whenSold) {
    await eventually(`${sold} events are sold`, () => till.sold >= sold, RESTARTED_MS_MAX)
    await killed('server')
  }
}

it('the projections lost: figures are the same again, from the log, and go on', async () => {
  await till.sell(500)
  await api.settled()
  expect(await keysLost()).toBeGreaterThan(0)
  await expectExactlyOnce()
  await till.sell(500)
  await expectExactlyOnce()
  await expectGaplessChanges()
})

/** Empties the Redis of projections. @returns how many keys it had */
async function keysLost(): Promise<number> {
  const projections = connectRedis({ url: inject('stack').redisUrl, name: 'selfsame-test' })
  const [size, , left] = (await projections.multi().dbsize().flushall().dbsize().exec()) ?? []
  projections.disconnect()
  expect(left?.[1]).toBe(0)
  return Number(size?.[1])
}
