import { beforeEach, describe, expect, it } from 'vitest'
import {
  aliasesOf,
  decisionsInOrder,
  evidenceInOrder,
  membersInOrder,
  metricsOf,
  ProfileReader,
  TokenWait,
} from '../../src/app/read/index.ts'
import { DEVELOPMENT_CONTEXT, type Decision, encodeToken, type Evidence, SelfsameError } from '../../src/model/index.ts'
import { RULES } from '../support/events.ts'
import { MemoryReads, profileOf } from '../support/memory-reads.ts'
import { TRAITS } from '../support/traits.ts'

let reads: MemoryReads
let reader: ProfileReader

beforeEach(() => {
  reads = new MemoryReads()
  reader = new ProfileReader({ graph: reads, figures: reads, rules: () => RULES, traits: TRAITS })
})

describe('an identifier asked for', () => {
  it('is read as the gate reads it', () => {
    expect(reader.keyFor({ namespace: 'email', value: ' Jane.Doe+shop@GoogleMail.com ' })).toBe(
      'email:janedoe@gmail.com',
    )
    expect(reader.keyFor({ namespace: 'phone', value: '07911 123456' })).toBe('phone:+447911123456')
    expect(reader.keyFor({ namespace: 'customer', value: 'aB#3' })).toBe('customer:aB%233')
  })

  it.each([
    ['email', 'jane@@example.com', 'no e-mail address'],
    ['phone', 'call me', 'no phone number'],
    ['customer', 'undefined', 'empty or a placeholder'],
    ['customer', '   ', 'empty or a placeholder'],
    ['jane@example.com', 'email', 'namespace'],
  ])('of namespace %s is refused as %s, saying why but not what', (namespace, value, why) => {
    const error = refusal(() => reader.keyFor({ namespace, value }))
    expect(error.code).toBe('BAD_REQUEST')
    expect(error.message).toContain(why)
    expect(`${error.message} ${error.remedy}`).not.toContain('jane')
  })
})

describe('reading needs the scope profiles:read', () => {
  const context = { ...DEVELOPMENT_CONTEXT, scopes: ['ingest' as const] }
  const profile = profileOf('p1', ['customer:1'])

  it.each([
    ['by id', () => reader.byIds(context, ['p1'])],
    ['by identifier', () => reader.byIdentifiers(context, ['customer:1'])],
    ['by search', () => reader.search(context, 'ada', { first: 1, after: null })],
    ['metrics', () => reader.metrics(context, [profile])],
    ['recent activity', () => reader.recent(context, profile, 1)],
    ['sightings', () => reader.sightings(context, ['customer:1'])],
    ['ledgers', () => reader.ledgers(context, ['p1'])],
    ['waiting for a token', () => new TokenWait(reads, 0).until(context, encodeToken(new Map()))],
  ])('%s', async (_, read) => {
    await expect(read()).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(reads.calls).toEqual([])
  })
})

