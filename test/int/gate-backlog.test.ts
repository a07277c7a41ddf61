/** The gate in front of an event log at its bound: the real log, the real bound, the real worker that makes room. */
import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { Backlog, RedisDeadLetters, RedisEventLog, RedisLogCounts } from '../../src/adapters/redis/index.ts'
import { createGateServer } from '../../src/api/gate/index.ts'
import { Ingest, KeyedIngest } from '../../src/app/ingest/index.ts'
import { CHANNELS } from '../../src/channels/index.ts'
import { basic, RULES } from '../support/gate.ts'
import { AS_CACHE, AS_LOG, startRedis } from '../support/redis-server.ts'
import { workerOf, workerPorts } from '../support/worker-parts.ts'

const EVENTS_MAX = 100
const TILL = { id: 'till', source: 'till', trusted: true, createdAt: '2026-01-01T00:00:00.000Z', revokedAt: null }

const tracks = (events: number) =>
  Array.from({ length: events }, () => ({ type: 'track', event: 'Paid', userId: 'u1', messageId: randomUUID() }))

async function setUp() {
  const [log, cache] = await Promise.all([startRedis(AS_LOG), startRedis(AS_CACHE)])
  const counts = new RedisLogCounts(log.client)
  const deadLetters = new RedisDeadLetters(log.client)
  const backlog = new Backlog(() => counts.pending(), { eventsMax: EVENTS_MAX })
  const eventLog = new RedisEventLog(log.connect(), backlog)
  const ingest = new Ingest({
    log: eventLog,
    deadLetters,
    rules: () => RULES,
    channels: CHANNELS,
    defaultCurrency: 'GBP',
  })
  const keys = { find: async () => TILL }
  const server = createGateServer({ ingest: new KeyedIngest(ingest, keys), probes: {}, reportError: () => {} })
  onTestFinished(() => server.close())
  const send = (batch: readonly unknown[]) =>
    server.inject({ method: 'POST', url: '/v1/batch', headers: { authorization: basic('till') }, payload: { batch } })
  const startWorker = () => {
    const worker = workerOf(workerPorts({ id: 'a', log: () => log.connect(), cache: () => cache.connect() }))
    worker.start()
    onTestFinished(() => worker.stop())
  }
  return { log, counts, deadLetters, send, startWorker }
}

type World = Awaited<ReturnType<typeof setUp>>

async function expectToldToComeAgain({ send, counts, deadLetters }: World): Promise<void> {
  const { accepted } = await counts.counts()
  const refused = await send([...tracks(5), { type: 'no such type' }])
  expect([refused.statusCode, refused.json()]).toMatchObject([503, { success: false, code: 'BACKLOG_FULL' }])
  expect(refused.headers['retry-after']).toMatch(/^[1-9]\d*$/)
  expect([(await counts.counts()).accepted, await deadLetters.count()]).toEqual([accepted, 0])
}

const statusOf = async ({ send }: World) => (await send(tracks(1))).statusCode

test('more events than may wait for the worker are told to come again, and taken once it has caught up', async () => {
  const world = await setUp()
  expect((await world.send(tracks(EVENTS_MAX))).statusCode).toBe(200)
  await expectToldToComeAgain(world)
  world.startWorker()
  await expect.poll(() => statusOf(world), { timeout: 20_000 }).toBe(200)
  await expect.poll(() => world.counts.counts()).toMatchObject({ accepted: 101, acknowledged: 101, failed: 0 })
})

test('so they are when the memory of the log is full, and taken once it has room', async () => {
  const world = await setUp()
  await world.log.client.config('SET', 'maxmemory', '1kb')
  await expectToldToComeAgain(world)
  await world.log.client.config('SET', 'maxmemory', '0')
  expect(await statusOf(world)).toBe(200)
})
