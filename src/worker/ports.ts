import type { Epochs, LaneCursor, ResolvedEvent } from '../app/resolve/ports.ts'
import type { Fault, LoggedEvent, LogPosition, RequestContext } from '../model/index.ts'

/** An entry of the event log as the worker reads it. */
export interface LogEntry extends LogPosition {
  /** The event as it lies on the log: JSON of any version, not yet parsed. */
  readonly text: string
}

/** Reads lanes, each as the only reader. */
export interface LaneReader {
  /**
   * Takes the lane over from any other reader and begins (again) after `position`: all up to it is done with.
   *
   * @param applied up to where the lane was ever applied. @default `position`. A log that ends before it has lost events: it gives later
   * positions only from now on, so that nothing that it takes passes for applied
   * @returns `lost` when that was so
   */
  open(lane: number, position: string, applied?: string): Promise<'kept' | 'lost'>
  /**
   * Up to `countMax` entries over all given lanes together, each lane's in order; waits up to `waitMs` for the first.
   * After any error the lanes have lost their place and must be opened again.
   *
   * @throws SelfsameError CONFLICT when another reader took one of the lanes over
   */
  read(lanes: readonly number[], countMax: number, waitMs: number): Promise<LogEntry[]>
  /** Counts entries as done with: each lane's in order, each once however often it is acknowledged. */
  acknowledge(entries: readonly LogPosition[]): Promise<void>
}

/** Which lanes this worker may write, so that each has one writer. */
export interface LaneLeases {
  /** Unless it is renewed within this time, a lane goes to another worker. */
  readonly leaseMs: number
  /** Takes free or expired lanes up to a fair share, renews those held. @returns lane to epoch, for all held now */
  renew(): Promise<Epochs>
  /**
   * Raises the epochs of lanes held above those given, which leases had that the log has forgotten; `renew` then
   * answers with them.
   *
   * @returns the lanes raised: none that is another worker's by now
   */
  raise(known: Epochs): Promise<number[]>
  release(): Promise<void>
}

/** Which worker does what only one at a time does. */
export interface TaskLease {
  /** How long it is held without being taken again. */
  readonly leaseMs: number
  /** Takes it when it is free, or keeps it. @param forMs @default leaseMs. @returns whether it is held now */
  take(forMs?: number): Promise<boolean>
  release(): Promise<void>
}

/** Settles who is who. */
export interface Resolver {
  /** Where each lane stands in the graph; to be asked when a lane is taken over. Lanes never written stand at `0-0`, epoch 0. */
  cursors(lanes: readonly number[]): Promise<ReadonlyMap<number, LaneCursor>>
  /**
   * Answers with every event, in order, those that the graph holds already included; resolves when committed.
   *
   * @throws SelfsameError CONFLICT when a lane has another writer
   */
  resolve(context: RequestContext, events: readonly LoggedEvent[], epochs: Epochs): Promise<ResolvedEvent[]>
}

/** Matches what records say, besides by whom they name. */
export interface Matching {
  /**
   * To be told of events that are settled and committed, again too when they come again. What it cannot do it makes good
   * later, and notes so.
   *
   * @throws SelfsameError UNAVAILABLE when it cannot note that
   */
  see(context: RequestContext, events: readonly LoggedEvent[]): Promise<void>
}

/** What follows events as they are booked, besides figures. */
export interface EventProjection {
  /**
   * Told of settled events before they count as booked, again too when they come again.
   *
   * @throws SelfsameError UNAVAILABLE
   */
  see(events: readonly ResolvedEvent[]): Promise<void>
}

/** An accepted event that could not be applied. */
export interface FailedEvent extends LogPosition {
  readonly source: string
  /** Instant, ISO 8601. */
  readonly failedAt: string
  readonly fault: Fault
  /** As it lies on the log: JSON, or text where it is none. */
  readonly raw: unknown
}

/** Where failed events go, so that their lane goes on. */
export interface FailedEvents {
  /** Each event once, however often it is given. */
  bury(failed: readonly FailedEvent[]): Promise<void>
  /** @returns those of the places whose events failed ever, replayed since or not */
  buried(places: readonly LogPosition[]): Promise<LogPosition[]>
}

/** The subset of a pino logger that the worker uses. Fields and messages hold opaque ids only. */
export interface WorkerLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
