/** Orders without an account, fields that were filled with anything, and the shop's own test accounts. */
import { describe, expect, it } from 'vitest'
import { RULES } from '../support/events.ts'
import { Retailer } from '../support/retailer.ts'

describe('a guest who checks out without an account', () => {
  it('is one person over all orders with the same address, though nobody vouched for it', async () => {
    const shop = new Retailer()
    await shop.sells('2026-03-01', 'first', 'cookie:laptop', 'email:guest@x.example?')
    await shop.sells('2026-03-20', 'second', 'cookie:phone', 'email:guest@x.example?')
    expect(shop.people()).toEqual(['cookie:laptop cookie:phone email:guest@x.example'])
    expect(await shop.ordersOf('email:guest@x.example')).toEqual(['first', 'second'])
  })

  it('brings the orders along on opening an account, and keeps the id', async () => {
    const shop = new Retailer()
    await shop.sells('2026-03-01', 'first', 'cookie:laptop', 'email:guest@x.example?')
    const before = shop.id('email:guest@x.example')
    await shop.logsIn('2026-04-01', 'customer:ann', 'email:guest@x.example')
    expect(shop.people()).toEqual(['cookie:laptop customer:ann email:guest@x.example'])
    expect(await shop.ordersOf('customer:ann')).toEqual(['first'])
    expect(await shop.leadsTo(before)).toBe(shop.id('customer:ann'))
    expect(shop.id('customer:ann')).toBe(before)
  })

  it('stays two people where two guests share a browser and each gives an address of an account', async () => {
    const shop = new Retailer()
    await shop.logsIn('2026-01-01', 'customer:ann', 'email:ann@x.example')
    await shop.logsIn('2026-01-01', 'customer:ben', 'email:ben@x.example')
    await shop.meets('2026-03-01', 'cookie:library', 'email:ann@x.example?')
    await shop.meets('2026-03-02', 'cookie:library', 'email:ben@x.example?')
    expect(shop.people()).toEqual([
      'cookie:library customer:ann email:ann@x.example',
      'customer:ben email:ben@x.example',
    ])
    expect(shop.parked()).toEqual({ 'cookie:library ~ email:ben@x.example': 'limit' })
  })

  it('who sends a present to somebody else is not that person', async () => {
    const shop = new Retailer()
    await shop.meets('2026-01-01', 'loyalty:ann', 'email:ann@x.example')
    await shop.meets('2026-01-01', 'loyalty:ben', 'email:ben@x.example')
    await shop.sells('2026-03-01', 'flowers', 'loyalty:ann', 'email:ben@x.example?')
    expect(shop.people()).toEqual(['email:ann@x.example loyalty:ann', 'email:ben@x.example loyalty:ben'])
    expect(await shop.ordersOf('loyalty:ann')).toEqual(['flowers'])
  })

  it('without any identifier is in the books, and nobody’s', async () => {
    const shop = new Retailer()
    await shop.sells('2026-03-01', 'cash')
    expect(shop.people()).toEqual([])
    expect(shop.identity.vertices.size).toBe(0)
  })
})

describe('what stands for nobody', () => {
  it.each([
    'email:noemail@shop.example',
    'email:none@none.example',
    'email:test@test.com',
    'phone:+440000000000',
    'phone:+449999999999',
    'customer:anonymous',
    'customer:0000',
    'loyalty:n/a',
    'device:00000000-0000-0000-0000-000000000000',
    'cookie:undefined',
  ])('%s, typed at the till for want of anything better, joins nobody', async (placeholder) => {
    const shop = new Retailer()
    await shop.meets('2026-03-01', 'email:ann@x.example', placeholder)
    await shop.meets('2026-03-02', 'email:ben@x.example', placeholder)
    expect(shop.people()).toEqual(['email:ann@x.example', 'email:ben@x.example'])
    expect(Object.values(shop.parked())).toEqual(['blocked', 'blocked'])
    expect(await shop.finds(placeholder)).toBe(null)
  })

  it('takes no orders: they go to who else is named', async () => {
    const shop = new Retailer()
    await shop.sells('2026-03-01', 'lamp', 'customer:anonymous', 'loyalty:ann')
    await shop.sells('2026-03-01', 'rug', 'customer:anonymous')
    expect(await shop.ordersOf('loyalty:ann')).toEqual(['lamp'])
  })

  it('does not make a device change hands: nobody logs in as anonymous', async () => {
    const shop = new Retailer()
    await shop.logsIn('2026-03-01', 'customer:ann', 'device:phone')
    await shop.logsIn('2026-03-02', 'customer:anonymous', 'device:phone')
    await shop.sells('2026-03-03', 'lamp', 'device:phone')
    expect(shop.people()).toEqual(['customer:ann device:phone'])
    expect(await shop.ordersOf('customer:ann')).toEqual(['lamp'])
  })
})

describe('the accounts with which the shop tests itself', () => {
  it('join nobody, and are nobody', async () => {
    const shop = new Retailer()
    await shop.logsIn('2026-03-01', 'customer:test', 'email:ann@x.example')
    await shop.logsIn('2026-03-01', 'customer:test', 'email:ben@x.example')
    expect(shop.people()).toEqual(['email:ann@x.example', 'email:ben@x.example'])
    expect(new Set(Object.values(shop.parked()))).toEqual(new Set(['blocked']))
  })

  it('that the rules do not know are told them: a new rule parts at once whom one of them had brought together', async () => {
    const shop = new Retailer()
    await shop.meets('2026-03-01', 'email:ann@x.example', 'phone:+447700900999')
    await shop.meets('2026-03-02', 'email:ben@x.example', 'phone:+447700900999')
    expect(shop.people()).toHaveLength(1)
    const blocked = ['+447700900999']
    const applied = await shop.adopts((rules) => ({
      ...rules,
      namespaces: { ...rules.namespaces, phone: { ...RULES.namespaces.phone!, blocked } },
    }))
    expect(applied).toMatchObject({ splits: 1, merges: 0 })
    expect(shop.people()).toEqual(['email:ann@x.example', 'email:ben@x.example'])
    expect(Object.values(shop.parked())).toEqual(['blocked', 'blocked'])
    expect(shop.decisionsTaken().map(({ kind }) => kind)).toEqual(['split'])
  })
})
