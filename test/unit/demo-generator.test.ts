import { createHash } from 'node:crypto'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { beforeAll, describe, expect, test } from 'vitest'
import { batchesOf } from '../../src/app/demo/batches.ts'
import { mistype, neighboursOf } from '../../src/app/demo/typo.ts'
import { Random } from '../../src/app/demo/random.ts'
import { DEFAULT_SCENARIO, type DemoWorld, demoTruthSchema, generateDemo } from '../../src/app/demo/index.ts'
import { EVENT_BYTES_MAX, readItem } from '../../src/app/ingest/canonical.ts'
import { fromSegment } from '../../src/channels/index.ts'
import { type CanonicalEvent, dayOf, type EventIdentifier } from '../../src/model/index.ts'
import { RULES } from '../support/events.ts'

const SMALL = { ...DEFAULT_SCENARIO, people: 200 }
const MANNER = {
  channel: fromSegment,
  rules: RULES,
  sender: { source: 'demo', scope: 'demo', trusted: true },
  receivedAt: '2026-05-04T09:30:00.000Z',
  eventBytesMax: EVENT_BYTES_MAX.http,
  defaultCurrency: 'GBP',
}

describe('The same scenario', () => {
  test('gives the same bytes', () => {
    expect(fingerprint(generateDemo(SMALL))).toBe(fingerprint(generateDemo(SMALL)))
  })

  test('gives them on every machine and in every version, until the generator is changed and DEMO_VERSION raised', () => {
    expect(fingerprint(generateDemo(SMALL))).toBe('94b7767a4df81a4f')
  })

  test.each([{ seed: 2 }, { people: 201 }, { now: '2026-03-30T21:00:00.000Z' }])('is another one with %o', (other) => {
    const world = generateDemo({ ...SMALL, ...other })
    expect(fingerprint(world)).not.toBe(fingerprint(generateDemo(SMALL)))
    const ids = new Set(generateDemo(SMALL).calls.map(({ messageId }) => messageId))
    expect(world.calls.filter(({ messageId }) => ids.has(messageId))).toEqual([])
  })
})

test('Another seed gives other people, who do other things at other times', () => {
  const [one, two] = [generateDemo(SMALL), generateDemo({ ...SMALL, seed: 2 })]
  const times = new Set(one.calls.map(({ timestamp }) => timestamp))
  const cookies = new Set(one.calls.map(({ anonymousId }) => anonymousId).filter((id) => id !== 'kiosk-hall-1'))
  expect(two.calls.filter(({ timestamp }) => times.has(timestamp))).toEqual([])
  expect(two.calls.filter(({ anonymousId }) => anonymousId !== undefined && cookies.has(anonymousId))).toEqual([])
})