describe('a search', () => {
  it.each([0, 101])('of %i profiles is refused', async (first) => {
    await expect(reader.search(DEVELOPMENT_CONTEXT, 'ada', { first, after: null })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
  })

  it.each(['', ' a ', 'x'.repeat(201)])('for %o is refused', async (text) => {
    await expect(reader.search(DEVELOPMENT_CONTEXT, text, { first: 1, after: null })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
  })

  it('leaves outer spaces aside', async () => {
    await reader.search(DEVELOPMENT_CONTEXT, '  ada ', { first: 1, after: null })
    expect(reads.calls).toEqual(['search ada'])
  })
})

const UNSEEN = { events: 0, firstSeenMs: null, lastSeenMs: null }

function average(orders: number, spendByCurrency: Record<string, number>): number | null {
  return metricsOf({ ...UNSEEN, orders, refunds: 1, spendByCurrency }).averageOrderValue
}

describe('metrics', () => {
  it('give the spend in the currency of the largest turnover, credit or debit', () => {
    const metrics = metricsOf({
      ...UNSEEN,
      orders: 3,
      refunds: 1,
      spendByCurrency: { EUR: 100_000, GBP: -250_050, USD: 5 },
    })
    expect(metrics).toMatchObject({ spend: -25.005, currency: 'GBP', orders: 3, refunds: 1 })
    expect(metrics.spendByCurrency.map(({ currency }) => currency)).toEqual(['GBP', 'EUR', 'USD'])
  })

  it('give the average order where there is one currency and an order', () => {
    expect(average(4, { GBP: 100_000 })).toBe(2.5)
    expect(average(0, { GBP: -100_000 })).toBe(null)
    expect(average(2, { GBP: 100_000, EUR: 1 })).toBe(null)
    expect(average(0, {})).toBe(null)
  })

  it('say when events happened first and last', () => {
    const seen = metricsOf({
      ...UNSEEN,
      orders: 0,
      refunds: 0,
      spendByCurrency: {},
      firstSeenMs: 0,
      lastSeenMs: 86_400_000,
    })
    expect(seen).toMatchObject({ firstSeen: '1970-01-01T00:00:00.000Z', lastSeen: '1970-01-02T00:00:00.000Z' })
  })

  it('settle a tie by the alphabet', () => {
    expect(
      metricsOf({ ...UNSEEN, orders: 2, refunds: 0, spendByCurrency: { USD: -10_000, EUR: 10_000 } }).currency,
    ).toBe('EUR')
  })

  it('tell no purchases from purchases that came to nothing', () => {
    expect(metricsOf({ ...UNSEEN, orders: 0, refunds: 0, spendByCurrency: {} })).toMatchObject({
      spend: 0,
      currency: null,
    })
    expect(metricsOf({ ...UNSEEN, orders: 1, refunds: 1, spendByCurrency: { GBP: 0 } })).toMatchObject({
      spend: 0,
      currency: 'GBP',
    })
  })
})

describe('the parts of a profile come in an order that does not depend on the store', () => {
  const profile = profileOf('p1', ['cookie:b', 'email:a@b.example', 'customer:1', 'cookie:a'])

  it('identifiers: by their namespaces’ priorities, then by key', () => {
    expect(membersInOrder(RULES, profile).map(({ key }) => key)).toEqual([
      'customer:1',
      'email:a@b.example',
      'cookie:a',
      'cookie:b',
    ])
  })

  it('aliases: as they were registered, without the profile’s own id', () => {
    const shuffled = { ...profile, members: profile.members.toReversed() }
    expect(aliasesOf(shuffled)).toEqual(['p1.1', 'p1.2', 'p1.3'])
  })

  it('evidence: strongest first, then by key', () => {
    const evidence = [evidenceOf('b', 10), evidenceOf('a', 10), evidenceOf('c', 90)]
    expect(evidenceInOrder(evidence).map(({ key }) => key)).toEqual(['c', 'a', 'b'])
  })

  it('decisions: newest first', () => {
    const decisions = [decisionOf('d1', '2026-05-04T09:00:00.000Z'), decisionOf('d2', '2026-05-05T09:00:00.000Z')]
    expect(decisionsInOrder(decisions).map(({ id }) => id)).toEqual(['d2', 'd1'])
  })
})

function refusal(act: () => unknown): SelfsameError {
  try {
    act()
  } catch (error) {
    if (error instanceof SelfsameError) return error
  }
  throw new Error('It was not refused')
}

function evidenceOf(key: string, strength: number): Evidence {
  return {
    key,
    a: 'cookie:a',
    b: 'customer:1',
    rule: 'together',
    source: 'web',
    owner: null,
    strength,
    days: [],
    slots: [],
    state: 'accepted',
    reason: null,
    score: null,
    modelVersion: null,
  }
}

function decisionOf(id: string, at: string): Decision {
  return {
    id,
    kind: 'merge',
    at,
    by: 'rule:together',
    reason: 'seen together',
    effect: { before: [], after: [] },
    acts: { made: [], withdrawn: [], retracted: [], revived: [], observed: [], crossed: [], ends: [], overrides: [] },
    undoes: null,
    request: null,
  }
}
