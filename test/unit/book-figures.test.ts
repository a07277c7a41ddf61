import { expect, test } from 'vitest'
import { bookingOf } from '../../src/app/book/index.ts'
import type { CanonicalEvent, Purchase } from '../../src/model/index.ts'
import { eventOf } from '../support/events.ts'

const AT = { lane: 4, position: '1700000000000-2' }

function booked(details: Partial<CanonicalEvent>, keys = ['customer:1', 'device:d']) {
  return bookingOf({ ...AT, event: eventOf(keys, details), anchor: 'customer:1', mayChangeHands: false })
}

const purchase = (kind: Purchase['kind'], amount: number): Purchase => ({
  kind,
  amount,
  orderId: 'o-1',
  currency: 'GBP',
})

test('an order counts as one order and adds its amount', () => {
  expect(booked({ purchase: purchase('order', 25_500) })).toMatchObject({
    orders: 1,
    refunds: 0,
    amount: 25_500,
    currency: 'GBP',
  })
})

test('a refund counts as one refund and takes its amount away', () => {
  expect(booked({ purchase: purchase('refund', -25_500) })).toMatchObject({ orders: 0, refunds: 1, amount: -25_500 })
})

test('an adjustment changes the spend and is neither order nor refund', () => {
  expect(booked({ purchase: purchase('adjustment', -100) })).toMatchObject({
    orders: 0,
    refunds: 0,
    amount: -100,
    currency: 'GBP',
  })
})

test('an event that is no purchase adds activity only', () => {
  expect(booked({ name: 'Product Viewed', channel: 'web' })).toMatchObject({
    orders: 0,
    refunds: 0,
    amount: 0,
    currency: null,
    activity: { type: 'track', name: 'Product Viewed', channel: 'web', source: 'web', amount: null, currency: null },
  })
})

test('a purchase shows its amount in recent activity, an amount of nothing included', () => {
  expect(booked({ purchase: purchase('order', 0) }).activity).toMatchObject({ amount: 0, currency: 'GBP' })
})

test('every identifier that the event names is seen, each once; the place on the log and the anchor are kept', () => {
  expect(booked({}, ['customer:1', 'device:d', 'customer:1'])).toMatchObject({
    ...AT,
    anchor: 'customer:1',
    seen: ['customer:1', 'device:d'],
    source: 'web',
  })
})
