import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CanonicalEvent, LoggedEvent, Purchase } from '../../src/model/index.ts'
import {
  contributionsOf,
  settingsDigest,
  sumOf,
  traitFigures,
  traitSettingsSchema,
  type TraitSettings,
} from '../../src/projections/traits/index.ts'
import { eventOf } from '../support/events.ts'
import { TRAITS, traitsWith } from '../support/traits.ts'

const NOW = Date.parse('2026-05-10T12:00:00.000Z')
let position = 0

function at(day: string, details: Partial<CanonicalEvent> = {}): LoggedEvent {
  const event = eventOf(['customer:1'], { occurredAt: `${day}T09:00:00.000Z`, ...details })
  return { lane: 0, position: `${1_700_000_000_000 + position++}-0`, event }
}

function purchase(kind: Purchase['kind'], units: number, orderId: string | null = null, currency = 'GBP'): Purchase {
  return { kind, amount: units * 10_000, orderId, currency }
}

function figuresOf(events: readonly LoggedEvent[], settings: TraitSettings = TRAITS, nowMs = NOW) {
  const figures = traitFigures(settings, sumOf(events.flatMap((event) => contributionsOf(event, settings))), nowMs)
  return Object.fromEntries(figures.map((figure) => [figure.name, figure]))
}

const valueOf = (name: string, events: readonly LoggedEvent[], settings?: TraitSettings) =>
  figuresOf(events, settings)[name]?.value

describe('the shipped traits', () => {
  const events = [
    at('2026-05-01', { channel: 'web', type: 'page' }),
    at('2026-05-02', { channel: 'web', properties: { category: 'shoes', product_id: 'p1' } }),
    at('2026-05-03', { channel: 'app', properties: { category: 'hats', product_id: 'p2' } }),
    at('2026-03-01', { channel: 'app', properties: { category: 'shoes', product_id: 'p1' } }),
    at('2026-05-04', { purchase: purchase('order', 25) }),
    at('2026-05-05', { purchase: purchase('order', 10, 'o-2', 'EUR') }),
    at('2026-05-06', { purchase: purchase('refund', -5) }),
    at('2026-05-06', { purchase: purchase('adjustment', -1) }),
  ]

  test.each([
    ['orders', 2],
    ['refunds', 1],
    ['spend', { EUR: 10, GBP: 19 }],
    ['firstSeen', '2026-03-01T09:00:00.000Z'],
    ['lastSeen', '2026-05-06T09:00:00.000Z'],
    ['eventsByType', { page: 1, track: 7 }],
    ['eventsByChannel', { app: 2, web: 2 }],
    ['lastCategory', 'hats'],
    [
      'topCategories',
      [
        { value: 'shoes', count: 2 },
        { value: 'hats', count: 1 },
      ],
    ],
    ['distinctProducts', 2],
  ])('%s', (name, value) => {
    expect(valueOf(name, events)).toEqual(value)
  })

  test('of nobody are none', () => {
    const values = Object.values(figuresOf([])).map(({ value }) => value)
    expect(values).toEqual([0, 0, 0, {}, null, null, {}, {}, null, [], 0])
  })
})

describe('an order that two sources report', () => {
  const settings = traitsWith({}, [['till', 'web']])
  const web = at('2026-05-04', { source: 'web', purchase: purchase('order', 24, 'o-1') })
  const till = at('2026-05-05', { source: 'till', purchase: purchase('order', 25, 'o-1') })

  test('counts once, as the more trusted one tells it, whichever came first', () => {
    for (const events of [
      [web, till],
      [till, web],
    ]) {
      expect(valueOf('orders', events, settings)).toBe(1)
      expect(valueOf('spend', events, settings)).toEqual({ GBP: 25 })
    }
  })

  test('counts in the window of the report that counts', () => {
    const early = at('2026-01-01', { source: 'till', purchase: purchase('order', 25, 'o-1') })
    expect(figuresOf([web, early], settings)['orders']?.windows.map(({ value }) => value)).toEqual([0, 1])
  })

  test('counts twice where they number orders by themselves', () => {
    expect(valueOf('orders', [web, till])).toBe(2)
  })

  test('counts once when one source reports it again, as it was reported first', () => {
    const again = at('2026-05-06', { source: 'till', purchase: purchase('order', 99, 'o-1') })
    expect(valueOf('spend', [again, till], settings)).toEqual({ GBP: 25 })
  })

  test('is not one with its refunds', () => {
    const refunds = [1, 2].map(() => at('2026-05-06', { source: 'till', purchase: purchase('refund', -5, 'o-1') }))
    expect(valueOf('spend', [web, till, ...refunds], settings)).toEqual({ GBP: 15 })
    expect(valueOf('refunds', [web, till, ...refunds], settings)).toBe(2)
  })
})

function ago(hours: number): LoggedEvent {
  const occurredAt = new Date(NOW - hours * 3_600_000).toISOString()
  return at('2026-05-10', { occurredAt, purchase: purchase('order', 1) })
}

function ordersAfter(days: number): unknown {
  return figuresOf([ago(0)], TRAITS, NOW + days * 86_400_000)['orders']?.windows[0]?.value
}

function products(count: number): LoggedEvent[] {
  return Array.from({ length: count }, (_, n) => at('2026-05-01', { properties: { product_id: `p${n}` } }))
}

describe('windows', () => {
  const settings = traitsWith({
    lastHours: {
      description: 'Events of late',
      aggregate: 'count',
      precision: 'exact',
      windows: { unit: 'hour', lengths: [3, 1, 3] },
    },
  })
  test('hold the hours up to the one under way, and what is to come not', () => {
    const windows = figuresOf([ago(-1), ago(0), ago(1), ago(2), ago(3)], settings)['lastHours']?.windows
    expect(windows).toEqual([
      { unit: 'hour', length: 1, value: 1 },
      { unit: 'hour', length: 3, value: 3 },
    ])
  })

  test('pass as time does', () => {
    expect([ordersAfter(0), ordersAfter(29), ordersAfter(30)]).toEqual([1, 1, 0])
  })
})

