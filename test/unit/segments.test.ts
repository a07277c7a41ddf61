import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import {
  array,
  asyncProperty,
  assert,
  type constant,
  type Arbitrary,
  constantFrom,
  integer,
  letrec,
  oneof,
  option,
  record,
} from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readFileSync } from 'node:fs'
import type { Scalar } from '../../src/model/index.ts'
import {
  type Condition,
  diffSegments,
  type EventMatch,
  evaluateSegments,
  type SegmentSettings,
  segmentSettingsSchema,
  segmentSql,
  type Subject,
} from '../../src/projections/segments/index.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const NOW = Date.parse('2026-05-04T09:00:00.000Z')

const shipped = segmentSettingsSchema.parse(parse(readFileSync('config/segments.yaml', 'utf8')))
const settingsOf = (segments: Record<string, Condition>): SegmentSettings =>
  segmentSettingsSchema.parse({
    version: 1,
    segments: Object.fromEntries(Object.entries(segments).map(([name, when]) => [name, { description: 'x', when }])),
  })

const NOBODY: Subject = {
  attributes: new Map(),
  numbers: [],
  events: [],
  orders: 0,
  lastSeenMs: null,
  identifiers: 1,
  verifiedIdentifiers: 0,
}
const event = (name: string, atMs: number) => ({ atMs, type: 'track', name, channel: 'web', source: 'shop' })
const judged = (name: string, subject: Partial<Subject>, atMs: number) =>
  evaluateSegments(shipped, { ...NOBODY, ...subject }, atMs).get(name)

test('a cart is abandoned an hour after its last product, by time alone, and not once it was ordered', () => {
  const events = [event('Product Added', NOW), event('Product Video Viewed', NOW - HOUR)]
  expect(judged('cart-abandoners', { events }, NOW)).toEqual({ isMember: false, changesAtMs: NOW + HOUR })
  expect(judged('cart-abandoners', { events }, NOW + HOUR)).toEqual({ isMember: true, changesAtMs: NOW + 7 * DAY })
  expect(judged('video-cart-abandoners', { events }, NOW + HOUR)?.isMember).toBe(true)
  const ordered = [...events, event('Order Completed', NOW + HOUR / 2)]
  expect(judged('cart-abandoners', { events: ordered }, NOW + HOUR)).toEqual({ isMember: false, changesAtMs: null })
  expect(judged('cart-abandoners', { events }, NOW + 7 * DAY)?.isMember).toBe(false)
})

test('stages of life pass by time alone', () => {
  const subject = { orders: 1, lastSeenMs: NOW, verifiedIdentifiers: 1 }
  expect(judged('known-lapsing', subject, NOW)).toEqual({ isMember: false, changesAtMs: NOW + 90 * DAY })
  expect(judged('known-lapsing', subject, NOW + 90 * DAY)).toEqual({ isMember: true, changesAtMs: NOW + 365 * DAY })
})

const faults = (segments: object) => segmentSettingsSchema.safeParse({ version: 1, segments }).error?.message ?? ''
const defined = (when: object) => ({ description: 'x', when })

test('settings that go in circles, ask for what is not there or are misspelt are refused', () => {
  expect(faults({ a: defined({ segment: 'b' }), b: defined({ not: { segment: 'a' } }) })).toContain('a → b → a')
  expect(faults({ a: defined({ segment: 'none' }) })).toContain('which is no segment here')
  expect(faults({ a: defined({ attribute: 'x', is: 1, in: [1] }) })).not.toBe('')
  expect(faults({ a: defined({ did: { nmae: 'x' }, within: { days: 1 } }) })).not.toBe('')
})

test('a diff names what came, went, and what differs through the segments that it asks for', () => {
  const before = settingsOf({ a: { lifecycle: 'active' }, b: { segment: 'a' }, c: { lifecycle: 'lapsed' } })
  const after = settingsOf({ a: { lifecycle: 'lapsing' }, b: { segment: 'a' }, d: { lifecycle: 'lapsed' } })
  expect(diffSegments(before, after)).toEqual({ added: ['d'], removed: ['c'], changed: ['a', 'b'] })
  expect(diffSegments(before, before)).toEqual({ added: [], removed: [], changed: [] })
})

