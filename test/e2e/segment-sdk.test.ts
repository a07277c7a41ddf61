/**
 * Segment's own server SDK, unmodified, against the real gate and a real Redis log. `SELFSAME_E2E_URL` points it at a
 * service that runs already (its demo key is used): what is asked of the log itself is then skipped.
 */
import { randomUUID } from 'node:crypto'
import { Analytics } from '@segment/analytics-node'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { Backlog, RedisDeadLetters, RedisEventLog, RedisLogCounts } from '../../src/adapters/redis/index.ts'
import { createHttpServer, type HttpServer } from '../../src/api/http-server.ts'
import { Ingest, KeyedIngest } from '../../src/app/ingest/index.ts'
import { CHANNELS } from '../../src/channels/index.ts'
import type { CanonicalEvent } from '../../src/model/index.ts'
import { Api } from '../support/api.ts'
import { basic, RULES } from '../support/gate.ts'
import { AS_LOG, startRedis, type TestRedis } from '../support/redis-server.ts'

const RUNNING_URL = process.env['SELFSAME_E2E_URL'] ?? inject('service')?.url
const WRITE_KEY = 'demo'
const DEMO_KEY = { id: 'demo', source: 'demo', trusted: true, createdAt: '2026-01-01T00:00:00.000Z', revokedAt: null }

let redis: TestRedis
let stopRedis = async (): Promise<void> => {}
let server: HttpServer
let url: string
const reported: unknown[] = []

beforeAll(async () => {
  if (RUNNING_URL !== undefined) {
    url = RUNNING_URL
    return
  }
  // An `afterAll` within `beforeAll` is never called.
  redis = await startRedis(AS_LOG, (end) => (stopRedis = end))
  const counts = new RedisLogCounts(redis.connect())
  const log = new RedisEventLog(redis.connect(), new Backlog(() => counts.pending(), { eventsMax: 10_000 }))
  const ingest = new Ingest({
    log,
    deadLetters: new RedisDeadLetters(redis.connect()),
    rules: () => RULES,
    channels: CHANNELS,
    defaultCurrency: 'GBP',
  })
  const keys = { find: async (secret: string) => (secret === WRITE_KEY ? DEMO_KEY : null) }
  server = createHttpServer({
    gate: { ingest: new KeyedIngest(ingest, keys), probes: {}, reportError: (error) => reported.push(error) },
  })
  url = await server.listen({ port: 0, host: '127.0.0.1' })
})

afterAll(async () => {
  await server?.close()
  await stopRedis()
})

/** An SDK, what the gate answered it, and what it gave up on. */
function sdk(settings: Partial<ConstructorParameters<typeof Analytics>[0]> = {}) {
  const analytics = new Analytics({ writeKey: WRITE_KEY, host: url, flushInterval: 50, ...settings })
  const statuses: number[] = []
  const errors: unknown[] = []
  analytics.on('http_response', ({ status }) => statuses.push(status))
  analytics.on('error', (error) => errors.push(error))
  return { analytics, statuses, errors }
}

async function stored(isWanted: (event: CanonicalEvent) => boolean): Promise<CanonicalEvent[]> {
  const lanes = await redis.client.keys('selfsame:lane:*')
  const entries = await Promise.all(lanes.map((lane) => redis.client.xrange(lane, '-', '+')))
  return entries
    .flat()
    .map(([, fields]) => JSON.parse(fields[1] ?? '') as CanonicalEvent)
    .filter(isWanted)
}

/** How many events of a name lie on the log; a running service is not asked. */
async function countOnLog(name: string, unasked: number): Promise<number> {
  return RUNNING_URL === undefined ? (await stored((event) => event.name === name)).length : unasked
}

