import { type RequestContext, requireScope } from '../../model/index.ts'
import type { Bookings } from '../book/ports.ts'
import type { DeadLetters, LogCounter } from '../ingest/ports.ts'
import type { ProfileGraph } from './ports.ts'

/** How much there is. `accepted = pending + events + failed`. */
export interface Stats {
  readonly profiles: number
  /** Applied: stitched and booked. */
  readonly events: number
  readonly eventsWithoutIdentifier: number
  readonly pending: number
  readonly failed: number
  readonly accepted: number
  readonly duplicates: number
  /** Those kept now. */
  readonly deadLetters: number
}

export interface StatsPorts {
  readonly graph: Pick<ProfileGraph, 'countProfiles'>
  readonly bookings: Pick<Bookings, 'laneCounts'>
  readonly log: LogCounter
  readonly deadLetters: Pick<DeadLetters, 'count'>
}

/** Counts what there is, when asked. */
export class StatsReader {
  readonly #ports: StatsPorts

  constructor(ports: StatsPorts) {
    this.#ports = ports
  }

  /** @throws SelfsameError FORBIDDEN */
  async read(context: RequestContext): Promise<Stats> {
    requireScope(context, 'profiles:read')
    const { graph, log, deadLetters } = this.#ports
    // Booked before accepted: an event that comes in between is pending. Below 0 the log has lost what it accepted.
    const booked = await this.#booked()
    const [profiles, { accepted, duplicates, failed }, letters] = await Promise.all([
      graph.countProfiles(),
      log.counts(),
      deadLetters.count(),
    ])
    const pending = accepted - booked.events - failed
    return { profiles, ...booked, pending, failed, accepted, duplicates, deadLetters: letters }
  }

  async #booked(): Promise<Pick<Stats, 'events' | 'eventsWithoutIdentifier'>> {
    let events = 0
    let eventsWithoutIdentifier = 0
    for (const lane of (await this.#ports.bookings.laneCounts()).values()) {
      events += lane.events
      eventsWithoutIdentifier += lane.withoutIdentifier
    }
    return { events, eventsWithoutIdentifier }
  }
}
