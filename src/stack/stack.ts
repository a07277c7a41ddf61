import type { StackConnections, Tuning } from './settings.ts'
import type { StackCrash, StackRecord } from './stack-record.ts'

/**
 * Whose life the stores share.
 * `owned`: this process's; they stop when it ends, however it ends.
 * `detached`: nobody's; they run until `stackDown`.
 * `attach-or-own`: those that already run on the data directory are used, else `owned`.
 */
export type StackMode = 'owned' | 'detached' | 'attach-or-own'

export interface OpenOptions {
  readonly mode: StackMode
  /** @default 'production' */
  readonly tuning?: Tuning
  /** Told one line of progress at a time. */
  readonly report?: (line: string) => void
}

/** Running stores. */
export interface Stack {
  readonly connections: StackConnections
  readonly stores: StackRecord['stores']
  /** True when the stores are not this process's, detached ones included: `stop` leaves them running. */
  readonly attached: boolean
  /** Ends the stores in order, when they are this process's. */
  stop(): Promise<void>
  /** Called at most once, when stores end without this process having told them to. */
  onCrash(callback: (crash: StackCrash) => void): void
}
