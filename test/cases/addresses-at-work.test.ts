/** E-mail addresses and telephones that belong to a job, a company or nobody, and people who come and go behind them. */
import { describe, expect, it } from 'vitest'
import { Retailer } from '../support/retailer.ts'

describe('a mailbox of a role', () => {
  it.each(['info@acme.example', 'sales@acme.example', 'bestellung@acme.example', 'no-reply@acme.example'])(
    '%s joins none of the three colleagues who order with it',
    async (mailbox) => {
      const shop = new Retailer()
      for (const who of ['ann', 'ben', 'cleo']) await shop.logsIn('2026-05-04', `customer:${who}`, `email:${mailbox}`)
      expect(shop.people()).toEqual(['customer:ann', 'customer:ben', 'customer:cleo'])
      expect(shop.parked()).toEqual({
        [`customer:ann ~ email:${mailbox}`]: 'blocked',
        [`customer:ben ~ email:${mailbox}`]: 'blocked',
        [`customer:cleo ~ email:${mailbox}`]: 'blocked',
      })
      expect(await shop.finds(`email:${mailbox}`)).toBe(null)
    },
  )

  it('is said to be nobody’s', async () => {
    const shop = new Retailer()
    await shop.logsIn('2026-05-04', 'customer:ann', 'email:info@acme.example')
    expect(await shop.whyNot('customer:ann', 'email:info@acme.example')).toBe(
      'customer ann and email info@acme.example are not one person: that customer ann was seen with email info@acme.example by web on 2026-05-04 (rule together, strength 70) does not count, because one of them is a value that stands for nobody, and it would take what there is not: email info@acme.example is a value that stands for nobody.',
    )
  })

  it('does not keep a colleague’s own address from being his', async () => {
    const shop = new Retailer()
    await shop.logsIn('2026-05-04', 'customer:ann', 'email:info@acme.example', 'email:ann@acme.example')
    expect(shop.people()).toEqual(['customer:ann email:ann@acme.example'])
  })
})

describe('an address to be thrown away', () => {
  it('joins nobody: whoever draws it next is somebody else', async () => {
    const shop = new Retailer()
    await shop.logsIn('2026-05-04', 'customer:ann', 'email:kq7@mailinator.com')
    await shop.logsIn('2026-05-05', 'customer:ben', 'email:kq7@mailinator.com')
    await shop.meets('2026-05-06', 'loyalty:cleo', 'email:kq7@mailinator.com')
    expect(shop.people()).toEqual(['customer:ann', 'customer:ben', 'loyalty:cleo'])
    expect(new Set(Object.values(shop.parked()))).toEqual(new Set(['blocked']))
  })

  it('is told from one that only forwards, and stays its maker’s', async () => {
    const shop = new Retailer()
    await shop.logsIn('2026-05-04', 'customer:ann', 'email:ann-shop@duck.com')
    expect(shop.people()).toEqual(['customer:ann email:ann-shop@duck.com'])
  })
})

describe('the switchboard of an office', () => {
  it('given as their number by five of its people is nobody’s, and lets go of those who had it before', async () => {
    const shop = new Retailer()
    const desks = ['a', 'b', 'c', 'd', 'e']
    for (const [at, who] of desks.entries())
      await shop.logsIn(`2026-03-0${at + 1}`, `customer:${who}`, 'phone:+442079460000')
    expect(shop.people()).toEqual(desks.map((who) => `customer:${who}`))
    expect(Object.values(shop.parked())).toEqual(desks.map(() => 'shared'))
    expect(await shop.finds('phone:+442079460000')).toBe(null)
    expect(await shop.whyNot('customer:a', 'phone:+442079460000')).toContain(
      'it would take what there is not: phone +442079460000 is shared by too many people',
    )
  })

  it('counts by the time of the calls, never by today: five in five years had it one after the other', async () => {
    const shop = new Retailer()
    for (const [at, who] of ['a', 'b', 'c', 'd', 'e'].entries())
      await shop.logsIn(`202${at}-03-01`, `customer:${who}`, 'phone:+442079460000')
    expect(shop.people()).toEqual(['a', 'b', 'c', 'd', 'e'].map((who) => `customer:${who} phone:+442079460000`))
    expect(shop.parked()).toEqual({})
  })

  it('as a landline joins nobody from the first day: it says who works together, not who is who', async () => {
    const shop = new Retailer()
    await shop.logsIn('2026-05-04', 'customer:ann', 'landline:+442079460000')
    await shop.logsIn('2026-05-05', 'customer:ben', 'landline:+442079460000')
    expect(shop.people()).toEqual(['customer:ann', 'customer:ben'])
    expect(Object.values(shop.parked())).toEqual(['household', 'household'])
  })
})

