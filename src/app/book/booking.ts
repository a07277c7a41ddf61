import type { Activity, CanonicalEvent, Purchase } from '../../model/index.ts'
import { contributionsOf, type TraitSettings } from '../../projections/traits/index.ts'
import type { ResolvedEvent } from '../resolve/ports.ts'
import type { Booking } from './ports.ts'

/** What an event adds to its anchor: what it contributes to each trait, and recent activity. */
export function bookingOf(resolved: ResolvedEvent, traits: TraitSettings): Booking {
  const { lane, position, event, anchor, mayChangeHands } = resolved
  return {
    lane,
    position,
    anchor,
    mayChangeHands,
    seen: [...new Set(event.identifiers.map(({ key }) => key))],
    source: event.source,
    occurredAt: event.occurredAt,
    contributions: contributionsOf(resolved, traits),
    activity: activityOf(event, event.purchase),
  }
}

function activityOf(event: CanonicalEvent, purchase: Purchase | null): Activity {
  const { messageId, type, name, source, channel, occurredAt } = event
  return {
    messageId,
    type,
    name,
    source,
    channel,
    occurredAt,
    amount: purchase?.amount ?? null,
    currency: purchase?.currency ?? null,
  }
}
