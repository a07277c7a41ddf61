import type { IdentifierKey } from '../../model/index.ts'
import type { SegmentCall } from './call.ts'

/** What the gate answered to one batch. */
export interface GateReceipt {
  readonly accepted: number
  readonly duplicates: number
  readonly deadLettered: number
  /** For a read that should see these events. */
  readonly token: string
}

/** The public gate, under the demo's write key. */
export interface DemoGate {
  /** @param calls one batch, at most 500 KB of JSON */
  send(calls: readonly SegmentCall[]): Promise<GateReceipt>
}

/** The public API, as the demo reads it. */
export interface DemoReader {
  /**
   * Resolves once the events behind all tokens are applied.
   *
   * @param onPending told now and then how many events the service has yet to apply
   */
  waitUntilApplied(tokens: readonly string[], onPending: (pending: number) => void): Promise<void>
  /** Ids of the profiles that answer to the identifiers, in their order; null where none does. */
  profileIds(keys: readonly IdentifierKey[], onDone: (count: number) => void): Promise<(string | null)[]>
}

/** Where the demo keeps what it must find again: the truth, and that it was here. */
export interface DemoShelf {
  /** @returns null when there is none of that name */
  read(name: string): Promise<string | null>
  write(name: string, text: string): Promise<void>
}

/** How far a demo is; `total` is of events or identifiers. */
export interface DemoProgress {
  /** `done` rises to `total` within each stage; stages come in this order. */
  at(stage: DemoStage, done: number, total: number): void
}

export type DemoStage = 'generate' | 'send' | 'apply' | 'compare'
