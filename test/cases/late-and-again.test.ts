/** What reaches the shop late, in no order, or more than once; and what is named by an id that somebody no longer bears. */
import { describe, expect, it } from 'vitest'
import type { LoggedEvent } from '../../src/model/index.ts'
import { at, login, order, Retailer } from '../support/retailer.ts'

/** A spring of a family of four and a colleague, with all that is hard about them. */
const spring = (): LoggedEvent[] => [
  login('2026-03-01 08:00', ['customer:mum', 'email:us@home.example', 'device:tablet']),
  order('2026-03-01 09:00', 'tea', ['device:tablet']),
  login('2026-03-01 18:00', ['customer:dad', 'device:tablet', 'phone:+447700900111']),
  order('2026-03-01 19:00', 'saw', ['device:tablet']),
  at('2026-03-02', ['loyalty:mums', 'email:us@home.example']),
  at('2026-03-03', ['loyalty:dads', 'email:us@home.example']),
  login('2026-03-04', ['customer:dad', 'loyalty:dads']),
  login('2026-03-05 20:00', ['customer:kim', 'device:tablet', 'cookie:den']),
  at('2026-03-06', ['cookie:den', 'email:kim@home.example?']),
  login('2026-05-01', ['customer:sid', 'phone:+447700900111']),
  order('2026-05-02', 'hat', ['phone:+447700900111']),
  login('2026-05-03', ['customer:cleo', 'email:info@acme.example']),
]

const PEOPLE = [
  'cookie:den customer:kim device:tablet email:kim@home.example',
  'customer:cleo',
  'customer:dad device:tablet loyalty:dads phone:+447700900111',
  'customer:mum device:tablet email:us@home.example loyalty:mums',
  'customer:sid phone:+447700900111',
]

const OWNERS = ['customer:mum', 'customer:dad', 'customer:kim', 'customer:sid', 'customer:cleo']

async function ordersIn(shop: Retailer): Promise<Record<string, string[]>> {
  const orders = await Promise.all(OWNERS.map(async (key) => [key, await shop.ordersOf(key)] as const))
  return Object.fromEntries(orders.filter(([, ids]) => ids.length > 0))
}

const ORDERS = { 'customer:mum': ['tea'], 'customer:dad': ['saw'], 'customer:sid': ['hat'] }

/** The same log, taken in batches of so many. */
async function inBatches(events: readonly LoggedEvent[], size: number): Promise<Retailer> {
  const shop = new Retailer()
  for (let from = 0; from < events.length; from += size) await shop.takes(events.slice(from, from + size))
  return shop
}

/** The same events, accepted in another order. */
function acceptedAs(events: readonly LoggedEvent[]): LoggedEvent[] {
  const positions = events.map(({ position }) => position).toSorted()
  return events.map((event, index) => ({ ...event, position: positions[index] ?? '' }))
}

/** Rotations, each forwards and backwards. */
function shuffled(events: readonly LoggedEvent[]): LoggedEvent[][] {
  return [...events.keys()].flatMap((from) => {
    const turned = [...events.slice(from), ...events.slice(0, from)]
    return [acceptedAs(turned), acceptedAs(turned.toReversed())]
  })
}

describe('what happened', () => {
  it('is settled alike whichever order it reaches the shop in: who is who, what is parked, whose orders they are', async () => {
    const inOrder = await inBatches(spring(), 1)
    expect(inOrder.people()).toEqual(PEOPLE)
    expect(await ordersIn(inOrder)).toEqual(ORDERS)
    for (const events of shuffled(spring())) {
      const shop = await inBatches(events, 3)
      expect(shop.people()).toEqual(PEOPLE)
      expect(shop.parked()).toEqual(inOrder.parked())
      expect(await ordersIn(shop)).toEqual(ORDERS)
    }
  })

  it('gives everybody the same ids however the log is cut into batches', async () => {
    const log = spring()
    const one = await inBatches(log, 1)
    for (const size of [2, 5, 7, log.length]) {
      const other = await inBatches(log, size)
      expect(other.state()).toEqual(one.state())
      expect(other.identity.identifiers).toEqual(one.identity.identifiers)
    }
  })
})

