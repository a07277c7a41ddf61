/** Stewards judge where the evidence misleads, and what they judge holds until they say otherwise. */
import { describe, expect, it } from 'vitest'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'
import { Retailer } from '../support/retailer.ts'
import { idOf } from '../support/steward.ts'

const PHONE = 'phone:+447700900111'

/** The till took Ben's number for Ann's. */
async function joinedByMistake() {
  const shop = new Retailer()
  await shop.logsIn('2026-03-01', 'customer:ann', 'email:ann@x.example')
  await shop.meets('2026-03-02', 'loyalty:ben', PHONE)
  const before = shop.state()
  await shop.meets('2026-03-05', 'email:ann@x.example', PHONE)
  const [mistake] = shop.decisionsTaken()
  return { shop, before, mistake: mistake! }
}

describe('an automatic merge that was a mistake', () => {
  it('is on the ledger, with who they were before', async () => {
    const { shop, mistake } = await joinedByMistake()
    expect(shop.people()).toEqual([`customer:ann email:ann@x.example loyalty:ben ${PHONE}`])
    expect(mistake).toMatchObject({ kind: 'merge', undoes: null })
    expect(mistake.effect.before).toHaveLength(2)
    expect(mistake.effect.after).toHaveLength(1)
  })

  it('is undone: both are who they were, with the ids that they had', async () => {
    const { shop, before, mistake } = await joinedByMistake()
    await shop.undo(mistake)
    expect(shop.state()).toEqual(before)
  })

  it('does not come back with the next event that names the same two, nor with the hundredth', async () => {
    const { shop, before, mistake } = await joinedByMistake()
    const undo = await shop.undo(mistake)
    for (let day = 10; day < 30; day++)
      await shop.sees(['email:ann@x.example', PHONE], {
        source: day % 2 === 0 ? 'till' : 'web',
        occurredAt: `2026-03-${day}T10:00:00.000Z`,
      })
    expect(shop.state()).toEqual(before)
    expect(shop.parked()).toEqual({ [`email:ann@x.example ~ ${PHONE}`]: 'pin' })
    expect(await shop.whyNot('customer:ann', 'loyalty:ben')).toMatch(
      new RegExp(`does not count, because a pin keeps them apart, and it would take to withdraw the pin ${idOf(undo)}`),
    )
  })

  it('leaves what comes later with the right person', async () => {
    const { shop, mistake } = await joinedByMistake()
    await shop.undo(mistake)
    await shop.sells('2026-04-01', 'his boots', PHONE, 'cookie:his')
    await shop.sells('2026-04-02', 'her boots', 'email:ann@x.example', 'cookie:hers')
    expect(shop.people()).toEqual(['cookie:hers customer:ann email:ann@x.example', `cookie:his loyalty:ben ${PHONE}`])
    expect(await shop.ordersOf('loyalty:ben')).toEqual(['his boots'])
    expect(await shop.ordersOf('customer:ann')).toEqual(['her boots'])
  })

  it('takes back with the ids what came while it stood', async () => {
    const { shop, mistake } = await joinedByMistake()
    await shop.sells('2026-03-10', 'his boots', 'loyalty:ben')
    await shop.meets('2026-03-11', 'loyalty:ben', 'cookie:his')
    expect(await shop.ordersOf('customer:ann')).toEqual(['his boots'])
    await shop.undo(mistake)
    expect(shop.people()).toEqual(['cookie:his loyalty:ben ' + PHONE, 'customer:ann email:ann@x.example'])
    expect(await shop.ordersOf('customer:ann')).toEqual([])
    expect(await shop.ordersOf('loyalty:ben')).toEqual(['his boots'])
  })
})

async function apart() {
  const shop = new Retailer()
  await shop.meets('2026-03-01', 'loyalty:ann', 'email:ann@x.example')
  await shop.meets('2026-03-01', 'phone:+447700900222', 'email:ben@x.example')
  const sides = [['email:ann@x.example'], ['email:ben@x.example']]
  const verdict = await shop.decisions.pin(DEVELOPMENT_CONTEXT, { kind: 'apart', sides, reason: 'Sisters' })
  return { shop, verdict }
}

