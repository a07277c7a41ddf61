import type { Contribution } from '../../projections/traits/index.ts'
import type { Activity, IdentifierKey, LogPosition, Positions } from '../../model/index.ts'
import type { Epochs } from '../resolve/ports.ts'

/** What one event adds to its anchor, and which identifiers it was seen with. */
export interface Booking extends LogPosition {
  /** null for an event without a usable identifier: it is counted, nothing more. */
  readonly anchor: IdentifierKey | null
  /** Whether what it contributes is kept by itself beside the sums: it may turn out to be another owner's. */
  readonly mayChangeHands: boolean
  readonly seen: readonly IdentifierKey[]
  readonly source: string
  readonly occurredAt: string
  readonly contributions: readonly Contribution[]
  readonly activity: Activity
}

/** What a lane's writer knows of it. */
export interface LanePlace {
  /** Of its lease. */
  readonly epoch: number
  /** Up to where the lane was booked when the writer last knew. */
  readonly booked: string
}

export interface BookingBatch {
  /** Each lane's in order. */
  readonly bookings: readonly Booking[]
  /** Entries between them that are not booked, because they failed: their lanes move on past them, uncounted. */
  readonly passed: readonly LogPosition[]
  /** Of every lane named. */
  readonly places: ReadonlyMap<number, LanePlace>
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
   * Makes this writer the lanes' one: from now on lower epochs are refused.
   *
   * @param applied up to where lanes were ever applied: until they are booked so far, figures are being rebuilt
   * @returns up to where each lane is booked; `0-0` for one never booked, or lost
   * @throws SelfsameError CONFLICT when a higher epoch was seen: the lane has another writer
   */
  claim(epochs: Epochs, applied?: Positions): Promise<Positions>
  /** By which lease each lane was claimed last; lanes never claimed are absent. */
  epochs(): Promise<Epochs>
  /**
   * Books each event once, however often it is delivered: one script per anchor keeps a position per lane.
   * Resolves when booked and the lanes' counts have moved on. After an error the same batch can be booked again.
   *
   * @throws SelfsameError CONFLICT when an epoch is stale, or the store has gone back behind a lane's place: it lost
   * what was booked, and the lane must be claimed and booked again from where it is now
   */
  book(batch: BookingBatch): Promise<void>
  /** Lanes never booked are absent. */
  laneCounts(): Promise<ReadonlyMap<number, LaneCount>>
  /** Resolves once every lane is booked up to its position. @throws SelfsameError AFTER_TIMEOUT */
  waitFor(positions: Positions, timeoutMs: number): Promise<void>
}
