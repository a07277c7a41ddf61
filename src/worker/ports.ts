/** An entry of the event log as the worker reads it. */
export interface LogEntry {
  readonly lane: number
  readonly position: string
  /** The stored event, not yet upcast. */
  readonly event: Record<string, unknown>
}

/** Reads lanes as one consumer group. */
export interface LaneReader {
  /** Begins (again) after `position`: entries delivered and not acknowledged before come again. */
  open(lane: number, position: string): Promise<void>
  /** Up to `countMax` entries over all given lanes, each lane's in order; waits up to `waitMs` for the first. */
  read(lanes: readonly number[], countMax: number, waitMs: number): Promise<LogEntry[]>
  acknowledge(entries: readonly Pick<LogEntry, 'lane' | 'position'>[]): Promise<void>
}

/** Which lanes this worker may write, so that each has one writer. */
export interface LaneLeases {
  /** Takes free or expired lanes up to a fair share, renews those held. @returns lane to epoch, for all held now */
  renew(): Promise<ReadonlyMap<number, number>>
  release(): Promise<void>
}
