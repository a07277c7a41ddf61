import type { CanonicalEvent, EventIdentifier, LoggedEvent } from '../../model/index.ts'
import type { LakeRow } from './columns.ts'

/** @param priorityOf a namespace's by the rules: higher is stronger */
export function rowOfEvent({ lane, position, event }: LoggedEvent, priorityOf: (namespace: string) => number): LakeRow {
  const { purchase } = event
  return {
    lane,
    position,
    message_id: event.messageId,
    source: event.source,
    channel: event.channel,
    type: event.type,
    name: event.name,
    session_id: event.sessionId,
    occurred_at: event.occurredAt,
    received_at: event.receivedAt,
    identifier: strongest(event.identifiers, priorityOf),
    identifiers: event.identifiers,
    purchase_kind: purchase?.kind ?? null,
    order_id: purchase?.orderId ?? null,
    amount: purchase?.amount ?? null,
    currency: purchase?.currency ?? null,
    record: event.record === null ? null : JSON.stringify(event.record),
    properties: JSON.stringify(event.properties),
    context: JSON.stringify(event.context),
    date: dayOf(event),
  }
}

/** By priority, then by key, so that it is the same in whatever order they were found. */
function strongest(identifiers: readonly EventIdentifier[], priorityOf: (namespace: string) => number): string | null {
  const [first] = identifiers.toSorted(
    (a, b) => priorityOf(b.namespace) - priorityOf(a.namespace) || (a.key < b.key ? -1 : 1),
  )
  return first?.key ?? null
}

function dayOf({ receivedAt }: CanonicalEvent): string {
  return receivedAt.slice(0, 10)
}
