import type { IdentityRules, Needed, Plan, Snapshot } from '../../identity/index.ts'
import type { IdentifierKey, LoggedEvent, VertexKey } from '../../model/index.ts'
import type { Turns } from '../attempts.ts'

/** An event whose identity is settled and committed. */
export interface ResolvedEvent extends LoggedEvent {
  /** The vertex its counts are booked on; null without a usable identifier. */
  readonly anchor: IdentifierKey | null
  /** Whether the anchor may turn out to have been somebody else's at that moment. */
  readonly mayChangeHands: boolean
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

/** What a plan begins from. */
export interface SnapshotRequest {
  /** To be read whole: with their logins and all evidence at their vertices, unless they are nobody's. */
  readonly identifiers: readonly IdentifierKey[]
  /** Whose clusters are read, those of their other tenures too. */
  readonly vertices: readonly VertexKey[]
  /** Keys of evidence and of records. */
  readonly evidence: readonly string[]
  readonly records: readonly string[]
}

/** The identity graph, as stitching needs it. */
export interface IdentityGraph extends Turns {
  readCursors(lanes: readonly number[]): Promise<ReadonlyMap<number, LaneCursor>>
  readSnapshot(request: SnapshotRequest): Promise<Snapshot>
  /** Adds what is needed: identifiers whole, and the components of vertices. */
  completeSnapshot(snapshot: Snapshot, needed: Needed): Promise<Snapshot>
  /** @returns those of the identifiers that are used by too many to be anybody's */
  sharedAmong(keys: readonly IdentifierKey[]): Promise<ReadonlySet<IdentifierKey>>
  /** The rules in force: no plan made by others is applied. */
  readRules(): Promise<IdentityRules>
  /** Checks, locks and writes in one transaction, cursors included. */
  apply(plan: Plan, cursors: readonly CursorMove[]): Promise<ApplyOutcome>
}
