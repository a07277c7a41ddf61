import type { Activity, Amount, IdentifierKey, Positions } from '../../model/index.ts'

/** What one event adds to its anchor, and which identifiers it was seen with. */
export interface Booking {
  readonly lane: number
  readonly position: string
  /** null for an event without a usable identifier: it is counted, nothing more. */
  readonly anchor: IdentifierKey | null
  readonly seen: readonly IdentifierKey[]
  readonly source: string
  readonly occurredAt: string
  readonly orders: number
  readonly refunds: number
  readonly amount: Amount
  readonly currency: string | null
  readonly activity: Activity
}

/** What has been booked so far, per lane. */
export interface LaneCount {
  readonly position: string
  readonly events: number
  readonly withoutIdentifier: number
}

/** Figures are booked on anchors and added up over a profile's identifiers. */
export interface Bookings {
  /**
   * Books each event once, however often it is delivered: one script per anchor keeps a position per lane.
   * Bookings of a lane come in its order. Resolves when booked and the lanes' counts have moved on.
   *
   * @param epochs each lane's lease epoch; a lower one than the last seen is refused
   * @throws SelfsameError CONFLICT when an epoch is stale: the lane has another writer
   */
  book(bookings: readonly Booking[], epochs: ReadonlyMap<number, number>): Promise<void>
  /** Lanes never booked are absent. */
  laneCounts(): Promise<ReadonlyMap<number, LaneCount>>
  /** Resolves once every lane is booked up to its position. @throws SelfsameError AFTER_TIMEOUT */
  waitFor(positions: Positions, timeoutMs: number): Promise<void>
}
