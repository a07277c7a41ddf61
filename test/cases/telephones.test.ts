/** Numbers change, are given to strangers, and are shown by callers who may not be who they say. */
import { describe, expect, it } from 'vitest'
import { idOf } from '../support/steward.ts'
import { Retailer } from '../support/retailer.ts'

const [OLD, NEW] = ['phone:+447700900111', 'phone:+447700900222']

describe('a customer with a new number', () => {
  it('is the same person before and after, and both numbers are hers', async () => {
    const shop = new Retailer()
    await shop.logsIn('2024-02-01', 'customer:ann', OLD)
    const before = shop.id('customer:ann')
    await shop.logsIn('2026-02-01', 'customer:ann', NEW)
    expect(shop.people()).toEqual([`customer:ann ${OLD} ${NEW}`])
    expect(shop.id('customer:ann')).toBe(before)
    expect(await shop.why(OLD, NEW)).toBe(
      'phone +447700900111 and phone +447700900222 are one person: phone +447700900111 was seen with customer ann by web on 2024-02-01 (rule together, strength 60), and customer ann was seen with phone +447700900222 by web on 2026-02-01 (rule together, strength 60).',
    )
  })
})

async function recycled(): Promise<Retailer> {
  const shop = new Retailer()
  await shop.logsIn('2024-02-01', 'customer:ann', OLD, 'email:ann@x.example')
  await shop.sells('2024-03-01', 'her hat', OLD)
  await shop.logsIn('2026-02-01', 'customer:sid', OLD)
  return shop
}

describe('her old number, given to a stranger', () => {
  it('is each one’s for their own time, and makes nobody one', async () => {
    const shop = await recycled()
    expect(shop.people()).toEqual([`customer:ann email:ann@x.example ${OLD}`, `customer:sid ${OLD}`])
    expect(shop.parked()).toEqual({})
  })

  it('carries the stranger’s orders to the stranger from then on', async () => {
    const shop = await recycled()
    await shop.sells('2026-03-01', 'his hat', OLD)
    expect(await shop.ordersOf('customer:ann')).toEqual(['her hat'])
    expect(await shop.ordersOf('customer:sid')).toEqual(['his hat'])
  })

  it('comes to the same when the stranger was heard of first', async () => {
    const shop = new Retailer()
    await shop.logsIn('2026-02-01', 'customer:sid', OLD)
    await shop.logsIn('2024-02-01', 'customer:ann', OLD, 'email:ann@x.example')
    expect(shop.people()).toEqual([`customer:ann email:ann@x.example ${OLD}`, `customer:sid ${OLD}`])
  })

  it('which he gives with an address but no customer number is taken for hers, until a steward says otherwise', async () => {
    const shop = new Retailer()
    await shop.logsIn('2024-02-01', 'customer:ann', OLD)
    await shop.meets('2026-02-01', 'email:sid@x.example', OLD)
    expect(shop.people()).toEqual([`customer:ann email:sid@x.example ${OLD}`])
    await shop.split('customer:ann', [['customer:ann'], ['email:sid@x.example', OLD]])
    await shop.meets('2026-03-01', 'email:sid@x.example', OLD)
    await shop.logsIn('2026-04-01', 'customer:ann', 'email:ann@x.example')
    expect(shop.people()).toEqual(['customer:ann email:ann@x.example', `email:sid@x.example ${OLD}`])
    expect(shop.parked()).toEqual({ [`customer:ann ~ ${OLD}`]: 'pin' })
  })
})

async function annAndBen(): Promise<Retailer> {
  const shop = new Retailer()
  await shop.logsIn('2026-01-01', 'customer:ann', OLD)
  await shop.logsIn('2026-01-01', 'loyalty:ben', NEW)
  return shop
}

describe('the number that the call centre’s display shows', () => {
  it('does not make the caller who has somebody else’s number shown that person', async () => {
    const shop = await annAndBen()
    await shop.meets('2026-05-04', 'loyalty:ben', `${OLD}?`)
    expect(shop.people()).toEqual([`customer:ann ${OLD}`, `loyalty:ben ${NEW}`])
    expect(shop.parked()).toEqual({ [`loyalty:ben ~ ${OLD}`]: 'unverified' })
    expect(await shop.whyNot('customer:ann', 'loyalty:ben')).toBe(
      'customer ann and loyalty ben are not one person: that phone +447700900111 was seen with loyalty ben by web on 2026-05-04 (rule together-unverified, strength 60) does not count, because it is not verified, and it would take an event that names customer ann and loyalty ben, both verified.',
    )
  })

  it('does not help however often, on however many days and from however many call centres it is shown', async () => {
    const shop = await annAndBen()
    for (let day = 10; day < 30; day++)
      for (const source of ['leeds', 'york'])
        await shop.sees(['loyalty:ben', `${OLD}?`], { source, occurredAt: `2026-05-${day}T10:00:00.000Z` })
    expect(shop.people()).toEqual([`customer:ann ${OLD}`, `loyalty:ben ${NEW}`])
  })

  it('does not part the owner from her number, nor give it to the caller for a time', async () => {
    const shop = await annAndBen()
    await shop.meets('2026-05-04', 'loyalty:ben', `${OLD}?`)
    await shop.sells('2026-05-05', 'her scarf', OLD)
    expect(await shop.ordersOf('customer:ann')).toEqual(['her scarf'])
    expect(await shop.ordersOf('loyalty:ben')).toEqual([])
  })

  it('counts once the number is vouched for: then she is the one who has the card', async () => {
    const shop = await annAndBen()
    await shop.meets('2026-05-04', 'loyalty:ben', `${OLD}?`)
    await shop.meets('2026-05-05', 'loyalty:ben', OLD)
    expect(shop.people()).toEqual([`customer:ann loyalty:ben ${OLD} ${NEW}`])
  })

  it('between two customers waits for a steward, whom it tells what holds it back', async () => {
    const shop = await annAndBen()
    await shop.logsIn('2026-05-04', 'customer:ben', 'loyalty:ben')
    await shop.meets('2026-05-04', 'customer:ben', `${OLD}?`)
    expect(shop.parked()).toEqual({ [`customer:ben ~ ${OLD}`]: 'limit' })
    const merge = await shop.merge(['customer:ann', 'customer:ben'])
    expect(shop.people()).toEqual([`customer:ann customer:ben loyalty:ben ${OLD} ${NEW}`])
    expect(await shop.why('customer:ann', 'customer:ben')).toContain(`(pin ${idOf(merge)}.0)`)
  })
})
