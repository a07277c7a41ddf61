import { describe, expect, onTestFinished, test } from 'vitest'
import { connectRedis } from '../../src/adapters/redis/index.ts'
import type { Booking, BookingBatch, LanePlace } from '../../src/app/book/index.ts'
import type { Anchor } from '../../src/model/index.ts'
import { AS_CACHE, startRedis } from '../support/redis-server.ts'
import { startStoreProxy } from '../support/store-proxy.ts'
import { bookingsOn, TestFigures } from '../support/traits.ts'

const EPOCH = 5

/** What was booked on an identifier, whenever. */
const all = (key: string): Anchor => ({ key, spans: null })

async function setUp(lanes: readonly number[] = [0, 1]) {
  const redis = await startRedis(AS_CACHE)
  const bookings = bookingsOn(redis.connect())
  await bookings.claim(new Map(lanes.map((lane) => [lane, EPOCH])))
  return { redis, bookings, figures: new TestFigures(redis.connect()) }
}

let minute = 0

/** What a booking is made of: an order of 1 GBP unless told otherwise. */
interface Given extends Partial<Booking> {
  readonly orders?: number
  readonly refunds?: number
  readonly amount?: number
  readonly currency?: string
}

function booking(position: string, given: Given = {}): Booking {
  const { orders = 1, refunds = 0, amount = 10_000, currency = 'GBP', ...details } = given
  const occurredAt = new Date(Date.UTC(2026, 4, 4) + minute++ * 60_000).toISOString()
  const shared = { source: 'web', occurredAt, ...details }
  return {
    lane: 0,
    position,
    anchor: 'customer:1',
    mayChangeHands: false,
    seen: ['customer:1', 'cookie:c'],
    contributions: [
      { kind: 'add', slot: 'orders', amount: orders },
      { kind: 'add', slot: 'refunds', amount: refunds },
      { kind: 'add', slot: `spend:${currency}`, amount },
    ],
    activity: { messageId: `m-${position}`, type: 'track', name: null, channel: null, amount, currency, ...shared },
    ...shared,
  }
}

function batch(
  bookings: readonly Booking[],
  place: Partial<LanePlace> = {},
  passed: BookingBatch['passed'] = [],
): BookingBatch {
  const lanes = [...bookings, ...passed].map(({ lane }) => lane)
  return { bookings, passed, places: new Map(lanes.map((lane) => [lane, { epoch: EPOCH, booked: '0-0', ...place }])) }
}

const run = (from: number, to: number, details: Given = {}) =>
  Array.from({ length: to - from + 1 }, (_, at) => booking(`${from + at}-0`, details))

describe('figures', () => {
  test('are booked on anchors and added up over any list of them, in ten-thousandths', async () => {
    const { bookings, figures } = await setUp()
    await bookings.book(
      batch([
        booking('1-0'),
        booking('2-0', { anchor: 'cookie:c', amount: -2_500, orders: 0, refunds: 1 }),
        booking('3-0', { currency: 'EUR', orders: 0 }),
      ]),
    )
    expect(
      await figures.figures([[all('customer:1'), all('cookie:c')], [all('cookie:c')], [all('email:nobody')], []]),
    ).toEqual([
      { orders: 1, refunds: 1, spendByCurrency: { GBP: 7_500, EUR: 10_000 } },
      { orders: 0, refunds: 1, spendByCurrency: { GBP: -2_500 } },
      { orders: 0, refunds: 0, spendByCurrency: {} },
      { orders: 0, refunds: 0, spendByCurrency: {} },
    ])
  })

  test('stay exact beyond what a double holds', async () => {
    const { redis, bookings } = await setUp()
    const amounts = [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 2]
    await bookings.book(batch(amounts.map((amount, at) => booking(`${at + 1}-0`, { amount }))))
    expect(await redis.client.hget('selfsame:g1:identifier:customer:1', '+spend:GBP')).toBe('18014398509481984')
  })

  test('of another generation are apart', async () => {
    const { redis, bookings } = await setUp()
    const other = bookingsOn(redis.client, 'selfsame:g2:')
    await other.claim(new Map([[0, EPOCH]]))
    await bookings.book(batch([booking('1-0')]))
    await other.book(batch(run(1, 3)))
    const read = (prefix: string) => new TestFigures(redis.client, prefix).figures([[all('customer:1')]])
    expect([(await read('selfsame:g1:'))[0]?.orders, (await read('selfsame:g2:'))[0]?.orders]).toEqual([1, 3])
  })
})

