import type { CanonicalEvent, IdentifierKey } from '../../model/index.ts'

/** An event with its place on the log. */
export interface LoggedEvent {
  readonly lane: number
  readonly position: string
  readonly event: CanonicalEvent
}

/** An event whose identity is settled and committed. */
export interface ResolvedEvent extends LoggedEvent {
  /** The vertex its counts are booked on; null without a usable identifier. */
  readonly anchor: IdentifierKey | null
}

/** Lane to lease epoch: a writer that lost its lane is refused by the graph. */
export type Epochs = ReadonlyMap<number, number>