async function janeAtAcme(): Promise<Retailer> {
  const shop = new Retailer()
  await shop.logsIn('2025-01-10', 'customer:jane', 'email:jane@acme.example', 'email:jane@home.example')
  await shop.sells('2025-02-01', 'her kettle', 'email:jane@acme.example?')
  await shop.logsIn('2025-06-20', 'customer:jane', 'email:jane@acme.example')
  return shop
}

describe('jane@acme, which Jane uses for her own shopping too', () => {
  it('is hers, at work and at home', async () => {
    const shop = await janeAtAcme()
    expect(shop.people()).toEqual(['customer:jane email:jane@acme.example email:jane@home.example'])
    expect(await shop.ordersOf('customer:jane')).toEqual(['her kettle'])
  })

  it('goes to another Jane when she leaves: each has it for her time, and neither the other’s orders', async () => {
    const shop = await janeAtAcme()
    const before = shop.id('customer:jane')
    await shop.logsIn('2025-09-01', 'customer:jane2', 'email:jane@acme.example')
    await shop.sells('2025-09-15', 'the other’s lamp', 'email:jane@acme.example?')
    expect(shop.people()).toEqual([
      'customer:jane email:jane@acme.example email:jane@home.example',
      'customer:jane2 email:jane@acme.example',
    ])
    expect(await shop.ordersOf('customer:jane')).toEqual(['her kettle'])
    expect(await shop.ordersOf('customer:jane2')).toEqual(['the other’s lamp'])
    expect(shop.id('customer:jane')).toBe(before)
    expect(shop.parked()).toEqual({})
  })

  it('does not bring them together: the one left before the other came', async () => {
    const shop = await janeAtAcme()
    await shop.logsIn('2025-09-01', 'customer:jane2', 'email:jane@acme.example')
    expect(await shop.whyNot('customer:jane', 'customer:jane2')).toBe(
      'customer jane and customer jane2 were never seen together, not even through others: it would take a steward’s merge.',
    )
  })

  it('stays hers alone when an order that she made at work reaches us late', async () => {
    const shop = await janeAtAcme()
    await shop.logsIn('2025-09-01', 'customer:jane2', 'email:jane@acme.example')
    await shop.sells('2025-03-01', 'her late mug', 'email:jane@acme.example?')
    expect(await shop.ordersOf('customer:jane')).toEqual(['her kettle', 'her late mug'])
    expect(await shop.ordersOf('customer:jane2')).toEqual([])
  })

  it('used by both at the same time is the first one’s; the other’s is parked for a steward to see', async () => {
    const shop = await janeAtAcme()
    await shop.logsIn('2025-09-01', 'customer:jane2', 'email:jane@acme.example')
    await shop.logsIn('2025-09-20', 'customer:jane', 'email:jane@acme.example')
    expect(shop.people()).toEqual(['customer:jane email:jane@acme.example email:jane@home.example', 'customer:jane2'])
    expect(shop.parked()).toEqual({ 'customer:jane2 ~ email:jane@acme.example': 'limit' })
    expect(await shop.whyNot('customer:jane', 'customer:jane2')).toContain(
      'does not count, because one person would have more of a kind than the rules allow',
    )
  })
})