describe('“these two are not the same”', () => {
  it('is stronger than any event that names both, however well vouched for', async () => {
    const { shop } = await apart()
    await shop.logsIn('2026-04-01', 'customer:new', 'email:ann@x.example', 'email:ben@x.example')
    expect(shop.areOne('email:ann@x.example', 'email:ben@x.example')).toBe(false)
    expect(shop.parked()).toMatchObject({ 'email:ann@x.example ~ email:ben@x.example': 'pin' })
  })

  it('holds along a chain of new identifiers, from whichever end it is tied', async () => {
    const links = ['cookie:1', 'device:2', 'email:3@x.example', 'phone:+447700900333', 'cookie:4']
    const chain = ['loyalty:ann', ...links, 'phone:+447700900222']
    const pairs = chain.slice(1).map((to, index) => [chain[index] ?? '', to] as const)
    for (const told of [pairs, pairs.toReversed(), [...pairs.slice(3), ...pairs.slice(0, 3)]]) {
      const { shop } = await apart()
      for (const [from, to] of told) await shop.meets('2026-04-01', from, to)
      expect(shop.areOne('email:ann@x.example', 'email:ben@x.example')).toBe(false)
      expect(Object.values(shop.parked())).toEqual(['pin'])
    }
  })

  it('holds when one of them is later merged with somebody who is seen with the other', async () => {
    const { shop } = await apart()
    await shop.logsIn('2026-04-01', 'customer:cleo', 'phone:+447700900444')
    await shop.merge(['customer:cleo', 'loyalty:ann'])
    await shop.meets('2026-04-02', 'phone:+447700900444', 'email:ben@x.example')
    expect(shop.areOne('customer:cleo', 'email:ann@x.example')).toBe(true)
    expect(shop.areOne('customer:cleo', 'email:ben@x.example')).toBe(false)
  })

  it('stands against another steward, who is told whose verdict it is', async () => {
    const { shop, verdict } = await apart()
    await expect(shop.merge(['loyalty:ann', 'email:ben@x.example'])).rejects.toMatchObject({
      code: 'CONFLICT',
      remedy: expect.stringContaining(`selfsame undo ${idOf(verdict)}`),
    })
  })

  it('ends when it is taken back: then the evidence says what it said all the time', async () => {
    const { shop, verdict } = await apart()
    await shop.meets('2026-04-01', 'email:ann@x.example', 'email:ben@x.example')
    await shop.undo(verdict)
    expect(shop.people()).toEqual(['email:ann@x.example email:ben@x.example loyalty:ann phone:+447700900222'])
  })
})

async function twoNumbers(): Promise<Retailer> {
  const shop = new Retailer()
  await shop.logsIn('2026-03-01', 'customer:1', 'email:ann@x.example', 'device:phone')
  await shop.logsIn('2026-03-02', 'customer:2', 'loyalty:anns', 'cookie:laptop')
  await shop.sells('2026-03-03', 'lamp', 'customer:1')
  await shop.sells('2026-03-04', 'rug', 'customer:2')
  return shop
}

describe('one person with two customer numbers', () => {
  it('is never made of them by evidence', async () => {
    const shop = await twoNumbers()
    await shop.logsIn('2026-03-05', 'customer:1', 'customer:2')
    expect(shop.areOne('customer:1', 'customer:2')).toBe(false)
    expect(shop.parked()).toEqual({ 'customer:1 ~ customer:2': 'limit' })
  })

  it('is made of them by a steward, and says by whom', async () => {
    const shop = await twoNumbers()
    const merge = await shop.merge(['customer:1', 'customer:2'])
    expect(shop.people()).toEqual(['cookie:laptop customer:1 customer:2 device:phone email:ann@x.example loyalty:anns'])
    expect(await shop.ordersOf('customer:2')).toEqual(['lamp', 'rug'])
    expect(await shop.why('customer:1', 'customer:2')).toBe(
      `customer 1 and customer 2 are one person: customer 1 is held together with customer 2 by development since 2026-06-01, saying “One person” (pin ${idOf(merge)}.0).`,
    )
  })

  it('who logs in under both on one device has not lent it to anybody', async () => {
    const shop = await twoNumbers()
    await shop.merge(['customer:1', 'customer:2'])
    await shop.logsIn('2026-04-01', 'customer:2', 'device:phone')
    await shop.sells('2026-04-02', 'anonymous', 'device:phone')
    expect(shop.people()).toHaveLength(1)
    expect(await shop.ordersOf('customer:1')).toEqual(['anonymous', 'lamp', 'rug'])
  })

  it('keeps every id that either ever had, through merge, split and merge: each leads straight to a live profile', async () => {
    const shop = await twoNumbers()
    const born = [...shop.identity.vertices.values()]
    const leads = () => Promise.all(born.map(async ({ birthId }) => shop.leadsTo(birthId)))
    const asTwo = await leads()
    const [first, second] = [shop.id('customer:1'), shop.id('customer:2')]
    expect(new Set(asTwo)).toEqual(new Set([first, second]))

    await shop.merge(['customer:1', 'customer:2'])
    expect(await leads()).toEqual(born.map(() => first))

    await shop.split('customer:1', [
      ['customer:1', 'email:ann@x.example', 'device:phone'],
      ['customer:2', 'loyalty:anns', 'cookie:laptop'],
    ])
    expect(await leads()).toEqual(asTwo)
    expect(await shop.ordersOf('customer:1')).toEqual(['lamp'])
    expect(await shop.ordersOf('customer:2')).toEqual(['rug'])

    const split = shop.decisionsTaken().findLast(({ kind }) => kind === 'split')
    await shop.undo(split!)
    expect(await leads()).toEqual(born.map(() => first))
    expect([...shop.identity.profiles.keys()]).toEqual([first])
  })
})