describe('an event is booked once', () => {
  test('when the same batch is delivered twice', async () => {
    const { bookings, figures } = await setUp()
    const given = batch(run(1, 5))
    await bookings.book(given)
    const once = [
      await figures.figures([[all('customer:1')]]),
      await bookings.laneCounts(),
      await figures.recent([all('customer:1')], 100),
    ]
    await bookings.book(given)
    expect([
      await figures.figures([[all('customer:1')]]),
      await bookings.laneCounts(),
      await figures.recent([all('customer:1')], 100),
    ]).toEqual(once)
    expect(once[0]).toEqual([{ orders: 5, refunds: 0, spendByCurrency: { GBP: 50_000 } }])
  })

  test('when batches overlap, over several lanes and anchors', async () => {
    const { bookings, figures } = await setUp()
    const events = run(1, 30).map((given, at) => ({ ...given, lane: at % 2, anchor: `customer:${at % 3}` }))
    for (const [from, to] of [
      [0, 12],
      [6, 20],
      [3, 9],
      [15, 30],
    ] as const)
      await bookings.book(batch(events.slice(from, to)))
    expect((await figures.figures([[all('customer:0'), all('customer:1'), all('customer:2')]]))[0]?.orders).toBe(30)
    expect([...(await bookings.laneCounts()).values()].map(({ events: counted }) => counted)).toEqual([15, 15])
  })

  test('when the writer ended between its anchors and its lanes', async () => {
    const { redis, bookings, figures } = await setUp()
    const lanes = await redis.client.hgetall('selfsame:g1:lanes')
    await bookings.book(batch(run(1, 4)))
    await redis.client.del('selfsame:g1:lanes')
    await redis.client.hset('selfsame:g1:lanes', lanes)
    await bookings.book(batch(run(1, 6)))
    expect((await figures.figures([[all('customer:1')]]))[0]?.orders).toBe(6)
    expect((await bookings.laneCounts()).get(0)).toEqual({ position: '6-0', events: 6, withoutIdentifier: 0 })
  })

  test('positions are compared as numbers, whatever their length', async () => {
    const { bookings, figures } = await setUp()
    const positions = ['9-9', '9-10', '10-2', '99999999999999-9007199254740992', '99999999999999-9007199254740993']
    for (const position of [...positions, ...positions]) await bookings.book(batch([booking(position)]))
    expect((await figures.figures([[all('customer:1')]]))[0]?.orders).toBe(5)
    expect((await bookings.laneCounts()).get(0)).toMatchObject({ position: positions.at(-1), events: 5 })
  })
})

