import type { Amount, AttributeValue, CanonicalEvent, EventType, Fault, Purchase } from '../model/index.ts'

export type JsonObject = CanonicalEvent['properties']
export type JsonValue = JsonObject[string]

/**
 * Whether naming an identifier says that it belongs to the event's person, provided that the sender is trusted.
 * `with-owner`: only beside a usable customer id, as e-mail addresses and phones on an `identify` are.
 */
export type Vouched = 'always' | 'with-owner' | 'never'

/** An identifier as a source names it, not yet normalised. */
export interface RawIdentifier {
  readonly namespace: string
  readonly raw: string
  readonly vouched: Vouched
  /** Where in the event it was found: `traits.email`. */
  readonly field: string
}

/** A time as a source gives it: ISO 8601 (UTC where it names no offset), or milliseconds since 1970. */
export interface RawInstant {
  readonly value: string | number
  readonly field: string
}

/** What one source says of one person. */
export interface ChannelRecord {
  /** The source's own id of the record; null where the anchor identifier stands for it. */
  readonly id: string | null
  readonly attributes: Readonly<Record<string, AttributeValue>>
}

export interface ChannelPurchase {
  readonly kind: Purchase['kind']
  readonly orderId: string | null
  /** 1/10,000 of a currency unit; refunds are negative. */
  readonly amount: Amount
  /** ISO 4217; null where the source names none. */
  readonly currency: string | null
}

/** An event as a channel reads it. */
export interface ChannelEvent {
  /** null: the source gave none, and the event cannot be told from its own retry. */
  readonly messageId: string | null
  readonly type: EventType
  readonly name: string | null
  readonly channel: string | null
  readonly sessionId: string | null
  /** By the sender's clock; null: when it was received. */
  readonly occurredAt: RawInstant | null
  /** By the sender's clock, when it was sent: how far that clock is off shows against the time of receipt. */
  readonly sentAt: RawInstant | null
  readonly identifiers: readonly RawIdentifier[]
  readonly record: ChannelRecord | null
  readonly purchase: ChannelPurchase | null
  readonly properties: JsonObject
  readonly context: JsonObject
  /** What was left out of the event without refusing it. */
  readonly notices: readonly Fault[]
}

export type ChannelReading =
  | { readonly kind: 'event'; readonly event: ChannelEvent }
  | { readonly kind: 'fault'; readonly fault: Fault }

/** Reads one item of a source; `source` is the sender's name. */
export type Channel = (item: JsonObject, source: string) => ChannelReading
