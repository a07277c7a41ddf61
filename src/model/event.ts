import { z } from 'zod'
import { NAMESPACE_PATTERN } from './identifier.ts'
import type { LogPosition } from './lane.ts'

/** The version that this code writes; older ones are brought up to it by `upcastEvent`. */
export const EVENT_VERSION = 1

const EVENT_TYPES = ['track', 'identify', 'page', 'screen', 'group', 'alias', 'record'] as const

const text = (max: number) => z.string().min(1).max(max)
const instant = z.iso.datetime({
  offset: false,
  message: 'must be an ISO 8601 instant in UTC, such as 2026-05-04T09:30:00.000Z',
})

/** An identifier as an event names it. */
const eventIdentifierSchema = z.strictObject({
  namespace: text(64).regex(NAMESPACE_PATTERN).describe('Kind of identifier: email, phone, customer, cookie …'),
  value: text(512).describe('Normalised value'),
  key: text(1_600).describe('namespace:value, # percent-encoded'),
  raw: z.string().max(512).describe('The value as it was received'),
  verified: z.boolean().describe('True when the sender vouches that it belongs to this person'),
})

/** What one source says of one person. */
const eventRecordSchema = z.strictObject({
  id: text(256)
    .nullable()
    .describe("The source's own id of the record; null where the anchor identifier stands for it"),
  attributes: z
    .record(z.string().max(128), z.union([z.string().max(4_096), z.number(), z.boolean(), z.null()]))
    .describe('Attribute name to value; null withdraws it'),
})

/** What an event means for orders and spend. */
const purchaseSchema = z.strictObject({
  kind: z
    .enum(['order', 'refund', 'adjustment'])
    .describe('What it counts as; an adjustment counts as neither order nor refund'),
  orderId: text(256).nullable().describe("The sender's number of the order"),
  amount: z.int().describe('1/10,000 of a currency unit, signed: refunds are negative'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .describe('ISO 4217'),
})

/**
 * The one definition of an event behind the gate: types, validation and docs come from here.
 * Whatever protocol or file it came by, this is what lies on the log.
 */
export const canonicalEventSchema = z.strictObject({
  version: z
    .literal(EVENT_VERSION, { error: unknownVersion })
    .describe('Of this shape: an event on the log of an older one is brought up to it'),
  messageId: text(256).describe('Makes the event idempotent, per write key'),
  source: text(128).describe("Who sent it: the write key's or the source description's name"),
  channel: z.string().max(64).nullable().describe('web, app, till, call-centre …'),
  type: z.enum(EVENT_TYPES).describe("What was sent: Segment's types, and record for what a source keeps of a person"),
  name: z.string().max(256).nullable().describe('Event, page or screen name: "Order Completed"'),
  sessionId: z.string().max(256).nullable().describe("The sender's id of the visit"),
  occurredAt: instant.describe('When it happened, clock skew corrected'),
  receivedAt: instant.describe('When the gate took it'),
  identifiers: z.array(eventIdentifierSchema).max(100).describe('Whom it names, in the order found'),
  record: eventRecordSchema.nullable().describe('What it says of the person'),
  purchase: purchaseSchema.nullable().describe('What it means for orders and spend'),
  properties: z.record(z.string(), z.json()).describe('As received'),
  context: z.record(z.string(), z.json()).describe('As received'),
})

export type CanonicalEvent = z.infer<typeof canonicalEventSchema>
export type EventIdentifier = z.infer<typeof eventIdentifierSchema>
export type Purchase = z.infer<typeof purchaseSchema>
/** An event with its place on the log. */
export interface LoggedEvent extends LogPosition {
  readonly event: CanonicalEvent
}

export type EventType = (typeof EVENT_TYPES)[number]

type StoredEvent = Record<string, unknown>

/** Each entry brings an event of its version (the key) to the next. */
export type Upcasts = Readonly<Record<number, (event: StoredEvent) => StoredEvent>>

/** Append-only: what lies on the log stays readable. */
const UPCASTS: Upcasts = {}

/**
 * @param stored an event as it lies on the log, of this version or an older one
 * @param upcasts the steps from version to version
 * @throws ZodError when it is no event of any known version
 */
export function upcastEvent(stored: StoredEvent, upcasts: Upcasts = UPCASTS): CanonicalEvent {
  let event = stored
  for (let upcast = upcasts[Number(event.version)]; upcast; upcast = upcasts[Number(event.version)])
    event = upcast(event)
  return canonicalEventSchema.parse(event)
}

/** What was found is told only when it is a number: anything else may be somebody's data. */
function unknownVersion({ input }: { readonly input?: unknown }): string {
  const found = typeof input === 'number' ? `is ${input}` : 'is no number'
  return `${found}: neither version ${EVENT_VERSION}, which this program writes, nor one that it can bring up to that`
}
