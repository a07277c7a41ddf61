import { type RequestContext, requireScope } from '../../model/index.ts'
import type { Bookings } from '../book/ports.ts'
import type { LogCounter, LogCounts, WorkerLag } from '../ingest/ports.ts'

/**
 * What became of the events that were accepted: `accepted = pending + events + failed`. Below 0, `pending` is how
 * many more were applied than the event log knows to have accepted: it has lost what it held.
 */
export interface EventCounts extends Pick<LogCounts, 'accepted' | 'duplicates' | 'failed'>, WorkerLag {
  /** Applied: stitched and booked. */
  readonly events: number
  readonly eventsWithoutIdentifier: number
  readonly pending: number
}

export interface EventCountPorts {
  readonly bookings: Pick<Bookings, 'laneCounts'>
  readonly log: LogCounter
}

/**
 * Counts booked before accepted: an event that comes in between is pending.
 *
 * @throws SelfsameError FORBIDDEN without the scope `profiles:read`; UNAVAILABLE when a store does not answer
 */
export async function countEvents(context: RequestContext, { bookings, log }: EventCountPorts): Promise<EventCounts> {
  requireScope(context, 'profiles:read')
  let events = 0
  let eventsWithoutIdentifier = 0
  for (const lane of (await bookings.laneCounts()).values()) {
    events += lane.events
    eventsWithoutIdentifier += lane.withoutIdentifier
  }
  const [{ accepted, duplicates, failed }, lag] = await Promise.all([log.counts(), log.lag()])
  return { accepted, duplicates, failed, events, eventsWithoutIdentifier, pending: accepted - events - failed, ...lag }
}
