/** A customer lost her card, and took out another at the till: a person may hold one card at a time. */
import { beforeEach, describe, expect, it } from 'vitest'
import { Retailer } from '../support/retailer.ts'

let shop: Retailer

beforeEach(async () => {
  shop = new Retailer()
  await shop.logsIn('2026-01-10', 'customer:ann', 'loyalty:old', 'email:ann@x.example')
  await shop.sells('2026-01-20', 'with the old', 'loyalty:old')
  await shop.logsIn('2026-04-10', 'loyalty:new', 'email:ann@x.example')
  await shop.sells('2026-04-20', 'with the new', 'loyalty:new')
})

describe('a person with two loyalty cards', () => {
  it('keeps the one that was seen with her first: two cards in use in one year may be two people’s', async () => {
    expect(shop.people()).toEqual(['customer:ann email:ann@x.example loyalty:old', 'loyalty:new'])
    expect(await shop.ordersOf('customer:ann')).toEqual(['with the old'])
    expect(await shop.ordersOf('loyalty:new')).toEqual(['with the new'])
  })

  it('is parked for the limit, where a steward sees it: at either profile, and asking why not', async () => {
    expect(shop.parked()).toEqual({ 'email:ann@x.example ~ loyalty:new': 'limit' })
    const parked = 'email:ann@x.example ~ loyalty:new: limit'
    expect(await shop.evidenceShownOf('customer:ann')).toContain(parked)
    expect(await shop.evidenceShownOf('loyalty:new')).toEqual([parked])
    expect(await shop.whyNot('customer:ann', 'loyalty:new')).toMatch(
      /^customer ann and loyalty new are not one person: that .*email ann@x\.example was seen with loyalty new by web on 2026-04-10 .* does not count, because one person would have more of a kind than the rules allow, and it would take a steward’s merge\.$/,
    )
  })

  it('is made one by a steward, cards, orders and all, and stays so', async () => {
    await shop.merge(['customer:ann', 'loyalty:new'])
    await shop.sells('2026-05-04', 'and after', 'loyalty:new')
    await shop.meets('2026-05-05', 'loyalty:old', 'loyalty:new')
    expect(shop.people()).toEqual(['customer:ann email:ann@x.example loyalty:new loyalty:old'])
    expect(await shop.ordersOf('customer:ann')).toEqual(['and after', 'with the new', 'with the old'])
    expect(shop.parked()).toEqual({})
  })

  it('does not make room for a third by that', async () => {
    await shop.merge(['customer:ann', 'loyalty:new'])
    await shop.meets('2026-05-05', 'loyalty:third', 'email:ann@x.example')
    expect(shop.areOne('loyalty:third', 'customer:ann')).toBe(false)
    expect(shop.parked()).toEqual({ 'email:ann@x.example ~ loyalty:third': 'limit' })
  })

  it('is two profiles again, as they were, when the steward takes the merge back', async () => {
    const before = shop.state()
    await shop.undo(await shop.merge(['customer:ann', 'loyalty:new']))
    expect(shop.state()).toEqual(before)
    expect(await shop.ordersOf('customer:ann')).toEqual(['with the old'])
  })
})

describe('a card that replaced one which has not been used for more than a year', () => {
  it('is hers without anybody’s doing', async () => {
    await shop.meets('2027-06-01', 'customer:bea', 'loyalty:first')
    await shop.meets('2028-07-01', 'customer:bea', 'loyalty:second')
    expect(shop.personOf('customer:bea')).toBe('customer:bea loyalty:first loyalty:second')
  })

  it('is no longer when the old one turns up again: both are in use', async () => {
    await shop.meets('2027-06-01', 'customer:bea', 'loyalty:first')
    await shop.meets('2028-07-01', 'customer:bea', 'loyalty:second')
    await shop.meets('2028-08-01', 'loyalty:first', 'cookie:phone')
    expect(shop.personOf('customer:bea')).toBe('cookie:phone customer:bea loyalty:first')
    expect(shop.parked()).toMatchObject({ 'customer:bea ~ loyalty:second': 'limit' })
  })
})
