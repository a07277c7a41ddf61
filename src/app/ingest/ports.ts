import type { CanonicalEvent, Fault, LogPosition } from '../../model/index.ts'

export interface LogAppend {
  readonly lane: number
  readonly event: CanonicalEvent
  /** messageIds are remembered per scope: the write key's or source description's id. */
  readonly idempotencyScope: string
}

/** `duplicate` carries the position of the event that was taken first. */
export interface LogAppended {
  readonly kind: 'accepted' | 'duplicate'
  readonly at: LogPosition
}

/** The durable, ordered event log. */
export interface EventLog {
  /**
   * Resolves when every event is on disk, in the order given.
   * Remembering a messageId and appending its event is one atomic step.
   *
   * @throws SelfsameError BACKLOG_FULL when the log is at its bound: nothing was appended
   * @throws SelfsameError UNAVAILABLE when the log does not answer
   */
  append(entries: readonly LogAppend[]): Promise<LogAppended[]>
}

/** What the log counted since it was made. */
export interface LogCounts {
  readonly accepted: number
  readonly duplicates: number
  /** Accepted events that the worker is done with: booked or failed. */
  readonly acknowledged: number
  /** Accepted events that could not be applied: they were put on the dead-letter stream. */
  readonly failed: number
}

/** What can be seen of the workers from outside. */
export interface WorkerLag {
  /** How many of the log's lanes a worker holds; 0 when none runs. */
  readonly lanesHeld: number
  /** When the event was accepted that has waited longest for the worker: instant, ISO 8601; null when none waits. */
  readonly oldestPendingAt: string | null
}

export interface LogCounter {
  counts(): Promise<LogCounts>
  lag(): Promise<WorkerLag>
}

/** How an event came in: what to replay it through. */
export type Protocol = 'segment' | 'generic' | 'file'

/** Who sent an event: all that is kept of a write key or a source description beside the event itself. */
export interface Sender {
  /** Write key's or source description's name. */
  readonly source: string
  /** messageIds are remembered within it: the write key's or source description's id. */
  readonly scope: string
  /** A trusted sender vouches for the identifiers of class person that it names. */
  readonly trusted: boolean
}

/** An event that was refused or could not be applied, as it was sent, and why. */
export interface DeadLetter {
  readonly id: string
  readonly receivedAt: string
  /**
   * `log`: the event was accepted and the worker could not apply it. `raw` is then the canonical event as it lies
   * on the log (text where it is no JSON); a replay appends it again, under the sender's scope.
   */
  readonly protocol: Protocol | 'log'
  readonly sender: Sender
  readonly fault: Fault
  readonly raw: unknown
}

/** The dead-letter stream. */
export interface DeadLetters {
  /** @returns the ids given, in order; resolves when on disk */
  add(letters: readonly Omit<DeadLetter, 'id'>[]): Promise<string[]>
  /** Oldest first. @param after id to begin after */
  list(page: { readonly after: string | null; readonly limit: number }): Promise<DeadLetter[]>
  get(id: string): Promise<DeadLetter | null>
  remove(ids: readonly string[]): Promise<void>
  count(): Promise<number>
}

/** Who may write: the sender behind a write key. */
export interface WriteKey {
  readonly id: string
  /** The source its events are from. */
  readonly source: string
  /** A server's key vouches for e-mail addresses and phones; a browser's does not. */
  readonly trusted: boolean
  readonly createdAt: string
  readonly revokedAt: string | null
}

export interface WriteKeyFinder {
  /** @returns null for an unknown or revoked key */
  find(secret: string): Promise<WriteKey | null>
}
