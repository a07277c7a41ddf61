import type { Activity, CanonicalEvent, Purchase } from '../../model/index.ts'
import type { ResolvedEvent } from '../resolve/ports.ts'
import type { Booking } from './ports.ts'

/**
 * What an event adds to its anchor: an order or a refund counts as one and adds its signed amount to the spend of
 * its currency; an adjustment adds to the spend only; any other event is activity.
 */
export function bookingOf({ lane, position, event, anchor, mayChangeHands }: ResolvedEvent): Booking {
  const { purchase } = event
  return {
    lane,
    position,
    anchor,
    mayChangeHands,
    seen: [...new Set(event.identifiers.map(({ key }) => key))],
    source: event.source,
    occurredAt: event.occurredAt,
    ...purchaseFigures(purchase),
    activity: activityOf(event, purchase),
  }
}

function purchaseFigures(purchase: Purchase | null): Pick<Booking, 'orders' | 'refunds' | 'amount' | 'currency'> {
  return {
    orders: purchase?.kind === 'order' ? 1 : 0,
    refunds: purchase?.kind === 'refund' ? 1 : 0,
    amount: purchase?.amount ?? 0,
    currency: purchase?.currency ?? null,
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