describe('a batch that is delivered again', () => {
  it('changes nothing: it lies before where the lane is', async () => {
    const log = spring()
    const shop = await inBatches(log, 4)
    const [before, changes] = [shop.state(), shop.identity.changes.length]
    await shop.takes(log)
    expect(shop.state()).toEqual(before)
    expect(shop.identity.changes).toHaveLength(changes)
    expect(await ordersIn(shop)).toEqual(ORDERS)
  })

  it('sent anew by its source, as other messages, brings nobody together or apart, and gives out no ids', async () => {
    const shop = await inBatches(spring(), 4)
    const before = shop.state()
    const facts = shop.identity.evidence.size
    await shop.takes(spring())
    await shop.takes(spring().toReversed().map(asAccepted))
    expect(shop.state()).toEqual(before)
    expect(shop.identity.evidence.size).toBe(facts)
  })
})

/** @returns the event at the end of the log */
function asAccepted({ event }: LoggedEvent): LoggedEvent {
  return { ...at('2026-01-01', []), event }
}

describe('an event from long ago', () => {
  it('moves what it has a say in, and nothing else: the card goes to the account that had it first', async () => {
    const shop = new Retailer()
    await shop.logsIn('2026-03-10', 'customer:ann', 'loyalty:card')
    await shop.logsIn('2026-03-12', 'customer:ben', 'loyalty:card', 'email:ben@x.example')
    expect(shop.people()).toEqual(['customer:ann loyalty:card', 'customer:ben email:ben@x.example'])
    await shop.logsIn('2026-03-01', 'customer:ben', 'loyalty:card')
    expect(shop.people()).toEqual(['customer:ann', 'customer:ben email:ben@x.example loyalty:card'])
    expect(shop.parked()).toEqual({ 'customer:ann ~ loyalty:card': 'limit' })
  })
})

describe('an id by which somebody was known', () => {
  it('finds the person for ever, and an event that names the identifier it stands for is the person’s', async () => {
    const shop = new Retailer()
    await shop.meets('2026-03-01', 'cookie:laptop')
    await shop.meets('2026-03-01', 'email:ann@x.example')
    const [laptop, ann] = [shop.id('cookie:laptop'), shop.id('email:ann@x.example')]
    await shop.meets('2026-03-02', 'cookie:laptop', 'email:ann@x.example')
    await shop.meets('2026-03-03', 'cookie:laptop', 'loyalty:anns')
    expect(await shop.leadsTo(laptop)).toBe(ann)
    expect(shop.people()).toEqual(['cookie:laptop email:ann@x.example loyalty:anns'])
  })

  it('splits off with what it was born with: later events of that identifier are the one’s who has it', async () => {
    const shop = new Retailer()
    await shop.logsIn('2026-03-01', 'customer:ann', 'email:ann@x.example', 'cookie:library')
    const cookie = shop.identity.vertices.get('cookie:library')?.birthId ?? ''
    expect(await shop.leadsTo(cookie)).toBe(shop.id('customer:ann'))
    await shop.split('customer:ann', [[], ['cookie:library']])
    await shop.meets('2026-03-05', 'cookie:library', 'phone:+447700900111?')
    expect(await shop.leadsTo(cookie)).toBe(shop.id('phone:+447700900111'))
    expect(shop.people()).toEqual(['cookie:library phone:+447700900111', 'customer:ann email:ann@x.example'])
  })

  it('that was split off leads to where it belongs after it was merged again', async () => {
    const shop = new Retailer()
    await shop.logsIn('2026-03-01', 'customer:ann', 'email:ann@x.example', 'cookie:library')
    const cookie = shop.identity.vertices.get('cookie:library')?.birthId ?? ''
    const split = await shop.split('customer:ann', [[], ['cookie:library']])
    await shop.undo(split)
    await shop.meets('2026-03-05', 'cookie:library', 'loyalty:anns')
    expect(await shop.leadsTo(cookie)).toBe(shop.id('customer:ann'))
    expect(shop.people()).toEqual(['cookie:library customer:ann email:ann@x.example loyalty:anns'])
  })
})
