import type { Plan, Snapshot } from '../../identity/index.ts'
import type { BirthId, IdentifierKey, LoggedEvent } from '../../model/index.ts'

/** An event whose identity is settled and committed. */
export interface ResolvedEvent extends LoggedEvent {
  /** The vertex its counts are booked on; null without a usable identifier. */
  readonly anchor: IdentifierKey | null
}

/** Lane to lease epoch: a writer that lost its lane is refused by the graph. */
export type Epochs = ReadonlyMap<number, number>

/** How far a lane is applied, and by which lease. */
export interface LaneCursor {
  readonly position: string
  readonly epoch: number
}

/** A lane's cursor: where it must be, and where it goes. */
export interface CursorMove {
  readonly lane: number
  readonly expected: string
  readonly position: string
  readonly epoch: number
}

/**
 * `stale`: something that was read has changed since, nothing was written, plan again.
 * `lostLanes`: another writer moved these cursors, nothing was written.
 */
export type ApplyOutcome =
  | { readonly kind: 'applied'; readonly lastChange: number }
  | { readonly kind: 'stale' }
  | { readonly kind: 'lostLanes'; readonly lanes: readonly number[] }
  | { readonly kind: 'otherRules'; readonly version: number }

/** The identity graph, as stitching needs it. */
export interface IdentityGraph {
  readCursors(lanes: readonly number[]): Promise<ReadonlyMap<number, LaneCursor>>
  /** The clusters of all keys, and the evidence and records asked for. */
  readSnapshot(
    keys: readonly IdentifierKey[],
    evidenceKeys: readonly string[],
    recordKeys: readonly string[],
  ): Promise<Snapshot>
  /** Adds to a snapshot all evidence of these profiles' components, and the clusters at its ends. */
  completeSnapshot(snapshot: Snapshot, profiles: readonly BirthId[]): Promise<Snapshot>
  /** Checks, locks and writes in one transaction, cursors included. */
  apply(plan: Plan, cursors: readonly CursorMove[]): Promise<ApplyOutcome>
}