let duckdb: DuckDBConnection
beforeAll(async () => {
  duckdb = await (await DuckDBInstance.create(':memory:')).connect()
  await duckdb.run(`CREATE TABLE people (person INTEGER, orders BIGINT, last_seen_ms BIGINT, identifiers INTEGER, verified_identifiers INTEGER);
    CREATE TABLE person_attributes (person INTEGER, name VARCHAR, kind VARCHAR, value VARCHAR);
    CREATE TABLE person_numbers (person INTEGER, trait VARCHAR, part VARCHAR, length INTEGER, value DOUBLE);
    CREATE TABLE person_events (person INTEGER, at_ms BIGINT, type VARCHAR, name VARCHAR, channel VARCHAR, source VARCHAR)`)
})
afterAll(() => duckdb.closeSync())

const names = constantFrom('Viewed', 'Added', "Order's")
const channels = constantFrom('web', 'app')
const anyMatch: Arbitrary<EventMatch> = oneof(
  names.map((name): EventMatch => ({ name: [name] })),
  channels.map((channel): EventMatch => ({ channel: [channel] })),
)
const span = integer({ min: 1, max: 6 }).map((hours) => ({ hours }))
const bound = constantFrom('atLeast', 'atMost').chain((side) =>
  integer({ min: 0, max: 3 }).map((value) => ({ [side]: value })),
)
const scalar = constantFrom<Scalar>('x', "it's", 1, 2.5, true)
const { condition } = letrec<{ condition: Condition; leaf: Condition }>((tie) => ({
  leaf: constantFrom('is', 'in', 'exists', 'number', 'trait', 'did', 'sequence', 'after', 'lifecycle', 'quality').chain(
    (kind) => {
      const attribute = constantFrom('a', 'b')
      const built = {
        is: record({ attribute, is: scalar }),
        in: record({ attribute, in: array(scalar, { minLength: 1, maxLength: 2 }) }),
        exists: record({ attribute, exists: constantFrom(true, false) }),
        number: attribute.chain((name) => bound.map((given) => ({ attribute: name, ...given }))),
        trait: constantFrom({ trait: 'n' }, { trait: 'n', window: 7 }, { trait: 'n', of: 'EUR' }).chain((trait) =>
          bound.map((given) => ({ ...trait, ...given })),
        ),
        did: record({ did: anyMatch, atLeast: integer({ min: 1, max: 3 }), within: span }),
        sequence: record({ sequence: array(anyMatch, { minLength: 2, maxLength: 3 }), step: span, within: span }),
        after: record({ after: anyMatch, without: anyMatch, for: span, within: span }),
        lifecycle: record({ lifecycle: constantFrom('prospect', 'active', 'lapsing', 'lapsed') }),
        quality: bound.map((given) => ({ quality: 'identifiers', ...given })),
      }
      return built[kind] as ReturnType<typeof constant<Condition>>
    },
  ),
  condition: integer({ min: 0, max: 5 }).chain((form) => {
    if (form === 0) return array(tie('leaf'), { minLength: 1, maxLength: 3 }).map((all) => ({ all }))
    if (form === 1) return array(tie('leaf'), { minLength: 1, maxLength: 3 }).map((any) => ({ any }))
    if (form === 2) return tie('leaf').map((not) => ({ not: { any: [not] } }))
    return tie('leaf')
  }) as never,
}))

