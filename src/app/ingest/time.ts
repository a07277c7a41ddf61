import { DateTime } from 'luxon'
import type { RawInstant } from '../../channels/index.ts'
import { type Fault, faultOf } from '../../model/index.ts'

export type Timing =
  | { readonly kind: 'at'; readonly occurredAt: string }
  | { readonly kind: 'fault'; readonly fault: Fault }

/** Before it, a clock was never set. */
const EARLIEST_MS = Date.UTC(2000, 0, 1)
const AHEAD_MAX_MS = 24 * 3_600_000

/**
 * When an event happened, by our clock: `receivedAt - (sentAt - occurredAt)`, so that a sender's clock may be
 * hours off, or stand in 1970. Without `sentAt` the sender's time is taken as it is; without a time at all, the
 * event happened when it was received.
 */
export function timeOf(
  event: { occurredAt: RawInstant | null; sentAt: RawInstant | null },
  receivedAt: string,
): Timing {
  if (event.occurredAt === null) return { kind: 'at', occurredAt: receivedAt }
  const happenedMs = instantMs(event.occurredAt)
  if (happenedMs === null) return unreadable(event.occurredAt)
  const sentMs = event.sentAt === null ? null : instantMs(event.sentAt)
  if (event.sentAt !== null && sentMs === null) return unreadable(event.sentAt)
  const receivedMs = Date.parse(receivedAt)
  return withinRange(receivedMs - ((sentMs ?? receivedMs) - happenedMs), receivedMs, event.occurredAt.field)
}

function withinRange(occurredMs: number, receivedMs: number, field: string): Timing {
  if (occurredMs >= EARLIEST_MS && occurredMs <= receivedMs + AHEAD_MAX_MS)
    return { kind: 'at', occurredAt: new Date(occurredMs).toISOString() }
  const side = occurredMs < EARLIEST_MS ? 'before 2000' : 'more than 24 hours after it was received'
  const hint = 'Numbers are milliseconds since 1970; a batch says in sentAt what its clock showed'
  return { kind: 'fault', fault: faultOf('TIMESTAMP_OUT_OF_RANGE', field, `puts the event ${side}. ${hint}`) }
}

function unreadable({ field }: RawInstant): Timing {
  const message = 'is no time; expected ISO 8601 such as 2026-05-04T09:30:00.000Z, or milliseconds since 1970'
  return { kind: 'fault', fault: faultOf('INVALID_TIMESTAMP', field, message) }
}

/** @returns milliseconds since 1970; null when it cannot be read. A time without a date, or without an end, is none. */
function instantMs({ value }: RawInstant): number | null {
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) <= 8.64e15 ? value : null
  const text = value.trim()
  if (text.length > 40 || !/^\d{4}-?\d\d/.test(text)) return null
  const parsed = DateTime.fromISO(text.replace(' ', 'T'), { zone: 'utc' })
  return parsed.isValid ? parsed.toMillis() : null
}