describe('a writer is refused, and nothing is booked,', () => {
  test('when a later lease has claimed its lane', async () => {
    const { bookings, figures } = await setUp()
    await bookings.claim(new Map([[0, EPOCH + 1]]))
    await expect(bookings.book(batch([booking('1-0')]))).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(
      bookings.claim(
        new Map([
          [1, EPOCH],
          [0, EPOCH],
        ]),
      ),
    ).rejects.toMatchObject({ code: 'CONFLICT' })
    expect((await figures.figures([[all('customer:1')]]))[0]?.orders).toBe(0)
    await bookings.book(batch([booking('1-0')], { epoch: EPOCH + 1 }))
    expect((await figures.figures([[all('customer:1')]]))[0]?.orders).toBe(1)
  })

  test('when the store has lost what was booked, all of it or the last of it', async () => {
    const { redis, bookings, figures } = await setUp()
    await bookings.book(batch(run(1, 5)))
    await redis.client.hset('selfsame:g1:lanes', 'position:00', '3-0')
    await expect(bookings.book(batch(run(6, 7), { booked: '5-0' }))).rejects.toMatchObject({ code: 'CONFLICT' })
    expect((await figures.figures([[all('customer:1')]]))[0]?.orders).toBe(5)
    await redis.client.flushall()
    await expect(bookings.book(batch([booking('1-0')]))).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await redis.client.keys('selfsame:g1:recent:*')).toEqual([])
  })

  test('when it was never claimed', async () => {
    const { bookings } = await setUp([])
    await expect(bookings.book(batch([booking('1-0')]))).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})

test('a sum that would overflow fails its event alone; those before it are booked and stay so', async () => {
  const { redis, bookings, figures } = await setUp()
  await redis.client.hset('selfsame:g1:identifier:customer:1', '+spend:GBP', '9223372036854775000')
  await expect(bookings.book(batch([booking('1-0', { amount: 1 }), booking('2-0')]))).rejects.toThrow(/overflow/)
  expect((await figures.figures([[all('customer:1')]]))[0]?.orders).toBe(1)
})

describe('figures are being rebuilt', () => {
  test('until all that was ever applied is booked again', async () => {
    const { redis, bookings } = await setUp()
    const state = () => new TestFigures(redis.client).rebuilding()
    expect(await state()).toBe(null)
    await redis.client.flushall()
    expect(await state()).toContain('No worker has begun')
    await bookings.claim(
      new Map([
        [0, EPOCH],
        [1, EPOCH],
      ]),
      new Map([[0, '3-0']]),
    )
    await bookings.book(batch([booking('1-0')]))
    expect(await state()).toBe('Figures were lost or their traits changed: 1 of 64 lanes are being booked again')
    await bookings.book(batch([booking('3-0')]))
    expect(await state()).toBe(null)
  })
})

describe('lanes', () => {
  test('count their events, those without a usable identifier beside them, and not those that failed', async () => {
    const { bookings } = await setUp()
    const events = [booking('1-0'), booking('2-0', { anchor: null, seen: [] }), booking('4-0', { anchor: null })]
    await bookings.book(
      batch(events, {}, [
        { lane: 0, position: '3-0' },
        { lane: 1, position: '9-0' },
      ]),
    )
    expect(await bookings.laneCounts()).toEqual(
      new Map([
        [0, { position: '4-0', events: 3, withoutIdentifier: 2 }],
        [1, { position: '9-0', events: 0, withoutIdentifier: 0 }],
      ]),
    )
  })

  test('that are claimed but never booked are absent', async () => {
    const { bookings } = await setUp([0, 1, 2])
    expect((await bookings.laneCounts()).size).toBe(0)
    expect(await bookings.claim(new Map([[0, EPOCH]]))).toEqual(new Map([[0, '0-0']]))
  })
})

describe('waiting', () => {
  test('ends once every lane is booked up to its position', async () => {
    const { bookings } = await setUp()
    let ended = false
    const waiting = bookings
      .waitFor(
        new Map([
          [0, '2-0'],
          [1, '7-0'],
        ]),
        30_000,
      )
      .then(() => (ended = true))
    await bookings.book(batch([booking('2-0')]))
    await new Promise((resume) => setTimeout(resume, 60))
    expect(ended).toBe(false)
    await bookings.book(batch([booking('8-0', { lane: 1 })]))
    await waiting
  })

  test('ends at once for what is booked, and for an empty token', async () => {
    const { bookings } = await setUp()
    await bookings.book(batch([booking('2-0')]))
    await expect(bookings.waitFor(new Map([[0, '1-5']]), 1_000)).resolves.toBeUndefined()
    await expect(bookings.waitFor(new Map(), 0)).resolves.toBeUndefined()
  })

  test('ends with AFTER_TIMEOUT, which names the lanes that were not reached', async () => {
    const { bookings } = await setUp()
    await bookings.book(batch([booking('2-0')]))
    await expect(
      bookings.waitFor(
        new Map([
          [0, '2-0'],
          [1, '1-0'],
          [9, '1-0'],
        ]),
        1_000,
      ),
    ).rejects.toMatchObject({ code: 'AFTER_TIMEOUT', message: expect.stringContaining('lane 1, 9 ') })
  })

  test('asks the store as often for a thousand waiters as for one, and not at all for none', async () => {
    const { redis, bookings } = await setUp()
    const asked = async () =>
      Number(/cmdstat_hmget:calls=(\d+)/.exec(await redis.client.info('commandstats'))?.[1] ?? 0)
    const beganMs = performance.now()
    const waiting = Array.from({ length: 1_000 }, (_, at) => bookings.waitFor(new Map([[at % 2, '1-0']]), 30_000))
    await new Promise((resume) => setTimeout(resume, 160))
    // Every 8 ms: more often the longer this took.
    expect(await asked()).toBeLessThan((performance.now() - beganMs) / 4)
    await bookings.book(batch([booking('1-0'), booking('1-0', { lane: 1 })]))
    await Promise.all(waiting)
    const after = await asked()
    await new Promise((resume) => setTimeout(resume, 60))
    expect(await asked()).toBeLessThanOrEqual(after + 1)
  })
})

describe('what an identifier was seen with', () => {
  test('is its first and last time and all its sources, in whatever order events came', async () => {
    const { bookings, figures } = await setUp()
    const web = booking('1-0', { occurredAt: '2026-05-04T10:00:00.000Z', source: 'web' })
    const till = booking('2-0', { occurredAt: '2026-01-01T00:00:00.500Z', source: 'till' })
    const app = booking('3-0', { occurredAt: '2026-03-03T00:00:00.000Z', source: 'app' })
    await bookings.book(batch([web, till]))
    await bookings.book(batch([app], { booked: '2-0' }))
    const seen = {
      firstSeen: '2026-01-01T00:00:00.500Z',
      lastSeen: '2026-05-04T10:00:00.000Z',
      sources: ['app', 'till', 'web'],
    }
    expect(await figures.sightings(['cookie:c', 'email:nobody', 'customer:1'])).toEqual([seen, null, seen])
  })

  test('is kept for events without an anchor as well', async () => {
    const { bookings, figures } = await setUp()
    await bookings.book(batch([booking('1-0', { anchor: null, seen: ['cookie:c'] })]))
    expect((await figures.sightings(['cookie:c']))[0]?.sources).toEqual(['web'])
  })
})

describe('recent activity', () => {
  test('is the newest hundred by when they happened, over all anchors asked', async () => {
    const { redis, bookings, figures } = await setUp()
    const shuffled = run(1, 150).map((given, at) => {
      const occurredAt = new Date(Date.UTC(2026, 0, 1) + ((at * 67) % 150) * 1_000).toISOString()
      return { ...given, occurredAt, activity: { ...given.activity, occurredAt } }
    })
    await bookings.book(batch(shuffled))
    expect(await redis.client.zcard('selfsame:g1:recent:customer:1')).toBe(100)
    const newest = shuffled
      .map(({ activity }) => activity)
      .toSorted((a, b) => Date.parse(b.occurredAt) - Date.parse(a.occurredAt))
    expect(await figures.recent([all('customer:1')], 100)).toEqual(newest.slice(0, 100))
    await bookings.book(batch([booking('200-0', { anchor: 'cookie:c' })], { booked: '150-0' }))
    expect((await figures.recent([all('customer:1'), all('cookie:c')], 2)).map(({ messageId }) => messageId)).toEqual([
      'm-200-0',
      newest[0]?.messageId,
    ])
    expect(await figures.recent([all('email:nobody')], 5)).toEqual([])
  })

  test('keeps two events apart that are alike in everything', async () => {
    const { bookings, figures } = await setUp()
    const given = booking('1-0')
    await bookings.book(batch([given, { ...given, position: '2-0' }]))
    expect(await figures.recent([all('customer:1')], 10)).toHaveLength(2)
  })
})

test('booking a batch of 200 events, and reading as many figures, costs a few round trips', async () => {
  const redis = await startRedis(AS_CACHE)
  const proxy = await startStoreProxy(redis.url, 60)
  const far = connectRedis({ url: proxy.url, name: 'test' })
  onTestFinished(() => far.disconnect())
  const bookings = bookingsOn(far)
  await bookings.claim(
    new Map([
      [0, EPOCH],
      [1, EPOCH],
    ]),
  )
  const keys = Array.from({ length: 200 }, (_, at) => `customer:${at}`)
  const events = keys.map((anchor, at) =>
    booking(`${at + 1}-0`, { lane: at % 2, anchor, seen: [anchor, `cookie:${at}`] }),
  )
  const before = proxy.roundTrips()
  await bookings.book(batch(events))
  const booked = proxy.roundTrips()
  expect(booked - before).toBeLessThanOrEqual(6)
  expect((await new TestFigures(far).figures([keys.map(all)]))[0]?.orders).toBe(200)
  expect(proxy.roundTrips() - booked).toBeLessThanOrEqual(3)
})

test('a store that does not answer is UNAVAILABLE, and holds nothing of a person in its error', async () => {
  const { redis, bookings, figures } = await setUp()
  await redis.kill()
  const error = await bookings
    .book(batch([booking('1-0', { anchor: 'email:jane@example.com' })]))
    .catch((fault: unknown) => fault)
  expect(error).toMatchObject({ code: 'UNAVAILABLE' })
  expect(
    JSON.stringify([error, (error as Error).cause, Object.entries((error as Error).cause as object)]),
  ).not.toContain('jane')
  await expect(figures.figures([[all('customer:1')]])).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await expect(bookings.waitFor(new Map([[0, '1-0']]), 1_000)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
})
