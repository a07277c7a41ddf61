import { type Fault, faultOf } from '../../model/index.ts'
import type { JsonObject } from '../channel-event.ts'
import { isObject } from '../fields.ts'

export const SEGMENT_CALLS = ['track', 'identify', 'page', 'screen', 'group', 'alias', 'batch'] as const
export type SegmentCall = (typeof SEGMENT_CALLS)[number]

export type SegmentItems =
  | { readonly kind: 'items'; readonly items: readonly unknown[] }
  | { readonly kind: 'fault'; readonly fault: Fault }

/**
 * The events of a call's body, each complete in itself, so that it can be kept and replayed alone: its `type` is
 * the call's, and a batch's `sentAt`, `context` and `integrations` are each item's where it has none of its own.
 * The write key is taken out: it is a secret, no part of an event.
 */
export function segmentItems(call: SegmentCall, body: unknown): SegmentItems {
  if (call !== 'batch') return { kind: 'items', items: [isObject(body) ? { ...withoutKey(body), type: call } : body] }
  if (!isObject(body) || !Array.isArray(body.batch))
    return { kind: 'fault', fault: faultOf('WRONG_TYPE', 'batch', 'is no list; expected {"batch": [event, …]}') }
  return { kind: 'items', items: body.batch.map((item) => (isObject(item) ? completed(item, body) : item)) }
}

function completed(item: JsonObject, envelope: JsonObject): JsonObject {
  const shared: JsonObject = {}
  if (item.sentAt == null && envelope.sentAt != null) shared.sentAt = envelope.sentAt
  if (item.integrations == null && envelope.integrations != null) shared.integrations = envelope.integrations
  if (isObject(envelope.context) && (item.context == null || isObject(item.context)))
    shared.context = { ...envelope.context, ...item.context }
  return { ...withoutKey(item), ...shared }
}

function withoutKey(item: JsonObject): JsonObject {
  const { writeKey: _secret, ...rest } = item
  return rest
}
