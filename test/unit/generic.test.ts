import { describe, expect, it } from 'vitest'
import { type ChannelEvent, fromGeneric, type JsonObject } from '../../src/channels/index.ts'

function read(item: JsonObject): ChannelEvent {
  const reading = fromGeneric(item)
  if (reading.kind === 'fault') throw new Error(`${reading.fault.code} ${reading.fault.field} ${reading.fault.message}`)
  return reading.event
}

function faultOf(item: JsonObject) {
  const reading = fromGeneric(item)
  return reading.kind === 'fault' ? [reading.fault.code, reading.fault.field] : reading.kind
}

const keys = (event: ChannelEvent) => event.identifiers.map(({ namespace, raw }) => `${namespace}:${raw}`)

it('the generic shape says what happened, to whom, where and when', () => {
  const event = read({
    event_id: 'e1',
    event_type: 'product_viewed',
    timestamp: 1_777_888_999_000,
    customer_id: 'c1',
    session_id: 's1',
    channel: 'till',
    context: { store: 'Leeds' },
    payload: { sku: 'a' },
  })
  expect(event).toEqual({
    messageId: 'e1',
    type: 'track',
    name: 'product_viewed',
    channel: 'till',
    sessionId: 's1',
    occurredAt: { value: 1_777_888_999_000, field: 'timestamp' },
    sentAt: null,
    identifiers: [{ namespace: 'customer', raw: 'c1', vouched: 'always', field: 'customer_id' }],
    record: null,
    purchase: null,
    properties: { sku: 'a' },
    context: { store: 'Leeds' },
    notices: [],
  })
})

describe('its identifiers', () => {
  it('are those that the context names', () => {
    const context = {
      anonymous_id: 'a1',
      device_id: 'd1',
      loyalty_id: 'L1',
      email: 'jane@example.org',
      phone: '07911 123456',
      identifiers: { 'CRM Id': 'x1', till: ['t1', 't2', null], loyalty: 5 },
    }
    expect(keys(read({ event_type: 'x', context }))).toEqual([
      'cookie:a1',
      'device:d1',
      'loyalty:L1',
      'email:jane@example.org',
      'phone:07911 123456',
      'crm_id:x1',
      'till:t1',
      'till:t2',
      'loyalty:5',
    ])
  })

  it('are in the payload of an identify only: any other may name a recipient or a friend', () => {
    const payload = { email: 'jane@example.org', loyalty_id: 'L1', identifiers: { crm: 'x1' } }
    expect(keys(read({ event_type: 'gift_card_sent', customer_id: 'c1', payload }))).toEqual(['customer:c1'])
    const identify = read({ event_type: 'identify', customer_id: 'c1', payload })
    expect(keys(identify)).toEqual(['customer:c1', 'loyalty:L1', 'email:jane@example.org', 'crm:x1'])
    expect(identify.identifiers.map(({ vouched }) => vouched)).toEqual(['always', 'always', 'with-owner', 'always'])
  })

  it('are refused where their kind is no namespace, without telling what else it may be', () => {
    expect(faultOf({ event_type: 'x', context: { identifiers: { '9lives': 'a' } } })).toEqual([
      'INVALID_NAMESPACE',
      'context.identifiers.9lives',
    ])
    expect(faultOf({ event_type: 'x', context: { identifiers: { '@jane@example.org': 'a' } } })).toEqual([
      'INVALID_NAMESPACE',
      'context.identifiers.*',
    ])
  })
})

it('an identify says what is known of a person', () => {
  const payload = {
    name: 'Jane',
    address: { city: 'Leeds' },
    email: 'jane@example.org',
    device_id: 'd1',
    identifiers: { crm: 'x' },
  }
  expect(read({ event_type: 'customer_updated', payload })).toMatchObject({
    type: 'identify',
    name: 'customer_updated',
    record: { id: null, attributes: { name: 'Jane', 'address.city': 'Leeds', email: 'jane@example.org' } },
  })
})

it.each([
  ['page_view', 'page'],
  ['Page', 'page'],
  ['screen_viewed', 'screen'],
  ['login', 'track'],
])('%s is of the type %s', (event_type, type) => {
  expect(read({ event_type }).type).toBe(type)
})

it.each(['order_completed', 'Order Completed', 'purchase'])('%s is an order', (event_type) => {
  expect(read({ event_type, payload: { order_id: 7, total: 12.34, currency: 'usd' } }).purchase).toEqual({
    kind: 'order',
    orderId: '7',
    amount: 123_400,
    currency: 'USD',
  })
})

it('a refund counts negative', () => {
  expect(
    read({ event_type: 'order_refunded', payload: { products: [{ price: 2, quantity: 2 }] } }).purchase,
  ).toMatchObject({ kind: 'refund', amount: -40_000 })
})

it.each([
  [{}, ['MISSING', 'event_type']],
  [{ event_type: 7 }, 'event'],
  [{ event_type: [] }, ['WRONG_TYPE', 'event_type']],
  [{ event_type: 'x', customer_id: { id: 1 } }, ['WRONG_TYPE', 'customer_id']],
  [{ event_type: 'x', payload: 'text' }, ['WRONG_TYPE', 'payload']],
  [{ event_type: 'x', context: { identifiers: 'c1' } }, ['WRONG_TYPE', 'context.identifiers']],
  [{ event_type: 'x', context: { identifiers: { crm: [{ a: 1 }] } } }, ['WRONG_TYPE', 'context.identifiers.crm.0']],
  [{ event_type: 'purchase', payload: { total: 'ten' } }, ['INVALID_AMOUNT', 'payload.total']],
] as [JsonObject, unknown][])('%j is read as %j', (item, outcome) => {
  expect(faultOf(item)).toEqual(outcome)
})