describe("Segment's SDK for Node", () => {
  it('delivers every call it knows in one batch, and closes without an error', async () => {
    const { analytics, statuses, errors } = sdk()
    const id = randomUUID()
    analytics.identify({
      userId: `u-${id}`,
      anonymousId: `a-${id}`,
      traits: { email: `j.${id}+sdk@example.org`, name: 'Jane Roe', address: { city: 'Leeds' } },
    })
    analytics.track({
      userId: `u-${id}`,
      event: 'Order Completed',
      properties: { order_id: id, total: 27.5, currency: 'eur' },
      timestamp: new Date('2026-01-02T03:04:05Z'),
    })
    analytics.page({ anonymousId: `a-${id}`, name: 'Home', category: 'Shop' })
    analytics.screen({ userId: `u-${id}`, name: 'Basket' })
    analytics.group({ userId: `u-${id}`, groupId: 'g1', traits: { name: 'Acme' } })
    analytics.alias({ userId: `u-${id}`, previousId: `a-${id}` })
    await analytics.closeAndFlush({ timeout: 10_000 })
    expect(errors).toEqual([])
    expect(statuses).toEqual([200])
  })

  it.skipIf(RUNNING_URL !== undefined)('has its calls on the log, each as what it was, by our clock', async () => {
    const { analytics } = sdk()
    const user = `u-${randomUUID()}`
    analytics.identify({ userId: user, traits: { email: 'J.Doe+sdk@GMail.com', phone: '07911 123456' } })
    analytics.track({
      userId: user,
      event: 'Order Completed',
      properties: { order_id: 'o1', total: 27.5, currency: 'eur' },
      timestamp: new Date('2026-01-02T03:04:05Z'),
    })
    analytics.alias({ userId: user, previousId: 'a1' })
    await analytics.closeAndFlush({ timeout: 10_000 })

    const events = await stored(({ identifiers }) => identifiers.some(({ value }) => value === user))
    const [identify, track, alias] = ['identify', 'track', 'alias'].map((type) =>
      events.find((event) => event.type === type),
    )
    expect(events).toHaveLength(3)
    expect(identify?.identifiers).toEqual([
      { namespace: 'customer', value: user, key: `customer:${user}`, raw: user, verified: true },
      {
        namespace: 'email',
        value: 'jdoe@gmail.com',
        key: 'email:jdoe@gmail.com',
        raw: 'J.Doe+sdk@GMail.com',
        verified: true,
      },
      { namespace: 'phone', value: '+447911123456', key: 'phone:+447911123456', raw: '07911 123456', verified: true },
    ])
    expect(Math.abs(Date.parse(identify?.occurredAt ?? '') - Date.now())).toBeLessThan(10_000)
    expect(identify).toMatchObject({ source: 'demo', channel: 'server' })
    expect(track?.purchase).toEqual({ kind: 'order', orderId: 'o1', amount: 275_000, currency: 'EUR' })
    expect(track?.occurredAt.slice(0, 19)).toMatch(/^2026-01-02T03:04:0[4-6]$/)
    expect(alias?.identifiers.map(({ key }) => key)).toEqual([`customer:${user}`, 'cookie:a1'])
  })

  it.skipIf(RUNNING_URL === undefined)('has its calls on the profile a moment later', async () => {
    const { analytics } = sdk()
    const [userId, anonymousId] = [`u-${randomUUID()}`, `a-${randomUUID()}`]
    analytics.page({ anonymousId, name: 'Home' })
    analytics.identify({ userId, anonymousId, traits: { email: `${userId}@example.org` } })
    analytics.track({
      userId,
      event: 'Order Completed',
      properties: { order_id: userId, total: 27.5, currency: 'EUR' },
    })
    await analytics.closeAndFlush({ timeout: 10_000 })
    const query = `query ($value: String!) {
      profileByIdentifier(namespace: "cookie", value: $value) { identifierCount metrics { spend currency orders } }
    }`
    const profile = { identifierCount: 3, metrics: { spend: 27.5, currency: 'EUR', orders: 1 } }
    await expect
      .poll(() => new Api(url).ask(query, { value: anonymousId }), { timeout: 60_000, interval: 250 })
      .toEqual({ profileByIdentifier: profile })
  })

  it.skipIf(RUNNING_URL !== undefined)('may send a message again: it is taken once', async () => {
    const messageId = randomUUID()
    for (let attempt = 0; attempt < 2; attempt++) {
      const { analytics, statuses } = sdk()
      analytics.track({ userId: 'u1', event: 'Retried', messageId })
      await analytics.closeAndFlush({ timeout: 10_000 })
      expect(statuses).toEqual([200])
    }
    expect(await stored((event) => event.messageId === messageId)).toHaveLength(1)
  })

  it('delivers a thousand calls in batches', async () => {
    const { analytics, statuses, errors } = sdk({ flushAt: 100 })
    const name = `Bulk ${randomUUID()}`
    for (let i = 0; i < 1_000; i++) analytics.track({ userId: `bulk-${i % 50}`, event: name, properties: { i } })
    await analytics.closeAndFlush({ timeout: 30_000 })
    expect(errors).toEqual([])
    expect(statuses).toEqual(Array(10).fill(200))
    expect(await countOnLog(name, 1_000)).toBe(1_000)
  })

  it('keeps the rest of a batch in which one call is bad', async () => {
    const { analytics, statuses, errors } = sdk()
    const name = `Half bad ${randomUUID()}`
    analytics.track({ userId: 'u1', event: name })
    analytics.track({ userId: 'u1', event: name, timestamp: new Date('1970-01-01') })
    analytics.identify({ userId: 'u1', traits: { email: 'a@b@example.org' } })
    await analytics.closeAndFlush({ timeout: 10_000 })
    expect([errors, statuses]).toEqual([[], [200]])
    expect(await countOnLog(name, 1)).toBe(1)
  })

  it('gives up at once on a key that is unknown', async () => {
    const { analytics, statuses, errors } = sdk({ writeKey: 'no-such-key' })
    analytics.track({ userId: 'u1', event: 'x' })
    await analytics.closeAndFlush({ timeout: 10_000 })
    expect(statuses).toEqual([401])
    expect(errors).toHaveLength(1)
  })

  it.skipIf(RUNNING_URL !== undefined)(
    'loses nothing while the log is away: it is told to come again, and does',
    async () => {
      await redis.kill()
      const { analytics, statuses, errors } = sdk({ maxRetries: 10 })
      const name = `Patient ${randomUUID()}`
      analytics.track({ userId: 'u1', event: name })
      await expect.poll(() => statuses, { timeout: 15_000 }).toContain(503)
      await redis.start()
      await analytics.closeAndFlush({ timeout: 20_000 })
      expect(errors).toEqual([])
      expect(statuses.at(-1)).toBe(200)
      expect(await stored((event) => event.name === name)).toHaveLength(1)
    },
  )
})

