import { describe, expect, test } from 'vitest'
import type { CanonicalEvent } from '../../src/model/index.ts'
import {
  activeSessions,
  type ContextEntry,
  entriesOfEvent,
  openCases,
  shownRecommendations,
} from '../../src/projections/context/index.ts'

const AT = Date.parse('2026-05-04T09:00:00.000Z')
const MINUTE = 60_000

let seq = 0

function event(
  name: string,
  properties: CanonicalEvent['properties'] = {},
  minute = 0,
  rest: Partial<CanonicalEvent> = {},
) {
  const occurredAt = new Date(AT + minute * MINUTE).toISOString()
  const canonical: CanonicalEvent = {
    version: 1,
    messageId: `m${seq}`,
    source: 'web',
    channel: 'till',
    type: 'track',
    name,
    sessionId: null,
    occurredAt,
    receivedAt: occurredAt,
    identifiers: [{ namespace: 'cookie', value: 'c', key: 'cookie:c', raw: 'c', verified: true }],
    record: null,
    purchase: null,
    properties,
    context: {},
    ...rest,
  }
  return { lane: 0, position: `${++seq}-0`, event: canonical }
}

const entriesOf = <Kind extends ContextEntry['kind']>(kind: Kind, events: readonly ReturnType<typeof event>[]) =>
  events.flatMap(entriesOfEvent).filter((entry): entry is Extract<ContextEntry, { kind: Kind }> => entry.kind === kind)

describe('an event is read for', () => {
  test('what it does to the cart, by the names of Segment and its kin', () => {
    const added = event('Product Added', { product_id: 'P', name: 'Mug', price: 9.5, currency: 'EUR', quantity: '2' })
    expect(entriesOf('cart', [added])).toEqual([
      {
        kind: 'cart',
        place: `0 ${added.position} c`,
        atMs: AT,
        channel: 'till',
        body: {
          kind: 'add',
          lines: [
            { product: { productId: 'P', variant: null, name: 'Mug', price: 95_000, currency: 'EUR' }, quantity: 2 },
          ],
        },
      },
    ])
    const viewed = entriesOf('cart', [event('cart_viewed', { products: [{ sku: 'S' }, 'no product'] })])
    expect(viewed[0]?.body).toMatchObject({ kind: 'set', covers: ['cookie:c'], lines: [{ quantity: 1 }] })
    expect(entriesOf('cart', [event('Video Watched', { product_id: 'P' })])).toEqual([])
  })

  test('an order, of the products that it names or of all', () => {
    const purchase = { kind: 'order', orderId: 'o', amount: 1, currency: 'EUR' } as const
    const orders = [event('x', {}, 0, { purchase }), event('x', { products: [{ sku: 'S' }] }, 0, { purchase })]
    expect(entriesOf('cart', orders).map(({ body }) => body.lines.length)).toEqual([0, 1])
  })

  test('a visit, of web and app or with a session id', () => {
    const events = [event('a'), event('a', {}, 0, { channel: 'web' }), event('a', {}, 0, { sessionId: 's' })]
    expect(entriesOf('session', events).map(({ body }) => body.sessionId)).toEqual([null, 's'])
  })
})

describe('a support case', () => {
  const chat = [
    event('Support Case Opened', { case_id: 'T-1', subject: 'Late parcel' }, 0, { channel: 'chat' }),
    event('Live Chat Message Sent', { case_id: 'T-1', message_id: '1', message_body: 'Where is it?' }, 1),
    event('Live Chat Message Sent', { case_id: 'T-1', message_id: '1', message_body: 'Where is it?' }, 1),
    event('Live Chat Message Received', { case_id: 'T-1', message_body: 'I look.', agent_name: 'Bo' }, 2),
    event('Call Transcribed', { case_id: 'T-1', from: 'agent', text: 'Found it.' }, 3),
  ]

  test('is open with what was written and spoken, each once, until it is closed', () => {
    const entries = entriesOf('engagement', chat)
    const [open] = openCases(entries.toReversed())
    expect(open).toMatchObject({ id: 'T-1', status: 'open', channel: 'chat', subject: 'Late parcel' })
    expect(open?.chat.map(({ from, text }) => [from, text])).toEqual([
      ['customer', 'Where is it?'],
      ['agent', 'I look.'],
    ])
    expect(open?.transcript.map(({ text }) => text)).toEqual(['Found it.'])
    expect(open?.changedAt).toBe('2026-05-04T09:03:00.000Z')
    expect(
      openCases([...entries, ...entriesOf('engagement', [event('Support Case Closed', { case_id: 'T-1' }, 4)])]),
    ).toEqual([])
  })
})

test('of recommendations the last shown of each placement counts, until it is dismissed or old', () => {
  const shown = (id: string, placement: string, minute: number) =>
    event('Recommendation Shown', { recommendation_id: id, placement, items: ['P', { sku: 'S' }] }, minute)
  const entries = entriesOf('engagement', [
    shown('r1', 'home', 0),
    shown('r2', 'home', 1),
    shown('r3', 'cart', 2),
    event('Recommendation Clicked', { recommendation_id: 'r2' }, 3),
    event('Recommendation Dismissed', { recommendation_id: 'r3' }, 3),
  ])
  expect(shownRecommendations(entries, 0)).toMatchObject([{ id: 'r2', status: 'accepted', items: ['P', 'S'] }])
  expect(shownRecommendations(entries, AT + 5 * MINUTE)).toEqual([])
})

test('a visit goes on as long as no pause is too long, and is over after one', () => {
  const web = (minute: number) => event('a', {}, minute, { channel: 'web' })
  const entries = entriesOf('session', [web(0), web(40), web(50), event('a', {}, 52, { sessionId: 's' })])
  const at = (minute: number) => activeSessions(entries, 30 * MINUTE, AT + minute * MINUTE)
  expect(at(60).map(({ id, startedAt, events }) => [id, startedAt.slice(14, 16), events])).toEqual([
    ['s', '52', 1],
    [null, '40', 2],
  ])
  expect(at(81).map(({ id }) => id)).toEqual(['s'])
  expect(at(82)).toEqual([])
})
