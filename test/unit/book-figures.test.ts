import { expect, test } from 'vitest'
import { bookingOf } from '../../src/app/book/index.ts'
import type { CanonicalEvent, Purchase } from '../../src/model/index.ts'
import { eventOf } from '../support/events.ts'
import { TRAITS } from '../support/traits.ts'

const AT = { lane: 4, position: '1700000000000-2' }

function booked(details: Partial<CanonicalEvent>, keys = ['customer:1', 'device:d']) {
  return bookingOf({ ...AT, event: eventOf(keys, details), anchor: 'customer:1', mayChangeHands: false }, TRAITS)
}

const purchase = (kind: Purchase['kind'], amount: number): Purchase => ({
  kind,
  amount,
  orderId: null,
  currency: 'GBP',
})

const added = (details: Partial<CanonicalEvent>) =>
  booked(details).contributions.flatMap((one) => (one.kind === 'add' ? [`${one.slot} ${one.amount}`] : []))

test('an order counts as one order and adds its amount', () => {
  expect(added({ purchase: purchase('order', 25_500) })).toEqual([
    'events 1',
    'orders 1',
    'spend:GBP 25500',
    'eventsByType:track 1',
  ])
})

test('an order that bears a number is booked as a report of it', () => {
  const report = booked({ purchase: { ...purchase('order', 25_500), orderId: 'o-1' } }).contributions.find(
    ({ kind }) => kind === 'report',
  )
  expect(report).toMatchObject({
    report: {
      key: '["purchase.orderId","web","o-1"]',
      source: 'web',
      rank: 0,
      amounts: [
        ['orders', 1],
        ['spend:GBP', 25_500],
      ],
    },
  })
})

test('a refund counts as one refund and takes its amount away', () => {
  expect(added({ purchase: purchase('refund', -25_500) })).toContain('refunds 1')
  expect(added({ purchase: purchase('refund', -25_500) })).toContain('spend:GBP -25500')
})

test('an adjustment changes the spend and is neither order nor refund', () => {
  expect(added({ purchase: purchase('adjustment', -100) })).toEqual([
    'events 1',
    'spend:GBP -100',
    'eventsByType:track 1',
  ])
})

test('a purchase shows its amount in recent activity, an amount of nothing included', () => {
  expect(booked({ purchase: purchase('order', 0) }).activity).toMatchObject({ amount: 0, currency: 'GBP' })
  expect(booked({ name: 'Product Viewed' }).activity).toMatchObject({
    name: 'Product Viewed',
    amount: null,
    currency: null,
  })
})

test('every identifier that the event names is seen, each once; the place on the log and the anchor are kept', () => {
  expect(booked({}, ['customer:1', 'device:d', 'customer:1'])).toMatchObject({
    ...AT,
    anchor: 'customer:1',
    seen: ['customer:1', 'device:d'],
    source: 'web',
  })
})