test('distinct values are exact up to 512, and within a fifth of 20,000', () => {
  expect(valueOf('distinctProducts', [...products(511), ...products(300)])).toBe(511)
  const estimate = Number(valueOf('distinctProducts', products(20_000)))
  expect(Math.abs(estimate / 20_000 - 1)).toBeLessThan(0.2)
})

test('sums of properties are exact to 1/10,000, over the entries of lists', () => {
  const settings = traitsWith({
    weight: { description: 'Kilograms bought', aggregate: 'sum', precision: 'exact', of: 'properties.lines.kg' },
  })
  const events = [0.1, 0.2].map((kg) => at('2026-05-01', { properties: { lines: [{ kg }, { kg: 0.7 }, { kg: 'x' }] } }))
  expect(valueOf('weight', events, settings)).toBe(1.7)
})

const anyEvent = fc
  .record({
    day: fc.integer({ min: 0, max: 500 }),
    source: fc.constantFrom('web', 'till', 'app'),
    type: fc.constantFrom('track', 'page'),
    channel: fc.constantFrom('web', 'shop', null),
    kind: fc.constantFrom('order', 'refund', null),
    orderId: fc.constantFrom('o-1', 'o-2', 'o-3', null),
    units: fc.integer({ min: 0, max: 99 }),
    category: fc.constantFrom('shoes', 'hats', 'bags'),
  })
  .map(({ day, kind, orderId, units, category, ...details }): Partial<CanonicalEvent> => ({
    ...(details as Partial<CanonicalEvent>),
    occurredAt: new Date(NOW - day * 86_400_000).toISOString(),
    purchase: kind === null ? null : purchase(kind as Purchase['kind'], units, orderId),
    properties: { category, product_id: `${category}-${units}` },
  }))

test('over any merges and splits, every figure equals a recount from the events', () => {
  const settings = traitsWith({}, [['till', 'web']])
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anyEvent, fc.integer({ min: 0, max: 5 })), { maxLength: 40 }),
      fc.array(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 6, maxLength: 6 }), {
        minLength: 1,
        maxLength: 4,
      }),
      (given, partitions) => {
        const events = given.map(([details, anchor]) => ({ anchor, event: at('2026-05-01', details) }))
        const booked = [0, 1, 2, 3, 4, 5].map((vertex) =>
          events.filter(({ anchor }) => anchor === vertex).flatMap(({ event }) => contributionsOf(event, settings)),
        )
        // Each partition says of which profile each vertex is: merges, splits and their undoing.
        for (const partition of partitions)
          for (const profile of [0, 1, 2]) {
            const vertices = booked.filter((_, vertex) => partition[vertex] === profile)
            const added = traitFigures(settings, sumOf(vertices.toReversed().flat()), NOW)
            const own = events.filter(({ anchor }) => partition[anchor] === profile).map(({ event }) => event)
            expect(added).toEqual(Object.values(figuresOf(own, settings)))
          }
      },
    ),
    { numRuns: 300 },
  )
})

describe('settings', () => {
  const faultsOf = (trait: object, more: object = {}) =>
    traitSettingsSchema
      .safeParse({ version: 1, traits: { ...TRAITS_TEXT, mine: { description: 'Mine', ...trait } }, ...more })
      .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []
  const any = { aggregate: 'count', precision: 'exact' }
  const TRAITS_TEXT = Object.fromEntries(
    ['events', 'orders', 'refunds', 'spend', 'firstSeen', 'lastSeen'].map((name) => [
      name,
      { description: name, ...any },
    ]),
  )

  test('that fit have no faults', () => {
    expect(faultsOf(any)).toEqual([])
  })

  test.each([
    [
      { aggregate: 'unique', precision: 'exact', of: 'name' },
      'traits.mine.precision: is exact; a unique is approximate',
    ],
    [{ aggregate: 'max', precision: 'exact' }, 'traits.mine.of: is needed'],
    [{ ...any, of: 'name' }, 'traits.mine.of: is not for a count'],
    [{ aggregate: 'sum', precision: 'exact', of: 'purchase.amount' }, 'traits.mine.by: is needed for money'],
    [
      { aggregate: 'last', precision: 'exact', of: 'name', bookingKey: { field: 'name' } },
      'traits.mine.bookingKey: is for',
    ],
    [
      { aggregate: 'last', precision: 'exact', of: 'name', windows: { unit: 'day', lengths: [1] } },
      'traits.mine.windows: are for',
    ],
    [
      { ...any, filter: { field: 'nme', is: 'x' } },
      'traits.mine.filter.field: nme is no field of an event; did you mean name?',
    ],
  ])('%j', (trait, fault) => {
    expect(faultsOf(trait)).toEqual([expect.stringContaining(fault)])
  })

  test('name each source in one list only, and the traits that every profile tells', () => {
    const numberings = [
      ['till', 'web'],
      ['app', 'web'],
    ]
    expect(faultsOf(any, { numberings })).toEqual(['numberings: web stands there twice'])
    expect(traitSettingsSchema.safeParse({ version: 1, traits: {} }).error?.issues).toHaveLength(6)
  })

  test('have another digest when what is kept differs, and the same when only their version does', () => {
    expect(settingsDigest({ ...TRAITS, version: 9 })).toBe(settingsDigest(TRAITS))
    expect(settingsDigest(traitsWith({}, [['till', 'web']]))).not.toBe(settingsDigest(TRAITS))
  })
})
