import { describe, expect, it } from 'vitest'
import {
  type ChannelEvent,
  fromSegment,
  type JsonObject,
  type SegmentCall,
  segmentItems,
} from '../../src/channels/index.ts'

function read(item: JsonObject): ChannelEvent {
  const reading = fromSegment(item)
  if (reading.kind === 'fault') throw new Error(`${reading.fault.code} ${reading.fault.field} ${reading.fault.message}`)
  return reading.event
}

function faultOf(item: JsonObject) {
  const reading = fromSegment(item)
  return reading.kind === 'fault' ? [reading.fault.code, reading.fault.field] : reading.kind
}

const keys = (event: ChannelEvent) => event.identifiers.map(({ namespace, raw }) => `${namespace}:${raw}`)
const vouched = (event: ChannelEvent) => Object.fromEntries(event.identifiers.map((id) => [id.namespace, id.vouched]))

describe('the identifiers of a call', () => {
  it('are its user, its cookie, its device and what its traits name', () => {
    const event = read({
      type: 'identify',
      userId: 'u1',
      anonymousId: 'a1',
      traits: { email: 'jane@example.org' },
      context: { device: { id: 'd1' }, traits: { phone: '07911 123456' } },
    })
    expect(keys(event)).toEqual([
      'customer:u1',
      'cookie:a1',
      'device:d1',
      'email:jane@example.org',
      'phone:07911 123456',
    ])
    expect(event.identifiers.map(({ field }) => field)).toEqual([
      'userId',
      'anonymousId',
      'context.device.id',
      'traits.email',
      'context.traits.phone',
    ])
  })

  it('are vouched for, but for e-mail and phone, which only an identify with an owner vouches for', () => {
    const traits = { email: 'jane@example.org', phone: '07911 123456' }
    expect(vouched(read({ type: 'identify', userId: 'u1', traits }))).toEqual({
      customer: 'always',
      email: 'with-owner',
      phone: 'with-owner',
    })
    expect(vouched(read({ type: 'track', event: 'x', userId: 'u1', context: { traits } }))).toEqual({
      customer: 'always',
      email: 'never',
      phone: 'never',
    })
  })

  it('are not what the properties name: they may be about somebody else', () => {
    expect(
      keys(read({ type: 'track', event: 'Gift Sent', userId: 'u1', properties: { email: 'friend@example.org' } })),
    ).toEqual(['customer:u1'])
  })

  it('are not what a group is reached by', () => {
    const group = read({
      type: 'group',
      userId: 'u1',
      groupId: 'g1',
      traits: { email: 'office@example.org', name: 'Acme' },
    })
    expect(keys(group)).toEqual(['customer:u1'])
    expect(group.record?.attributes).toEqual({
      'group.id': 'g1',
      'group.email': 'office@example.org',
      'group.name': 'Acme',
    })
  })

  it('are external ids of users, as their type says, when well-formed', () => {
    const externalIds = [
      { id: 'L-9', type: 'loyalty', collection: 'users', encoding: 'none' },
      { id: 'idfa-1', type: 'ios.idfa' },
      { id: 'u1', type: 'user_id', collection: 'users', encoding: 'none' },
      { id: 'e@example.org', type: 'email', collection: 'users', encoding: 'none' },
      { id: 'acme', type: 'account', collection: 'accounts', encoding: 'none' },
      { id: '5e884898', type: 'email', collection: 'users', encoding: 'sha256' },
      { id: 'x', type: '!!' },
      { type: 'loyalty' },
      { id: 'x' },
      'text',
      null,
      7,
    ]
    const event = read({ type: 'track', event: 'x', context: { externalIds } })
    expect(keys(event)).toEqual(['loyalty:L-9', 'ios.idfa:idfa-1', 'customer:u1', 'email:e@example.org'])
    expect(vouched(event).email).toBe('never')
    expect(event.identifiers[0]?.field).toBe('context.externalIds.0.id')
  })

  it('of an alias are its new user id and the anonymous one before it', () => {
    expect(keys(read({ type: 'alias', userId: 'u1', previousId: 'a1' }))).toEqual(['customer:u1', 'cookie:a1'])
    expect(keys(read({ type: 'alias', userId: 'u1', previousId: 'a1', anonymousId: 'a1' }))).toEqual([
      'customer:u1',
      'cookie:a1',
      'cookie:a1',
    ])
  })

  it('of an alias with another anonymous id are two user ids', () => {
    expect(keys(read({ type: 'alias', userId: 'u2', previousId: 'u1', anonymousId: 'a1' }))).toEqual([
      'customer:u2',
      'cookie:a1',
      'customer:u1',
    ])
  })

  it('may be whole numbers, unless they have lost digits on the way', () => {
    expect(keys(read({ type: 'track', event: 'x', userId: 17_850 }))).toEqual(['customer:17850'])
    expect(faultOf({ type: 'track', event: 'x', userId: 2 ** 53 })).toEqual(['WRONG_TYPE', 'userId'])
    expect(faultOf({ type: 'track', event: 'x', userId: 1.5 })).toEqual(['WRONG_TYPE', 'userId'])
  })
})

