/** Mum, Dad and Kim share the tablet in the kitchen. Each has an account with the shop, and logs in when it is their turn. */
import { beforeEach, describe, expect, it } from 'vitest'
import { at, login, order, Retailer } from '../support/retailer.ts'

let shop: Retailer

beforeEach(async () => {
  shop = new Retailer()
  await shop.logsIn('2026-05-04 08:00', 'customer:mum', 'email:mum@home.example', 'device:tablet')
  await shop.logsIn('2026-05-04 17:00', 'customer:dad', 'email:dad@home.example', 'device:tablet')
  await shop.logsIn('2026-05-04 19:00', 'customer:kim', 'device:tablet')
})

describe('the family tablet', () => {
  it('makes nobody of three people one: each holds it for the time that it was theirs', () => {
    expect(shop.people()).toEqual([
      'customer:dad device:tablet email:dad@home.example',
      'customer:kim device:tablet',
      'customer:mum device:tablet email:mum@home.example',
    ])
    expect(shop.parked()).toEqual({})
  })

  it('goes on so when they take turns for weeks', async () => {
    const before = shop.people()
    const vertices = shop.identity.vertices.size
    for (let day = 10; day < 31; day++)
      for (const [time, who] of [
        ['08:00', 'mum'],
        ['12:30', 'kim'],
        ['20:00', 'dad'],
      ])
        await shop.logsIn(`2026-05-${day} ${time}`, `customer:${who}`, 'device:tablet')
    expect(shop.people()).toEqual(before)
    expect(shop.identity.vertices.size).toBe(vertices)
  })

  it('says why they are three: nothing but the tablet brings them together, and it is each one’s own by turns', async () => {
    expect(await shop.whyNot('customer:mum', 'customer:dad')).toBe(
      'customer mum and customer dad were never seen together, not even through others: it would take a steward’s merge.',
    )
  })

  it('gives what is done without logging in to whoever logged in last', async () => {
    await shop.meets('2026-05-04 09:10', 'device:tablet', 'email:for-mum@home.example?')
    await shop.meets('2026-05-04 18:20', 'device:tablet', 'email:for-dad@home.example?')
    await shop.meets('2026-05-04 22:00', 'device:tablet', 'email:for-kim@home.example?')
    expect(shop.areOne('email:for-mum@home.example', 'customer:mum')).toBe(true)
    expect(shop.areOne('email:for-dad@home.example', 'customer:dad')).toBe(true)
    expect(shop.areOne('email:for-kim@home.example', 'customer:kim')).toBe(true)
  })

  it('gives the time before anybody logged in to who logged in first', async () => {
    await shop.meets('2026-05-01 21:00', 'device:tablet', 'email:early@home.example?')
    await shop.sells('2026-05-01 21:30', 'before', 'device:tablet')
    expect(shop.areOne('email:early@home.example', 'customer:mum')).toBe(true)
    expect(await shop.ordersOf('customer:mum')).toEqual(['before'])
  })

  it('says of an anonymous address whose hands the tablet was in', async () => {
    await shop.meets('2026-05-04 18:20', 'device:tablet', 'email:for-dad@home.example?')
    expect(await shop.why('customer:dad', 'email:for-dad@home.example')).toContain(
      'customer dad was seen with device tablet (in another owner’s hands) by web on 2026-05-04',
    )
  })
})

describe('a login that reaches us late', () => {
  it('moves the boundary: what had been taken for the last one’s goes to who logged in between', async () => {
    await shop.meets('2026-05-04 18:30', 'device:tablet', 'email:gran@home.example?')
    await shop.sells('2026-05-04 18:40', 'slippers', 'device:tablet')
    expect(shop.areOne('email:gran@home.example', 'customer:dad')).toBe(true)
    expect(await shop.ordersOf('customer:dad')).toEqual(['slippers'])

    await shop.logsIn('2026-05-04 18:00', 'customer:gran', 'device:tablet')
    expect(shop.personOf('customer:gran')).toBe('customer:gran device:tablet email:gran@home.example')
    expect(shop.personOf('customer:dad')).not.toContain('gran')
    expect(await shop.ordersOf('customer:gran')).toEqual(['slippers'])
    expect(await shop.ordersOf('customer:dad')).toEqual([])
  })

  it('from before all others makes the first days that person’s', async () => {
    await shop.sells('2026-05-01 21:30', 'before', 'device:tablet')
    await shop.logsIn('2026-05-02 10:00', 'customer:gran', 'device:tablet')
    await shop.meets('2026-05-01 21:00', 'device:tablet', 'email:early@home.example?')
    expect(shop.areOne('email:early@home.example', 'customer:gran')).toBe(true)
    expect(await shop.ordersOf('customer:gran')).toEqual(['before'])
    expect(await shop.ordersOf('customer:mum')).toEqual([])
  })

  it('leaves everybody the profile and the id that they had', async () => {
    const ids = ['customer:mum', 'customer:dad', 'customer:kim'].map((key) => shop.id(key))
    await shop.logsIn('2026-05-04 18:00', 'customer:gran', 'device:tablet')
    await shop.logsIn('2026-05-01 08:00', 'customer:dad', 'device:tablet')
    expect(['customer:mum', 'customer:dad', 'customer:kim'].map((key) => shop.id(key))).toEqual(ids)
  })
})

describe('orders from the family tablet', () => {
  it('that name nobody are booked on whoever had it in hand, to the minute', async () => {
    await shop.sells('2026-05-04 16:59', 'tea', 'device:tablet')
    await shop.sells('2026-05-04 17:00', 'saw', 'device:tablet')
    await shop.sells('2026-05-04 19:05', 'game', 'device:tablet')
    expect(await shop.ordersOf('customer:mum')).toEqual(['tea'])
    expect(await shop.ordersOf('customer:dad')).toEqual(['saw'])
    expect(await shop.ordersOf('customer:kim')).toEqual(['game'])
  })

  it('that name somebody are theirs, whoever logged in last', async () => {
    await shop.sells('2026-05-04 21:00', 'roses', 'customer:dad', 'device:tablet')
    expect(await shop.ordersOf('customer:dad')).toEqual(['roses'])
    expect(await shop.ordersOf('customer:kim')).toEqual([])
  })

  it('come to the same whichever way the evening reaches us', async () => {
    const evening = [
      login('2026-05-04 08:00', ['customer:mum', 'device:tablet']),
      order('2026-05-04 09:00', 'tea', ['device:tablet']),
      login('2026-05-04 17:00', ['customer:dad', 'device:tablet']),
      order('2026-05-04 18:00', 'saw', ['device:tablet']),
      at('2026-05-04 18:05', ['device:tablet', 'email:dad@work.example?']),
      login('2026-05-04 19:00', ['customer:kim', 'device:tablet']),
      order('2026-05-04 20:00', 'game', ['device:tablet']),
    ]
    for (const shift of evening.keys()) {
      const told = new Retailer()
      const mixed = [...evening.slice(shift), ...evening.slice(0, shift)]
      for (const { event } of mixed) await told.sees(event.identifiers.map(written), event)
      expect(told.people()).toEqual([
        'customer:dad device:tablet email:dad@work.example',
        'customer:kim device:tablet',
        'customer:mum device:tablet',
      ])
      expect(await told.ordersOf('customer:mum')).toEqual(['tea'])
      expect(await told.ordersOf('customer:dad')).toEqual(['saw'])
      expect(await told.ordersOf('customer:kim')).toEqual(['game'])
    }
  })
})

function written({ key, verified }: { readonly key: string; readonly verified: boolean }): string {
  return verified ? key : `${key}?`
}
