import { randomUUID } from 'node:crypto'
import { ZodError } from 'zod'
import { type Channel, type ChannelEvent, keyForField } from '../../channels/index.ts'
import type { IdentityRules } from '../../identity/rules.ts'
import {
  type CanonicalEvent,
  canonicalEventSchema,
  EVENT_VERSION,
  type Fault,
  faultOf,
  upcastEvent,
} from '../../model/index.ts'
import { identifiersOf } from './identifiers.ts'
import type { Sender } from './ports.ts'
import { shapeOf } from './shape.ts'
import { timeOf } from './time.ts'

/** Bytes of one event as JSON text: by HTTP, as Segment has it, and by file, GraphQL or replay. */
export const EVENT_BYTES_MAX = { http: 32 * 1_024, file: 1_024 * 1_024 } as const

/** How the items of one batch are read. */
export interface Manner {
  readonly channel: Channel
  readonly rules: IdentityRules
  readonly sender: Sender
  readonly receivedAt: string
  readonly eventBytesMax: number
  /** ISO 4217; for purchases whose source names none. */
  readonly defaultCurrency: string
}

export interface EventReading {
  readonly kind: 'event'
  readonly event: CanonicalEvent
  /** What was left out of it. */
  readonly notices: readonly Fault[]
}

export interface RefusedReading {
  readonly kind: 'refused'
  readonly fault: Fault
  readonly messageId: string | null
  /** The item as it was received, or what of it can be kept. */
  readonly raw: unknown
}

export type Reading = EventReading | RefusedReading

/**
 * One item, as an event or as what is wrong with it. Pure but for the messageId, which is random where the source
 * gives none: a digest of the content would take a second, equal purchase for a retry of the first.
 */
export function readItem(item: unknown, manner: Manner): Reading {
  const shape = shapeOf(item, manner.eventBytesMax)
  if (shape.kind === 'unsound') return refused(shape.kept, item, shape.fault)
  const reading = manner.channel(shape.item, manner.sender.source)
  if (reading.kind === 'fault') return refused(item, item, reading.fault)
  const timing = timeOf(reading.event, manner.receivedAt)
  if (timing.kind === 'fault') return refused(item, item, timing.fault)
  const named = identifiersOf(reading.event, manner.rules, manner.sender.trusted)
  if (named.kind === 'fault') return refused(item, item, named.fault)
  const parsed = canonicalEventSchema.safeParse({
    ...wordsOf(reading.event, manner),
    occurredAt: timing.occurredAt,
    identifiers: named.identifiers,
  })
  if (!parsed.success) return refused(item, item, misfit(parsed.error.issues))
  return { kind: 'event', event: parsed.data, notices: [...reading.event.notices, ...named.notices] }
}

/** An event that was on the log already. @param raw the canonical event, of this version or an older one */
export function readLogged(raw: unknown): Reading {
  const shape = shapeOf(raw, EVENT_BYTES_MAX.file * 2)
  if (shape.kind === 'unsound') return refused(raw, raw, shape.fault)
  try {
    return { kind: 'event', event: upcastEvent(shape.item), notices: [] }
  } catch (error) {
    if (!(error instanceof ZodError)) throw error
    return refused(raw, raw, misfit(error.issues))
  }
}

function wordsOf(event: ChannelEvent, manner: Manner): Omit<CanonicalEvent, 'occurredAt' | 'identifiers'> {
  return {
    version: EVENT_VERSION,
    messageId: event.messageId ?? randomUUID(),
    source: manner.sender.source,
    channel: event.channel,
    type: event.type,
    name: event.name,
    sessionId: event.sessionId,
    receivedAt: manner.receivedAt,
    record: event.record,
    purchase: event.purchase && { ...event.purchase, currency: event.purchase.currency ?? manner.defaultCurrency },
    properties: event.properties,
    context: event.context,
  }
}

function refused(raw: unknown, item: unknown, fault: Fault): RefusedReading {
  return { kind: 'refused', fault, messageId: messageIdOf(item), raw }
}

/** The sender's own id, under the name that either protocol gives it. */
function messageIdOf(item: unknown): string | null {
  const { messageId, event_id } = (item ?? {}) as { messageId?: unknown; event_id?: unknown }
  const id = messageId ?? event_id
  return typeof id === 'string' && id.length <= 256 ? id : null
}

/** The last guard: what a channel let through although the canonical event cannot hold it. */
function misfit(issues: readonly { path: PropertyKey[]; message: string }[]): Fault {
  const [issue] = issues
  const field = (issue?.path ?? []).map((part) => keyForField(String(part))).join('.')
  return faultOf('INVALID_EVENT', field, issue?.message ?? 'does not fit the canonical event')
}