describe('the rest of a call', () => {
  it('is what happened, where and when', () => {
    const event = read({
      type: 'track',
      event: 'Product Viewed',
      messageId: 'm1',
      originalTimestamp: '2026-05-04T09:00:00Z',
      timestamp: '2026-05-04T09:00:05Z',
      sentAt: '2026-05-04T09:01:00Z',
      properties: { sku: 'a' },
      context: { sessionId: 99, library: { name: 'analytics.js' } },
      integrations: { All: true },
    })
    expect(event).toMatchObject({
      messageId: 'm1',
      type: 'track',
      name: 'Product Viewed',
      sessionId: '99',
      channel: 'web',
      properties: { sku: 'a' },
      record: null,
      purchase: null,
    })
    expect(event.occurredAt).toEqual({ value: '2026-05-04T09:00:00Z', field: 'originalTimestamp' })
    expect(event.sentAt).toEqual({ value: '2026-05-04T09:01:00Z', field: 'sentAt' })
    expect(event.context).toEqual({ sessionId: 99, library: { name: 'analytics.js' }, integrations: { All: true } })
  })

  it.each([
    [{ context: { channel: 'kiosk' } }, 'kiosk'],
    [{ channel: 'mobile' }, 'app'],
    [{ context: { library: { name: 'analytics-node' } } }, 'server'],
    [{ context: { library: { name: 'analytics-swift' } } }, 'app'],
    [{ context: { device: { type: 'Android' }, library: { name: 'x' } } }, 'app'],
    [{ context: { library: { name: 7 } } }, null],
    [{}, null],
  ])('came by %j', (parts, channel) => {
    expect(read({ type: 'track', event: 'x', ...parts }).channel).toBe(channel)
  })

  it('of an identify is a record, one level deep, its lists left in the properties', () => {
    const traits = {
      name: 'Jane',
      age: 40,
      vip: true,
      email: 'jane@example.org',
      old: null,
      tags: ['a'],
      address: { city: 'Leeds', geo: { lat: 53.8 } },
    }
    const event = read({ type: 'identify', userId: 'u1', traits })
    expect(event.record).toEqual({
      id: null,
      attributes: {
        name: 'Jane',
        age: 40,
        vip: true,
        email: 'jane@example.org',
        old: null,
        'address.city': 'Leeds',
        'address.geo.lat': 53.8,
      },
    })
    expect(event.properties).toEqual(traits)
    expect(read({ type: 'identify', userId: 'u1' }).record).toBeNull()
  })

  it('is left out of the record, and said to be, where it is too long', () => {
    const event = read({ type: 'identify', traits: { bio: 'x'.repeat(4_097), name: 'Jane' } })
    expect(event.record?.attributes).toEqual({ name: 'Jane' })
    expect(event.notices.map(({ code, field }) => [code, field])).toEqual([['TOO_LONG', 'traits.bio']])
  })

  it('names pages and screens, or their category', () => {
    expect(read({ type: 'page', name: 'Home', category: 'Shop' }).name).toBe('Home')
    expect(read({ type: 'screen', category: 'Shop' }).name).toBe('Shop')
    expect(read({ type: 'page' }).name).toBeNull()
  })

  it('takes an empty list for an empty object, as PHP writes it', () => {
    expect(read({ type: 'identify', userId: 'u1', traits: [], context: [] })).toMatchObject({
      properties: {},
      context: {},
    })
  })
})

const order = (properties: JsonObject, event = 'Order Completed') => read({ type: 'track', event, properties }).purchase