const subject = record({
  attributes: record({ a: option(scalar), b: option(scalar) }),
  numbers: record({
    all: option(integer({ min: 0, max: 3 })),
    week: option(integer({ min: 0, max: 3 })),
    eur: option(integer({ min: 0, max: 3 })),
  }),
  events: array(record({ hour: integer({ min: 0, max: 10 }), name: option(names), channel: channels }), {
    maxLength: 8,
  }),
  orders: integer({ min: 0, max: 1 }),
  seenDay: option(constantFrom(0, 89, 90, 91, 364, 365, 366)),
  identifiers: integer({ min: 1, max: 4 }),
}).map(({ attributes, numbers, events, orders, seenDay, identifiers }): Subject => ({
  attributes: new Map(
    Object.entries(attributes).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const])),
  ),
  numbers: [
    { trait: 'n', of: null, window: null, value: numbers.all },
    { trait: 'n', of: null, window: 7, value: numbers.week },
    { trait: 'n', of: 'EUR', window: null, value: numbers.eur },
  ].flatMap(({ value, ...rest }) => (value === null ? [] : [{ ...rest, value }])),
  events: events.map(({ hour, ...rest }) => ({ ...rest, atMs: NOW + hour * HOUR, type: 'track', source: 's' })),
  orders,
  lastSeenMs: seenDay === null ? null : NOW - seenDay * DAY,
  identifiers,
  verifiedIdentifiers: 0,
}))

const literal = (cell: string | number | null) =>
  typeof cell === 'string' ? `'${cell.replaceAll("'", "''")}'` : String(cell)

const insert = (table: string, rows: readonly (readonly (string | number | null)[])[]) => {
  if (rows.length === 0) return
  return duckdb.run(`INSERT INTO ${table} VALUES ${rows.map((row) => `(${row.map(literal).join(', ')})`).join(', ')}`)
}

async function fill(people: readonly Subject[]): Promise<void> {
  for (const table of ['people', 'person_attributes', 'person_numbers', 'person_events'])
    await duckdb.run(`DELETE FROM ${table}`)
  await insert(
    'people',
    people.map((one, at) => [at, one.orders, one.lastSeenMs, one.identifiers, one.verifiedIdentifiers]),
  )
  await insert(
    'person_attributes',
    people.flatMap((one, at) => [...one.attributes].map(([name, value]) => [at, name, typeof value, String(value)])),
  )
  await insert(
    'person_numbers',
    people.flatMap((one, at) => one.numbers.map(({ trait, of, window, value }) => [at, trait, of, window, value])),
  )
  await insert(
    'person_events',
    people.flatMap((one, at) => one.events.map((e) => [at, e.atMs, e.type, e.name, e.channel, e.source])),
  )
}

test('for one person and as SQL for all a definition means the same, at any instant', async () => {
  await assert(
    asyncProperty(
      array(subject, { minLength: 1, maxLength: 6 }),
      array(condition, { minLength: 1, maxLength: 4 }),
      integer({ min: 0, max: 24 }),
      async (people, conditions, halfHours) => {
        const nowMs = NOW + (halfHours * HOUR) / 2
        const settings = settingsOf(Object.fromEntries(conditions.map((when, at) => [`s${at}`, when])))
        await fill(people)
        for (const name of Object.keys(settings.segments)) {
          const { columns } = await duckdb
            .runAndReadAll(segmentSql(settings, name, nowMs))
            .then((reader) => ({ columns: reader.getColumns() }))
          const bySql = [...(columns[0] ?? [])].map(Number).toSorted((a, b) => a - b)
          const one = people.flatMap((person, at) =>
            evaluateSegments(settings, person, nowMs).get(name)?.isMember ? [at] : [],
          )
          expect({ when: settings.segments[name], people: bySql }).toEqual({
            when: settings.segments[name],
            people: one,
          })
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('before the moment at which time alone may change it, an answer stays', () => {
  return assert(
    asyncProperty(subject, condition, integer({ min: 0, max: 24 }), async (person, when, halfHours) => {
      const settings = settingsOf({ s: when })
      // Windows of traits are numbers of the instant: they are another subject later.
      const nowMs = NOW + (halfHours * HOUR) / 2
      const known = { ...person, events: person.events.filter(({ atMs }) => atMs <= nowMs) }
      const now = evaluateSegments(settings, known, nowMs).get('s')
      const before = Math.min(now?.changesAtMs ?? Infinity, nowMs + 500 * DAY) - 1
      if (before <= nowMs) return
      for (const at of [nowMs + 1, Math.floor((nowMs + before) / 2), before])
        expect(evaluateSegments(settings, known, at).get('s')?.isMember).toBe(now?.isMember)
    }),
    { numRuns: 500 },
  )
})
