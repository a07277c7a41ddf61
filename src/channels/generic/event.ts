import { type EventType, snakeCase } from '../../model/index.ts'
import { attributesOf } from '../attributes.ts'
import type { ChannelEvent, ChannelReading, ChannelRecord, JsonObject } from '../channel-event.ts'
import { Fields } from '../fields.ts'
import { purchaseOf } from '../purchase.ts'
import { identifiersOf } from './identifiers.ts'

/** Event types that are more than something that happened; every other is a `track`. */
const TYPES: ReadonlyMap<string, EventType> = new Map([
  ['identify', 'identify'],
  ['customer_created', 'identify'],
  ['customer_updated', 'identify'],
  ['page', 'page'],
  ['page_view', 'page'],
  ['page_viewed', 'page'],
  ['screen', 'screen'],
  ['screen_view', 'screen'],
  ['screen_viewed', 'screen'],
])

/** What of an identify's payload is no attribute: who it is of, not what is said of them. */
const NOT_ATTRIBUTES = new Set(['identifiers', 'anonymous_id', 'device_id'])

/**
 * | field                     | becomes |
 * | ------------------------- | ------- |
 * | `event_id`                | messageId |
 * | `event_type`              | name, and type: identify, page or screen where it says so, else track |
 * | `timestamp`               | occurredAt |
 * | `session_id`, `channel`   | the same |
 * | `payload`, `context`      | properties, context, as received |
 * | an identify's `payload`   | record: what the source says of the person |
 * | `order_completed`, `purchase`, `order_refunded` … | purchase, from the payload's `order_id`, `total`, `currency`, `products` |
 */
export function fromGeneric(item: JsonObject): ChannelReading {
  const fields = new Fields(item)
  const event = eventOf(fields)
  const [fault] = fields.faults
  return fault ? { kind: 'fault', fault } : { kind: 'event', event }
}

function eventOf(fields: Fields): ChannelEvent {
  const name = fields.text('event_type')
  if (name === null && fields.faults.length === 0)
    fields.refuse('MISSING', 'event_type', 'is not there: it names what happened')
  const type = TYPES.get(snakeCase(name ?? '')) ?? 'track'
  return {
    messageId: fields.text('event_id'),
    type,
    name,
    channel: fields.text('channel', 64),
    sessionId: fields.text('session_id'),
    occurredAt: fields.instant('timestamp'),
    sentAt: null,
    identifiers: identifiersOf(fields, type === 'identify'),
    record: type === 'identify' ? recordOf(fields) : null,
    purchase: type === 'track' ? purchaseOf(fields, name, 'payload') : null,
    properties: fields.object('payload'),
    context: fields.object('context'),
    notices: fields.notices,
  }
}

function recordOf(fields: Fields): ChannelRecord | null {
  const payload = Object.entries(fields.object('payload')).filter(([key]) => !NOT_ATTRIBUTES.has(key))
  const attributes = attributesOf(fields, Object.fromEntries(payload), 'payload')
  return Object.keys(attributes).length === 0 ? null : { id: null, attributes }
}