describe('The retailer of 2,000 people', () => {
  let world: DemoWorld
  let events: CanonicalEvent[]
  let refused: unknown[]
  let notices: unknown[]

  beforeAll(() => {
    world = generateDemo(DEFAULT_SCENARIO)
    const readings = world.calls.map((call) => readItem(call, MANNER))
    refused = readings.filter(({ kind }) => kind === 'refused')
    events = readings.flatMap((reading) => (reading.kind === 'event' ? [reading.event] : []))
    notices = readings.flatMap((reading) => (reading.kind === 'event' ? reading.notices : []))
  })

  test('sends events that the gate takes whole', () => {
    expect(events).toHaveLength(world.calls.length)
    expect(refused).toEqual([])
    expect(notices).toEqual([])
  })

  test('sends as many as 18 months make, from every channel', () => {
    expect(world.calls.length).toBeGreaterThan(12_000)
    expect(world.calls.length).toBeLessThan(20_000)
    const count = countBy(events, ({ channel }) => String(channel))
    expect(Object.keys(count).toSorted()).toEqual(['app', 'call-centre', 'loyalty', 'till', 'web'])
    expect(Math.min(...Object.values(count))).toBeGreaterThan(300)
  })

  test('ends at its fixed now, and begins 18 months before', () => {
    const times = events.map(({ occurredAt }) => occurredAt)
    expect(times).toEqual(times.toSorted())
    expect(times.at(-1)! < DEFAULT_SCENARIO.now).toBe(true)
    expect(dayOf(DEFAULT_SCENARIO.now) - dayOf(times[0]!)).toBeLessThanOrEqual(548)
    expect(dayOf(DEFAULT_SCENARIO.now) - dayOf(times[0]!)).toBeGreaterThan(530)
  })

  test('knows of every event whose it is', () => {
    expect(Object.keys(world.truth.events)).toEqual(world.calls.map(({ messageId }) => messageId))
  })

  test('knows of every identifier, as the gate reads it, who was seen under it', () => {
    const people = new Map(world.truth.identifiers.map(({ key, people: users }) => [key, users]))
    const unknown = events.flatMap(({ messageId, identifiers }) => {
      const person = world.truth.events[messageId]!
      return identifiers.filter((one) => !isNobody(one) && !people.get(one.key)?.includes(person)).map(({ key }) => key)
    })
    expect(unknown).toEqual([])
  })

  test('has a truth that can be kept in a file', () => {
    expect(demoTruthSchema.parse(JSON.parse(JSON.stringify(world.truth)))).toEqual(world.truth)
  })

  test('has what makes identity hard', () => {
    const own = countBy(
      world.truth.identifiers.filter(({ people }) => people.length === 1),
      ({ note }) => String(note),
    )
    const shared = countBy(
      world.truth.identifiers.filter(({ people }) => people.length > 1),
      ({ note }) => String(note),
    )
    expect(own).toMatchObject({
      mistyped: expect.any(Number),
      'second-card': expect.any(Number),
      'new-device': expect.any(Number),
    })
    expect(own['cookie-reset']).toBeGreaterThan(300)
    expect(own['changed-phone']).toBeGreaterThan(20)
    expect(own['changed-email']).toBeGreaterThan(20)
    expect(own.null).toBeGreaterThan(5_000)
    expect(Object.keys(shared).toSorted()).toEqual([
      'family-browser',
      'family-device',
      'family-email',
      'kiosk',
      'role-mailbox',
    ])
    expect(shared['family-email']).toBeGreaterThan(10)
    expect(shared['family-device']).toBeGreaterThan(10)
  })

  test('has a terminal that a few dozen people use', () => {
    const kiosk = world.truth.identifiers.find(({ key }) => key === 'device:KIOSK-HALL-1')
    expect(kiosk?.people.length).toBeGreaterThan(20)
    expect(kiosk?.people.length).toBeLessThan(60)
  })

  test('has tills that send placeholders, which are nobody', () => {
    const blocked = events.filter(({ identifiers }) =>
      identifiers.some(({ key }) => key === 'customer:anonymous' || key === 'customer:0000'),
    )
    expect(blocked.length).toBeGreaterThan(100)
    expect(world.truth.identifiers.map(({ key }) => key)).not.toContain('customer:anonymous')
  })

  test('sells for money and gives some back', () => {
    const purchases = events.flatMap(({ purchase }) => purchase ?? [])
    expect(new Set(purchases.map(({ currency }) => currency))).toEqual(new Set(['GBP', 'EUR']))
    const refunds = purchases.filter(({ kind }) => kind === 'refund')
    expect(refunds.length).toBeGreaterThan(100)
    expect(refunds.every(({ amount }) => amount < 0)).toBe(true)
    const orders = new Map(
      purchases.filter(({ kind }) => kind === 'order').map(({ orderId, amount }) => [orderId, amount]),
    )
    expect(orders.size).toBe(purchases.length - refunds.length)
    expect(refunds.every(({ orderId, amount }) => orders.get(orderId) === -amount)).toBe(true)
  })

  test("rings nobody's telephone and writes to nobody's mailbox", () => {
    const named = world.truth.identifiers.map(({ key }) => key)
    const phones = named
      .filter((key) => key.startsWith('phone:'))
      .map((key) => parsePhoneNumberFromString(key.slice(6)))
    expect(phones.filter((phone) => phone?.isValid())).toEqual([])
    const emails = named.filter(
      (key) =>
        key.startsWith('email:') && !world.truth.identifiers.some((one) => one.key === key && one.note === 'mistyped'),
    )
    expect(emails.filter((email) => !email.endsWith('.example'))).toEqual([])
  })

  test('fits into batches that the gate takes', () => {
    const batches = [...batchesOf(world.calls)]
    expect(batches.flat()).toEqual(world.calls)
    expect(batches.length).toBeLessThan(20)
    for (const batch of batches) {
      expect(Buffer.byteLength(JSON.stringify({ batch }))).toBeLessThan(500_000)
      expect(batch.length).toBeLessThanOrEqual(2_500)
    }
  })
})

test('A call that is too large for any batch goes alone, and none is lost', () => {
  const calls = ['a', 'x'.repeat(200), 'b', 'c']
  expect([...batchesOf(calls, 50)]).toEqual([['a'], ['x'.repeat(200)], ['b', 'c']])
  expect([...batchesOf([])]).toEqual([])
})

describe('A slip of the fingers', () => {
  test('hits a key that touches the right one, on the keyboard of the country', () => {
    expect(neighboursOf('s', 'GB').toSorted()).toEqual(['a', 'd', 'e', 'w', 'x', 'z'])
    expect(neighboursOf('z', 'DE')).toContain('t')
    expect(neighboursOf('a', 'FR')).toContain('z')
    expect(neighboursOf('1', 'GB')).toEqual([])
  })

  test('changes one or two letters at most, never the first', () => {
    const random = new Random(1, 'slips')
    for (let times = 0; times < 500; times++) {
      const slipped = mistype(random, 'margaret', 'GB')
      expect(slipped.charAt(0)).toBe('m')
      expect(Math.abs(slipped.length - 8)).toBeLessThanOrEqual(1)
    }
  })

  test('leaves alone what has no letters to hit', () => {
    expect(mistype(new Random(1, 'slips'), '0815', 'DE')).toBe('0815')
  })
})

function fingerprint(world: DemoWorld): string {
  return createHash('sha256').update(JSON.stringify(world)).digest('hex').slice(0, 16)
}

function countBy<T>(items: readonly T[], by: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of items) counts[by(item)] = (counts[by(item)] ?? 0) + 1
  return counts
}

/** Neither household's numbers nor placeholders are among the truth. */
function isNobody({ namespace, value }: EventIdentifier): boolean {
  return namespace === 'landline' || ['anonymous', '0000'].includes(value)
}
