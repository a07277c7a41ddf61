/** People who live together, and leave the same address, telephone or account wherever they shop. */
import { describe, expect, it } from 'vitest'
import { Retailer } from '../support/retailer.ts'

describe('a couple who share an e-mail address, each with a loyalty card', () => {
  it('stay two: the address is with the card that gave it first, the other’s is parked', async () => {
    const shop = new Retailer()
    await shop.meets('2026-03-01', 'loyalty:hers', 'email:us@home.example')
    await shop.meets('2026-03-08', 'loyalty:his', 'email:us@home.example')
    expect(shop.people()).toEqual(['email:us@home.example loyalty:hers', 'loyalty:his'])
    expect(shop.parked()).toEqual({ 'email:us@home.example ~ loyalty:his': 'limit' })
    expect(await shop.whyNot('loyalty:hers', 'loyalty:his')).toBe(
      'loyalty hers and loyalty his are not one person: that email us@home.example was seen with loyalty his by web on 2026-03-08 (rule together, strength 70) does not count, because one person would have more of a kind than the rules allow, and it would take a steward’s merge.',
    )
  })

  it('stay two when either’s card is heard of first: the earlier day counts, not the earlier message', async () => {
    const shop = new Retailer()
    await shop.meets('2026-03-08', 'loyalty:his', 'email:us@home.example')
    await shop.meets('2026-03-01', 'loyalty:hers', 'email:us@home.example')
    expect(shop.people()).toEqual(['email:us@home.example loyalty:hers', 'loyalty:his'])
  })

  it('stay two when both have an account as well, and the browser at home is each one’s by turns', async () => {
    const shop = new Retailer()
    await shop.logsIn('2026-03-01 10:00', 'customer:her', 'loyalty:hers', 'email:us@home.example', 'cookie:den')
    await shop.logsIn('2026-03-02 20:00', 'customer:him', 'loyalty:his', 'email:us@home.example', 'cookie:den')
    await shop.logsIn('2026-03-03 10:00', 'customer:her', 'email:us@home.example', 'cookie:den')
    expect(shop.people()).toEqual([
      'cookie:den customer:her email:us@home.example loyalty:hers',
      'cookie:den customer:him loyalty:his',
    ])
    expect(shop.parked()).toEqual({
      'cookie:den ~ email:us@home.example': 'limit',
      'customer:him ~ email:us@home.example': 'limit',
      'email:us@home.example ~ loyalty:his': 'limit',
    })
  })

  it('who part, and one of whom keeps the address, are two people with an address each had in turn', async () => {
    const shop = new Retailer()
    await shop.logsIn('2024-03-01', 'customer:her', 'email:us@home.example')
    await shop.logsIn('2026-03-01', 'customer:him', 'email:us@home.example')
    expect(shop.people()).toEqual(['customer:her email:us@home.example', 'customer:him email:us@home.example'])
  })
})

describe('a family account', () => {
  it('is one profile, as it is one account, whoever of them uses it', async () => {
    const shop = new Retailer()
    await shop.logsIn('2026-03-01', 'customer:family', 'email:mum@home.example', 'device:tablet')
    await shop.logsIn('2026-03-02', 'customer:family', 'email:dad@home.example', 'device:phone')
    expect(shop.people()).toEqual([
      'customer:family device:phone device:tablet email:dad@home.example email:mum@home.example',
    ])
  })

  it('draws nobody’s own account in: what both accounts use stays with the one that had it first', async () => {
    const shop = new Retailer()
    await shop.logsIn('2026-03-01', 'customer:family', 'email:mum@home.example')
    await shop.logsIn('2026-03-05', 'customer:mum', 'email:mum@home.example', 'phone:+447700900111')
    await shop.logsIn('2026-03-09', 'customer:family', 'email:mum@home.example')
    expect(shop.people()).toEqual(['customer:family email:mum@home.example', 'customer:mum phone:+447700900111'])
    expect(shop.parked()).toEqual({
      'customer:mum ~ email:mum@home.example': 'limit',
      'email:mum@home.example ~ phone:+447700900111': 'limit',
    })
  })

  it('holds one card; the card of another of them waits beside it, and is a person of its own', async () => {
    const shop = new Retailer()
    await shop.logsIn('2026-03-01', 'customer:family', 'loyalty:mums')
    await shop.logsIn('2026-03-02', 'customer:family', 'loyalty:dads')
    expect(shop.people()).toEqual(['customer:family loyalty:mums', 'loyalty:dads'])
    expect(shop.parked()).toEqual({ 'customer:family ~ loyalty:dads': 'limit' })
  })
})

const home = {
  lastName: 'Roe',
  birthday: '1990-02-14',
  'address.street': '12 Mill Lane',
  'address.postalCode': 'LS1 4AP',
}

async function twins(): Promise<Retailer> {
  const shop = new Retailer()
  await shop.sees(['customer:anna', 'landline:+441132960000'], {
    record: { id: null, attributes: { ...home, firstName: 'Anna' } },
  })
  await shop.sees(['customer:anne', 'landline:+441132960000'], {
    record: { id: null, attributes: { ...home, firstName: 'Anne' } },
  })
  return shop
}

describe('twins at one address', () => {
  it('of one name, one birth date and one landline are two people', async () => {
    const shop = await twins()
    expect(shop.people()).toEqual(['customer:anna', 'customer:anne'])
    expect(shop.parked()).toEqual({
      'customer:anna ~ landline:+441132960000': 'household',
      'customer:anne ~ landline:+441132960000': 'household',
    })
  })

  it('are told apart by what makes them a household', async () => {
    const shop = await twins()
    expect(await shop.whyNot('customer:anna', 'customer:anne')).toContain(
      'does not count, because one of them is a household’s',
    )
    expect(await shop.finds('landline:+441132960000')).toBe(null)
  })

  it('whom somebody has mixed up once are kept apart for good by a steward', async () => {
    const shop = await twins()
    await shop.merge(['customer:anna', 'customer:anne'])
    expect(shop.areOne('customer:anna', 'customer:anne')).toBe(true)
    await shop.split('customer:anna', [['customer:anna'], ['customer:anne']])
    await shop.logsIn('2026-05-20', 'customer:anna', 'email:a.roe@home.example')
    await shop.meets('2026-05-21', 'customer:anne', 'email:a.roe@home.example')
    await shop.meets('2026-05-22', 'customer:anna', 'email:a.roe@home.example')
    expect(shop.people()).toEqual(['customer:anna email:a.roe@home.example', 'customer:anne'])
    expect(shop.parked()).toMatchObject({ 'customer:anne ~ email:a.roe@home.example': 'pin' })
  })
})
