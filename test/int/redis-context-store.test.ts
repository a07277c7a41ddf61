import { describe, expect, test } from 'vitest'
import { RedisContextStore } from '../../src/adapters/redis/index.ts'
import { ContextKeeper } from '../../src/app/context/index.ts'
import type { ContextWrite } from '../../src/app/context/index.ts'
import type { Anchor } from '../../src/model/index.ts'
import { DEFAULT_CONTEXT_SETTINGS, lifetimesOf } from '../../src/projections/context/index.ts'
import { AS_CACHE, startRedis } from '../support/redis-server.ts'

const KEEP_MS = lifetimesOf(DEFAULT_CONTEXT_SETTINGS)
const all = (key: string): Anchor => ({ key, spans: null })

async function setUp(keepMs = KEEP_MS) {
  const redis = await startRedis(AS_CACHE)
  return { redis, store: new RedisContextStore(redis.connect(), { keepMs }) }
}

let seq = 0

function write(vertex: string, details: Partial<ContextWrite> & { atMs?: number; place?: string } = {}): ContextWrite {
  const { atMs = Date.now(), place = `0 ${++seq}-0 c`, expected = null, messageId = `m${seq}` } = details
  const product = { productId: 'P', variant: null, name: null, price: null, currency: null }
  const body = { kind: 'add' as const, lines: [{ product, quantity: 1 }] }
  return { entry: { kind: 'cart', vertex, place, atMs, channel: 'web', body }, expected, messageId }
}

describe('entries of live context', () => {
  test('are kept once however often they come, and read over any vertices in one answer each', async () => {
    const { store } = await setUp()
    const [mobile, desktop] = [write('cookie:m'), write('cookie:d')]
    await store.put([mobile, desktop])
    await store.put([mobile])
    const [both, none] = await store.read([[all('cookie:m'), all('cookie:d')], []])
    expect(both?.entries).toEqual([mobile.entry, desktop.entry])
    expect(both?.cartVersions).toEqual(
      new Map([
        ['cookie:m', 1],
        ['cookie:d', 1],
      ]),
    )
    expect(none).toEqual({ entries: [], cartVersions: new Map() })
  })

  test('of a device that changed hands are each one’s in whose time they happened', async () => {
    const { store } = await setUp()
    const nowMs = Date.now()
    await store.put([write('device:t', { atMs: nowMs - 2_000 }), write('device:t', { atMs: nowMs })])
    const [first] = await store.read([[{ key: 'device:t', spans: [[-Infinity, nowMs - 1_000]] }]])
    expect(first?.entries.map(({ atMs }) => atMs)).toEqual([nowMs - 2_000])
  })

  test('are forgotten their kind’s time after the newest of them, by when it happened', async () => {
    const { redis, store } = await setUp({ ...KEEP_MS, cart: 60_000 })
    const nowMs = Date.now()
    await store.put([write('cookie:m', { atMs: nowMs - 10_000 }), write('cookie:old', { atMs: nowMs - 70_000 })])
    const left = await redis.client.pttl('selfsame:g1:context:cart:cookie:m')
    expect(left).toBeGreaterThan(45_000)
    expect(left).toBeLessThanOrEqual(50_000)
    expect((await store.read([[all('cookie:old')]]))[0]).toEqual({
      entries: [],
      cartVersions: new Map([['cookie:old', 0]]),
    })
  })

  test('are bounded: the oldest go', async () => {
    const { store } = await setUp()
    const nowMs = Date.now()
    await store.put(Array.from({ length: 510 }, (_, at) => write('cookie:m', { atMs: nowMs - 1_000 + at })))
    const [kept] = await store.read([[all('cookie:m')]])
    expect(kept?.entries).toHaveLength(500)
    expect(kept?.entries[0]?.atMs).toBe(nowMs - 990)
  })
})

describe('a change that rests on versions of carts', () => {
  test('is kept when they are those still, and else leaves all as it was; either way what became of it can be asked', async () => {
    const { store } = await setUp()
    await store.put([write('cookie:m')])
    const expected = new Map([
      ['cookie:m', 1],
      ['cookie:d', 0],
    ])
    const [first, second] = [write('cookie:d', { expected }), write('cookie:d', { expected })]
    await store.put([first])
    await store.put([second])
    expect(await store.outcome(first.messageId)).toBe('applied')
    expect(await store.outcome(second.messageId)).toBe('conflict')
    expect((await store.read([[all('cookie:d')]]))[0]?.entries).toEqual([first.entry])
    await store.put([first, second])
    expect(await store.outcome(first.messageId)).toBe('applied')
    expect((await store.read([[all('cookie:d')]]))[0]?.cartVersions.get('cookie:d')).toBe(1)
    expect(await store.outcome('of-nothing')).toBeNull()
  })

  test('of many at the same moment one counts', async () => {
    const { redis, store } = await setUp()
    const others = [
      store,
      ...Array.from({ length: 3 }, () => new RedisContextStore(redis.connect(), { keepMs: KEEP_MS })),
    ]
    const expected = new Map([['cookie:m', 0]])
    const writes = others.map(() => write('cookie:m', { expected }))
    await Promise.all(others.map((one, at) => one.put(writes.slice(at, at + 1))))
    const outcomes = await Promise.all(writes.map(({ messageId }) => store.outcome(messageId)))
    expect(outcomes.toSorted()).toEqual(['applied', 'conflict', 'conflict', 'conflict'])
  })
})

const event = (occurredAt: string) => ({
  version: 1 as const,
  messageId: occurredAt,
  source: 'web',
  channel: 'web',
  type: 'track' as const,
  name: 'Product Added',
  sessionId: null,
  occurredAt,
  receivedAt: occurredAt,
  identifiers: [],
  record: null,
  purchase: null,
  properties: { product_id: 'P' },
  context: {},
})

test('events feed it as they are booked; what is too old to be anybody’s context, and nobody’s, is passed over', async () => {
  const { store } = await setUp()
  const keeper = new ContextKeeper(store, KEEP_MS)
  const at = { lane: 0, mayChangeHands: false }
  const now = new Date().toISOString()
  await keeper.see([
    { ...at, position: '1-0', anchor: 'cookie:m', event: event(now) },
    { ...at, position: '2-0', anchor: 'cookie:m', event: event('2020-01-01T00:00:00.000Z') },
    { ...at, position: '3-0', anchor: null, event: event(now) },
  ])
  const [kept] = await store.read([[all('cookie:m')]])
  expect(kept?.entries.map(({ kind, place }) => `${kind} ${place}`).toSorted()).toEqual([
    'cart 0 1-0 c',
    'session 0 1-0 s',
  ])
})
