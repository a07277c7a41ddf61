import { laneOf, type CanonicalEvent, type EventIdentifier, type LoggedEvent } from '../../../src/model/index.ts'

/** Somebody with three identifiers: a customer number, a device and a cookie. */
export interface Shopper {
  readonly id: string
}

let born = 0

/** People that no benchmark of this run has met before. */
export function newShoppers(count: number): Shopper[] {
  return Array.from({ length: count }, () => ({ id: (1_000_000_000 + born++).toString(36) }))
}

let sent = 0

/** A Segment `track` call of a shopper, of about 500 bytes. */
export function trackCall({ id }: Shopper): object {
  return {
    type: 'track',
    messageId: `message-${sent++}-${id}`,
    userId: id,
    anonymousId: `web-${id}`,
    event: 'Product Viewed',
    timestamp: '2026-05-04T09:30:00.000Z',
    context: {
      device: { id: `device-${id}` },
      page: { path: '/kitchen/kettles/enamel-red', referrer: 'https://search.example/' },
      library: { name: 'bench', version: '1.0.0' },
    },
    properties: { product_id: 'kettle-enamel-red', category: 'Kitchen', price: 24.95, currency: 'GBP', position: 3 },
  }
}

/** Lane to number of events put there. */
const lengths = new Map<number, number>()

/** An event of a shopper as it lies on the log, after all others of this run; before any that a real log has. */
export function loggedEvent(shopper: Shopper): LoggedEvent {
  const event = canonicalEvent(shopper)
  const lane = laneOf(event)
  const length = (lengths.get(lane) ?? 0) + 1
  lengths.set(lane, length)
  return { lane, position: `1-${length}`, event }
}

function canonicalEvent({ id }: Shopper): CanonicalEvent {
  return {
    version: 1,
    messageId: `message-${sent++}-${id}`,
    source: 'bench',
    channel: 'web',
    type: 'track',
    name: 'Product Viewed',
    sessionId: null,
    occurredAt: '2026-05-04T09:30:00.000Z',
    receivedAt: '2026-05-04T09:30:01.000Z',
    identifiers: [identifier('customer', id), identifier('cookie', `web-${id}`), identifier('device', `device-${id}`)],
    record: null,
    purchase: null,
    properties: {},
    context: {},
  }
}

function identifier(namespace: string, value: string): EventIdentifier {
  return { namespace, value, key: `${namespace}:${value}`, raw: value, verified: true }
}