it('a browser SDK is served as it sends: one call, its key in the body, as text', async () => {
  const body = JSON.stringify({
    event: 'Viewed',
    anonymousId: randomUUID(),
    writeKey: WRITE_KEY,
    sentAt: new Date(),
    timestamp: new Date(),
    context: { library: { name: 'analytics.js', version: 'next-1' } },
  })
  const response = await fetch(`${url}/v1/t`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/plain', origin: 'https://shop.example' },
  })
  expect([response.status, await response.json()]).toMatchObject([
    200,
    { success: true, accepted: 1, token: expect.stringMatching(/^\w+/) },
  ])
})

it('an answer is given after the event is on disk', async () => {
  const body = JSON.stringify({ event: 'x', userId: 'u1', messageId: randomUUID() })
  const send = () =>
    fetch(`${url}/v1/track`, { method: 'POST', body, headers: { authorization: basic(WRITE_KEY) } }).then((response) =>
      response.json(),
    )
  expect(await send()).toMatchObject({ accepted: 1, duplicates: 0 })
  if (RUNNING_URL === undefined) {
    await redis.kill()
    await redis.start()
  }
  await expect.poll(send, { timeout: 15_000 }).toMatchObject({ accepted: 0, duplicates: 1 })
})

it('nothing of all this was an internal error', () => {
  expect(reported).toEqual([])
})