describe('an order', () => {
  it('counts its total, else its revenue, else its value, else its products', () => {
    const products = [{ price: 2.5, quantity: 3 }, { price: '0.1' }, { sku: 'free' }, 'odd']
    expect(order({ order_id: 'o1', total: 27.5, revenue: 25, currency: 'eur', products })).toEqual({
      kind: 'order',
      orderId: 'o1',
      amount: 275_000,
      currency: 'EUR',
    })
    expect(order({ revenue: '25.00', value: 3 })?.amount).toBe(250_000)
    expect(order({ value: 3 })?.amount).toBe(30_000)
    expect(order({ products })?.amount).toBe(76_000)
    expect(order({})).toEqual({ kind: 'order', orderId: null, amount: 0, currency: null })
  })

  it('that is refunded or cancelled counts negative, whatever its sign', () => {
    expect(order({ total: 10 }, 'Order Refunded')).toMatchObject({ kind: 'refund', amount: -100_000 })
    expect(order({ total: -10 }, 'Order Cancelled')).toMatchObject({ kind: 'refund', amount: -100_000 })
    expect(Object.is(order({}, 'order refunded')?.amount, 0)).toBe(true)
  })

  it('is nothing that was only looked at', () => {
    expect(order({ total: 10 }, 'Checkout Started')).toBeNull()
    expect(read({ type: 'page', name: 'Order Completed', properties: { total: 10 } }).purchase).toBeNull()
  })

  it.each([
    [{ total: '£10' }, ['INVALID_AMOUNT', 'properties.total']],
    [{ total: 1e15 }, ['INVALID_AMOUNT', 'properties.total']],
    [{ products: [{ price: 1, quantity: 'two' }] }, ['INVALID_AMOUNT', 'properties.products.0.quantity']],
    [{ products: [{ price: 9e11, quantity: 1_000 }] }, ['INVALID_AMOUNT', 'properties.products']],
    [{ total: 1, currency: 'pounds' }, ['INVALID_CURRENCY', 'properties.currency']],
  ])('%j is refused, naming the field', (properties, fault) => {
    expect(faultOf({ type: 'track', event: 'Order Completed', properties })).toEqual(fault)
  })
})

describe('a call is refused', () => {
  it.each([
    [{ type: 'purchase' }, ['UNKNOWN_TYPE', 'type']],
    [{ type: 'batch' }, ['UNKNOWN_TYPE', 'type']],
    [{}, ['UNKNOWN_TYPE', 'type']],
    [{ type: 'track' }, ['MISSING', 'event']],
    [{ type: 'track', event: { a: 1 } }, ['WRONG_TYPE', 'event']],
    [{ type: 'track', event: 'x'.repeat(257) }, ['TOO_LONG', 'event']],
    [{ type: 'track', event: 'x', userId: {} }, ['WRONG_TYPE', 'userId']],
    [{ type: 'track', event: 'x', userId: true }, ['WRONG_TYPE', 'userId']],
    [{ type: 'track', event: 'x', messageId: ['m'] }, ['WRONG_TYPE', 'messageId']],
    [{ type: 'track', event: 'x', properties: 'none' }, ['WRONG_TYPE', 'properties']],
    [{ type: 'track', event: 'x', context: 7 }, ['WRONG_TYPE', 'context']],
    [{ type: 'track', event: 'x', timestamp: {} }, ['WRONG_TYPE', 'timestamp']],
    [{ type: 'identify', traits: { email: ['a@example.org'] } }, ['WRONG_TYPE', 'traits.email']],
    [
      { type: 'identify', traits: Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`t${i}`, i])) },
      ['TOO_MANY', 'traits'],
    ],
  ] as [JsonObject, string[]][])('%j', (item, fault) => {
    expect(faultOf(item)).toEqual(fault)
  })
})

function itemsOf(call: SegmentCall, body: unknown) {
  const split = segmentItems(call, body)
  return split.kind === 'items' ? split.items : split.fault.field
}

describe("a call's body", () => {
  it('is one event of the type of its path, without the write key', () => {
    expect(itemsOf('track', { type: 'identify', event: 'x', writeKey: 'secret' })).toEqual([
      { type: 'track', event: 'x' },
    ])
    expect(itemsOf('track', 'text')).toEqual(['text'])
  })

  it('is a batch of events, each with what the batch says of all', () => {
    const batch = [
      { type: 'track', event: 'x', context: { ip: '2' }, writeKey: 'secret' },
      { type: 'page', sentAt: 's2', integrations: {} },
      7,
    ]
    expect(
      itemsOf('batch', {
        batch,
        sentAt: 's1',
        context: { ip: '1', locale: 'en' },
        integrations: { All: true },
        writeKey: 'secret',
      }),
    ).toEqual([
      { type: 'track', event: 'x', context: { ip: '2', locale: 'en' }, sentAt: 's1', integrations: { All: true } },
      { type: 'page', sentAt: 's2', integrations: {}, context: { ip: '1', locale: 'en' } },
      7,
    ])
  })

  it('is refused as a whole where its batch is no list', () => {
    for (const body of [{}, { batch: {} }, [], 'text', null]) expect(itemsOf('batch', body)).toBe('batch')
  })
})
