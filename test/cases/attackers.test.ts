/** Somebody who sends whatever he likes through the web site's public key: nothing that he names is vouched for. */
import { beforeEach, describe, expect, it } from 'vitest'
import { Retailer } from '../support/retailer.ts'

let shop: Retailer
let before: string[]

beforeEach(async () => {
  shop = new Retailer()
  await shop.logsIn('2026-01-01', 'customer:ann', 'email:ann@x.example')
  await shop.logsIn('2026-01-02', 'loyalty:ben', 'email:ben@x.example')
  before = shop.people()
})

describe('an attacker who tries to make two people one', () => {
  it('by naming both in one event', async () => {
    await shop.meets('2026-05-04', 'email:ann@x.example?', 'email:ben@x.example?')
    expect(shop.people()).toEqual(before)
    expect(shop.parked()).toEqual({ 'email:ann@x.example ~ email:ben@x.example': 'unverified' })
    expect(await shop.whyNot('customer:ann', 'loyalty:ben')).toContain('does not count, because it is not verified')
  })

  it('by naming their numbers themselves, in an identify call even', async () => {
    await shop.logsIn('2026-05-04', 'customer:ann?', 'loyalty:ben?')
    expect(shop.people()).toEqual(before)
    expect(shop.parked()).toEqual({ 'customer:ann ~ loyalty:ben': 'unverified' })
  })

  it('by a browser of his own that he shows with the one and then with the other', async () => {
    await shop.meets('2026-05-04', 'cookie:his', 'email:ann@x.example?')
    await shop.meets('2026-05-05', 'cookie:his', 'email:ben@x.example?')
    expect(shop.areOne('customer:ann', 'loyalty:ben')).toBe(false)
    expect(shop.parked()).toEqual({ 'cookie:his ~ email:ben@x.example': 'unverified' })
  })

  it('by a chain of addresses that he makes up', async () => {
    await shop.meets('2026-05-04', 'email:ann@x.example?', 'email:one@evil.example?')
    await shop.meets('2026-05-05', 'email:one@evil.example?', 'phone:+447700900666?')
    await shop.meets('2026-05-06', 'phone:+447700900666?', 'cookie:his')
    await shop.meets('2026-05-07', 'cookie:his', 'email:ben@x.example?')
    expect(shop.areOne('customer:ann', 'loyalty:ben')).toBe(false)
    expect(Object.values(shop.parked())).toEqual(['unverified'])
  })

  it('by an address that is vouched for by his own account: he bridges no further than himself', async () => {
    await shop.logsIn('2026-05-03', 'customer:eve', 'email:eve@evil.example')
    await shop.meets('2026-05-04', 'customer:eve', 'email:ann@x.example?')
    await shop.meets('2026-05-05', 'customer:eve', 'email:ben@x.example?')
    expect(shop.people()).toEqual([...before, 'customer:eve email:eve@evil.example'].toSorted())
    expect(shop.parked()).toEqual({
      'customer:eve ~ email:ann@x.example': 'limit',
      'customer:eve ~ email:ben@x.example': 'unverified',
    })
  })

  it('by sending it again and again, from everywhere, for a month', async () => {
    for (let day = 1; day <= 30; day++)
      await shop.sees(['email:ann@x.example?', 'email:ben@x.example?', `cookie:bot-${day}`], {
        source: `site-${day % 3}`,
        occurredAt: `2026-04-${String(day).padStart(2, '0')}T10:00:00.000Z`,
      })
    expect(shop.areOne('customer:ann', 'loyalty:ben')).toBe(false)
  })

  it('by dating it before everything that is known of them', async () => {
    await shop.meets('2001-01-01', 'email:ann@x.example?', 'email:ben@x.example?')
    await shop.meets('2001-01-01', 'cookie:his', 'email:ann@x.example?')
    await shop.meets('2001-01-01', 'cookie:his', 'email:ben@x.example?')
    expect(shop.areOne('customer:ann', 'loyalty:ben')).toBe(false)
    expect(shop.areOne('customer:ann', 'email:ann@x.example')).toBe(true)
  })

  it('by being there first: addresses that he brought together are parted once their owners vouch for them', async () => {
    const early = new Retailer()
    await early.meets('2026-05-04', 'email:ann@x.example?', 'email:ben@x.example?')
    expect(early.people()).toEqual(['email:ann@x.example email:ben@x.example'])
    await early.logsIn('2026-05-10', 'customer:ann', 'email:ann@x.example')
    await early.logsIn('2026-05-11', 'loyalty:ben', 'email:ben@x.example')
    expect(early.people()).toEqual(before)
    expect(early.parked()).toEqual({ 'email:ann@x.example ~ email:ben@x.example': 'unverified' })
  })
})

describe('an attacker who tries to part somebody from her address', () => {
  it('by naming it beside a hundred invented customers: it stays hers, and what he sends is parked', async () => {
    for (let n = 1; n <= 100; n++) await shop.meets('2026-05-04', `customer:invented-${n}?`, 'email:ann@x.example?')
    expect(shop.personOf('customer:ann')).toBe('customer:ann email:ann@x.example')
    expect(await shop.finds('email:ann@x.example')).toBe(shop.id('customer:ann'))
    expect(new Set(Object.values(shop.parked()))).toEqual(new Set(['shared']))
  })

  it('by claiming to be its next owner: only what is vouched for makes an address change hands', async () => {
    await shop.meets('2026-05-04', 'customer:eve?', 'email:ann@x.example?')
    await shop.sells('2026-05-05', 'her lamp', 'email:ann@x.example')
    expect(await shop.ordersOf('customer:ann')).toEqual(['her lamp'])
    expect(shop.areOne('customer:eve', 'email:ann@x.example')).toBe(false)
  })
})

describe('an address that somebody types while shopping', () => {
  it('joins the browser to who has the address: that is one known person, not two', async () => {
    await shop.meets('2026-05-04', 'cookie:sofa', 'email:ann@x.example?')
    expect(shop.personOf('customer:ann')).toBe('cookie:sofa customer:ann email:ann@x.example')
  })

  it('joins nobody where a shop wants every address vouched for', async () => {
    await shop.adopts((rules) => ({
      ...rules,
      namespaces: { ...rules.namespaces, email: { ...rules.namespaces.email!, mustBeVerified: true } },
    }))
    await shop.meets('2026-05-04', 'cookie:sofa', 'email:ann@x.example?')
    expect(shop.people()).toEqual([...before, 'cookie:sofa'].toSorted())
    expect(shop.parked()).toEqual({ 'cookie:sofa ~ email:ann@x.example': 'unverified' })
  })
})
