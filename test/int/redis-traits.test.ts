import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RedisBookings, RedisFigures } from '../../src/adapters/redis/index.ts'
import { Booker } from '../../src/app/book/index.ts'
import type { ResolvedEvent } from '../../src/app/resolve/index.ts'
import { type Anchor, isWithin, type Purchase, WORKER_CONTEXT } from '../../src/model/index.ts'
import { sumOf, contributionsOf, traitFigures } from '../../src/projections/traits/index.ts'
import { eventOf } from '../support/events.ts'
import { AS_CACHE, startRedis } from '../support/redis-server.ts'
import { traitsWith } from '../support/traits.ts'

const NOW = Date.parse('2026-05-10T12:00:00.000Z')
const DAY_MS = 86_400_000
const TRAITS = traitsWith(
  {
    firstPage: { description: 'First page', aggregate: 'first', precision: 'exact', of: 'name' },
    largestOrder: {
      description: 'Largest order',
      aggregate: 'max',
      precision: 'exact',
      of: 'purchase.amount',
      by: 'purchase.currency',
      filter: { field: 'purchase.kind', is: 'order' },
    },
    ofLate: {
      description: 'Events of late',
      aggregate: 'count',
      precision: 'exact',
      windows: { unit: 'hour', lengths: [24, 400] },
    },
  },
  [['till', 'web']],
)
/** `device:d` may change hands: what is booked on it is read by spans too. */
const ANCHORS = ['customer:1', 'customer:2', 'email:x', 'device:d']

let position = 0

const anyEvent = fc
  .record({
    anchor: fc.integer({ min: 0, max: 3 }),
    lane: fc.integer({ min: 0, max: 2 }),
    hoursAgo: fc.integer({ min: 0, max: 9_000 }),
    source: fc.constantFrom('web', 'till', 'app'),
    name: fc.constantFrom('Home', 'Über uns', null),
    kind: fc.constantFrom<(Purchase['kind'] | null)[]>('order', 'refund', 'adjustment', null),
    orderId: fc.constantFrom('o-1', 'o-2', null),
    amount: fc.integer({ min: -99_999, max: 99_999 }),
    category: fc.constantFrom('shoes', 'hats'),
  })
  .map(({ anchor, lane, hoursAgo, kind, orderId, amount, category, ...details }): ResolvedEvent => {
    const key = ANCHORS[anchor] as string
    return {
      lane,
      position: `${1_700_000_000_000 + position++}-0`,
      anchor: key,
      mayChangeHands: key.startsWith('device:'),
      event: eventOf([key], {
        ...details,
        channel: 'web',
        occurredAt: new Date(NOW - hoursAgo * 3_600_000).toISOString(),
        purchase: kind === null ? null : { kind, orderId, amount, currency: 'GBP' },
        properties: { category, product_id: [`${amount}`, category] },
      }),
    }
  })

test('over any merges, splits and changes of hands, figures in Redis equal a recount from the events', async () => {
  const redis = (await startRedis(AS_CACHE)).connect()
  const figures = (prefix: string) => new RedisFigures(redis, TRAITS, prefix)
  let run = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyEvent, { minLength: 1, maxLength: 40 }),
      fc.array(fc.subarray(ANCHORS), { minLength: 3, maxLength: 3 }),
      fc.integer({ min: 0, max: 375 }),
      async (events, profiles, daysAgo) => {
        const prefix = `selfsame:g${++run}:`
        const inOrder = events.toSorted((a, b) => Number.parseInt(a.position) - Number.parseInt(b.position))
        const booker = new Booker(new RedisBookings(redis, TRAITS, prefix), TRAITS)
        await booker.claim(new Map([0, 1, 2].map((lane) => [lane, 1])))
        const half = Math.ceil(inOrder.length / 2)
        // The second batch delivers part of the first again.
        for (const batch of [inOrder.slice(0, half), inOrder.slice(Math.floor(half / 2))])
          await booker.book(WORKER_CONTEXT, batch)
        const boundary = NOW - daysAgo * DAY_MS
        const asked = [
          ...profiles.map((keys) => keys.map((key): Anchor => ({ key, spans: null }))),
          [{ key: 'device:d', spans: [[-Infinity, boundary]] } satisfies Anchor],
          [{ key: 'device:d', spans: [[boundary, Infinity]] } satisfies Anchor, { key: 'customer:1', spans: null }],
        ]
        const found = await figures(prefix).contributions(asked)
        for (const [at, anchors] of asked.entries()) {
          const own = inOrder.filter(({ anchor, event }) =>
            anchors.some((one) => one.key === anchor && isWithin(one, Date.parse(event.occurredAt))),
          )
          const expected = sumOf(own.flatMap((event) => contributionsOf(event, TRAITS)))
          expect(traitFigures(TRAITS, sumOf(found[at] ?? []), NOW)).toEqual(traitFigures(TRAITS, expected, NOW))
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('of a busy anchor only so much is kept as its traits need', async () => {
  const redis = (await startRedis(AS_CACHE)).connect()
  const booker = new Booker(new RedisBookings(redis, TRAITS, 'g:'), TRAITS)
  await booker.claim(new Map([[0, 1]]))
  const events = Array.from({ length: 1_200 }, (_, n): ResolvedEvent => {
    const occurredAt = new Date(NOW - (1_200 - n) * 3_600_000).toISOString()
    const event = eventOf(['customer:1'], { occurredAt, properties: { category: `c${n}`, product_id: n } })
    return { lane: 0, position: `${n + 1}-0`, anchor: 'customer:1', mayChangeHands: false, event }
  })
  for (let at = 0; at < events.length; at += 200) await booker.book(WORKER_CONTEXT, events.slice(at, at + 200))
  expect(await redis.zcard('g:distinct:distinctProducts:customer:1')).toBe(512)
  expect(await redis.zcard('g:values:topCategories:customer:1')).toBe(100)
  expect(await redis.zcard('g:entries:customer:1')).toBe(0)
  // Hours older than the longest window, and the two days that events may come early, go: 450 to 550 stay.
  const buckets = (await redis.hkeys('g:buckets:customer:1')).filter((field) => field.endsWith(':ofLate'))
  expect(buckets.length).toBeGreaterThanOrEqual(400)
  expect(buckets.length).toBeLessThan(560)
})
