import type { Anchor } from '../../model/index.ts'
import type { CartVersions, ContextEntry, ContextKind, Kept } from '../../projections/context/index.ts'

/** An entry to be kept. */
export interface ContextWrite {
  readonly entry: Kept<ContextEntry>
  /** It counts only if these are the versions still; null: whatever they are. */
  readonly expected: CartVersions | null
  /** Of the event, for whoever asks what became of it. */
  readonly messageId: string
}

/** `conflict`: the cart was not what the change expected; nothing was kept. */
export type ContextOutcome = 'applied' | 'conflict'

/** What is kept of one person, over all the vertices asked for. */
export interface KeptContext {
  readonly entries: readonly Kept<ContextEntry>[]
  readonly cartVersions: CartVersions
}

/** Entries by vertex, each kind for its own time. It may lose them: they come again from the log as far as that reaches. */
export interface ContextStore {
  /** Keeps each entry once, however often it is given: expected versions are compared and the entry kept in one step. */
  put(writes: readonly ContextWrite[]): Promise<void>
  /** One answer for each list, in one round trip; of an anchor only what happened in its spans. */
  read(people: readonly (readonly Anchor[])[]): Promise<KeptContext[]>
  /** What became of an event's change with expectations; null when it is not known, or not any more. */
  outcome(messageId: string): Promise<ContextOutcome | null>
}

/** How long entries of each kind are kept, in ms. */
export type KeepMs = Readonly<Record<ContextKind, number>>
