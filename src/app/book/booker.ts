import {
  BEGINNING,
  comparePositions,
  lastPositions,
  type LogPosition,
  type Positions,
  type RequestContext,
  requireScope,
  SelfsameError,
} from '../../model/index.ts'
import type { TraitSettings } from '../../projections/traits/index.ts'
import type { Epochs, ResolvedEvent } from '../resolve/ports.ts'
import { bookingOf } from './booking.ts'
import type { Bookings, LanePlace } from './ports.ts'

/**
 * Books resolved events and keeps each lane's place, so that a store that lost what was booked (it may be lost) is
 * noticed before anything is booked on top of the gap.
 *
 * One a worker. A lane is claimed before it is booked, and again after any CONFLICT.
 */
export class Booker {
  readonly #bookings: Bookings
  readonly #traits: TraitSettings
  readonly #places = new Map<number, LanePlace>()

  constructor(bookings: Bookings, traits: TraitSettings) {
    this.#bookings = bookings
    this.#traits = traits
  }

  /** By which lease each lane was claimed last, by whatever worker. */
  epochs(): Promise<Epochs> {
    return this.#bookings.epochs()
  }

  /** @param applied as in `Bookings.claim`. @returns up to where each lane is booked. @throws SelfsameError CONFLICT when a lane has another writer */
  async claim(epochs: Epochs, applied?: Positions): Promise<Positions> {
    const booked = await this.#bookings.claim(epochs, applied)
    for (const [lane, epoch] of epochs) this.#places.set(lane, { epoch, booked: booked.get(lane) ?? BEGINNING })
    return booked
  }

  /**
   * @param events of claimed lanes, each lane's in order
   * @param passed entries among them that failed and are not booked
   * @throws SelfsameError FORBIDDEN without the scope `events:apply`
   * @throws SelfsameError CONFLICT as `Bookings.book`, and for a lane that is not claimed
   */
  async book(
    context: RequestContext,
    events: readonly ResolvedEvent[],
    passed: readonly LogPosition[] = [],
  ): Promise<void> {
    requireScope(context, 'events:apply')
    const reached = lastPositions([...events, ...passed])
    const places = new Map([...reached.keys()].map((lane) => [lane, this.#place(lane)]))
    await this.#bookings.book({ bookings: events.map((event) => bookingOf(event, this.#traits)), passed, places })
    for (const [lane, position] of reached) this.#moveOn(lane, position)
  }

  /**
   * Books nothing, on every claimed lane: a store may answer and yet take no bookings, as when its memory is full.
   *
   * @throws what `book` throws
   */
  async probe(): Promise<void> {
    const places = new Map(this.#places)
    const passed = [...places].map(([lane, { booked }]) => ({ lane, position: booked }))
    await this.#bookings.book({ bookings: [], passed, places })
  }

  /** @returns claimed lanes that the store has gone back behind: it lost what was booked */
  async lostLanes(): Promise<number[]> {
    const known = [...this.#places]
    const counts = await this.#bookings.laneCounts()
    const isBehind = (lane: number, { booked }: LanePlace) =>
      comparePositions(counts.get(lane)?.position ?? BEGINNING, booked) < 0
    return known.filter(([lane, place]) => isBehind(lane, place)).map(([lane]) => lane)
  }

  /** Lanes that are another worker's now. */
  drop(lanes: Iterable<number>): void {
    for (const lane of lanes) this.#places.delete(lane)
  }

  #place(lane: number): LanePlace {
    const place = this.#places.get(lane)
    if (place === undefined)
      throw new SelfsameError('CONFLICT', `Lane ${lane} is not claimed: it was never, or its lease is gone`)
    return place
  }

  #moveOn(lane: number, position: string): void {
    const place = this.#places.get(lane)
    if (place && comparePositions(position, place.booked) > 0) this.#places.set(lane, { ...place, booked: position })
  }
}
