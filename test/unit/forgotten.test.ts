import { describe, expect, it } from 'vitest'
import { forgottenBy } from '../../src/app/resolve/index.ts'
import {
  EMPTY_SNAPSHOT,
  planVerdict,
  pinVerdict,
  retractVerdict,
  type IdentityRules,
} from '../../src/identity/index.ts'
import { observationId } from '../../src/model/index.ts'
import { logged, eventOf } from '../support/events.ts'
import { Retailer } from '../support/retailer.ts'

const ADDRESS = 'email:ann@x.example'

/** Customers one to so many, all by one address within a year. */
async function usedBy(count: number, key = ADDRESS): Promise<Retailer> {
  const shop = new Retailer()
  for (let who = 1; who <= count; who++) await shop.meets('2026-03-01', `customer:${who}`, key)
  return shop
}

/** On whom an event is booked that names the address alone, as the worker's cache says. */
async function anchorOf(shop: Retailer): Promise<string | null> {
  const [event] = await shop.takes([logged(eventOf([ADDRESS], { occurredAt: '2026-03-01T12:00:00.000Z' }))])
  return event?.anchor ?? null
}

describe('what the cache knew of an identifier', () => {
  it('is forgotten when an undo makes it somebody’s: it had found nobody by it', async () => {
    const shop = await usedBy(5)
    expect(await anchorOf(shop)).toBe(null)
    await shop.undo(shop.decisionsTaken().at(-1)!)
    expect(await anchorOf(shop)).toBe(ADDRESS)
  })

  it('is forgotten when the undo of that makes it nobody’s: its counts had been booked on it', async () => {
    const shop = await usedBy(5)
    const undo = await shop.undo(shop.decisionsTaken().at(-1)!)
    expect(await anchorOf(shop)).toBe(ADDRESS)
    await shop.undo(undo)
    expect(await anchorOf(shop)).toBe(null)
  })

  it('is forgotten when other rules make it nobody’s, and back', async () => {
    const shop = await usedBy(4)
    expect(await anchorOf(shop)).toBe(ADDRESS)
    await shop.adopts((rules) => sharedBeyond(rules, 3))
    expect(await anchorOf(shop)).toBe(null)
    await shop.adopts((rules) => sharedBeyond(rules, 9))
    expect(await anchorOf(shop)).toBe(ADDRESS)
  })

  it('is forgotten before the graph is written to: what fails afterwards leaves nothing wrong', async () => {
    const shop = await usedBy(5)
    await anchorOf(shop)
    shop.graph.losesAnswer = true
    await shop.undo(shop.decisionsTaken().at(-1)!)
    expect(await anchorOf(shop)).toBe(ADDRESS)
  })
})

describe('what was only counted', () => {
  it('is asked of the graph when it is seen again: remembered, it had been lost once the rules let it count', async () => {
    const shop = await usedBy(1_001, 'device:kiosk')
    await shop.meets('2026-03-01', 'customer:late', 'device:kiosk')
    expect(shop.identity.evidence.size).toBe(1_000)
    await shop.adopts((rules) => sharedBeyond(rules, 0))
    await shop.meets('2026-03-01', 'customer:late', 'device:kiosk')
    expect(shop.areOne('customer:late', 'customer:1')).toBe(false)
    const evidence = [...shop.identity.evidence.values()].filter(({ a }) => a === 'customer:late')
    expect(evidence).toMatchObject([{ state: 'accepted' }])
  })
})

/** Nobody's beyond so many customers; `0`: never. */
function sharedBeyond(rules: IdentityRules, moreThan: number): IdentityRules {
  const shared = moreThan === 0 ? [] : [{ with: 'customer', moreThan, withinDays: 365 }]
  const { email, device } = rules.namespaces
  return {
    ...rules,
    namespaces: { ...rules.namespaces, email: { ...email!, shared }, device: { ...device!, shared } },
  }
}

describe('a plan', () => {
  it('makes wrong what it retracts, and nothing that it only parks', async () => {
    const shop = await usedBy(1)
    const head = { id: 'd1', at: '2026-06-01T00:00:00.000Z', by: 'steward', reason: 'So', request: null }
    const [item] = shop.identity.evidence.values()
    const birthOf = (key: string) => shop.identity.vertices.get(key)?.birthId
    const keys = ['customer:1', ADDRESS]
    const snapshot = shop.identity.complete(EMPTY_SNAPSHOT, { identifiers: keys, vertices: keys })
    const planOf = (verdict: Parameters<typeof planVerdict>[1]) => {
      const planning = planVerdict(snapshot, verdict, shop.identity.rules)
      if (planning.kind !== 'plan') throw new Error('It lacks nothing')
      return planning.plan
    }
    const retracting = planOf(retractVerdict(head, [item!], birthOf))
    expect(forgottenBy(retracting, snapshot)).toEqual([`o/${observationId(item!)}/${item!.days[0]}`])
    const parking = planOf(pinVerdict(head, 'apart', [['customer:1'], [ADDRESS]]))
    expect(parking.evidence).toMatchObject([{ state: 'parked', reason: 'pin' }])
    expect(forgottenBy(parking, snapshot)).toEqual([])
  })
})
