import type { Change } from '../model/index.ts'

/** Changes as a consumer is handed them. */
export interface ChangePage {
  /** In order, without gaps; none when the consumer is only told where it stands. */
  readonly changes: readonly Change[]
  /** All changes up to this number have been handed over, these included. */
  readonly position: number
  /** Number of the last change that was committed when the page was read. */
  readonly head: number
}

/**
 * What follows the changes, as the relay feeds it: each change in order and at least once, never two pages at a time.
 *
 * A consumer is *running*; *rebuilding* when it was asked to be made anew (it takes changes meanwhile); *parked* when
 * it cannot take a change, until a person sends it on.
 *
 * @example
 * const names: Consumer = {
 *   name: 'names', keepsChanges: false, begins: 'newest', page: { changesMax: 500, lingerMs: 0 },
 *   ownPlace: null,
 *   apply: async ({ changes }) => store.put(changes.flatMap(namesOf)),
 *   rebuild: null,
 * }
 */
export interface Consumer {
  /** Small letters, digits and `-`; its cursor in the graph bears it. */
  readonly name: string
  /** Whether it keeps all changes for good. Until one consumer does, none is pruned. */
  readonly keepsChanges: boolean
  /** Where it begins when it is new: at the oldest change that is left, or with the next one that comes. */
  readonly begins: 'oldest' | 'newest'
  readonly page: {
    /** Handed over together at the most. */
    readonly changesMax: number
    /** How long changes are gathered before they are handed over, unless a page is full; 0: at once. */
    readonly lingerMs: number
  }
  /**
   * Up to which change it is by its own account, where it keeps its place itself, in the same step as what it applies: the
   * graph's cursor then only follows it. null: it stands where the graph's cursor is.
   */
  readonly ownPlace: (() => Promise<number>) | null
  /**
   * Takes changes; resolves when it has them for good. Handed the same ones again it must come to the same. With no changes,
   * it is told about once a second where it stands.
   *
   * @throws SelfsameError UNAVAILABLE when its store does not answer: tried again for as long as that lasts; anything else
   * for changes that it cannot take
   */
  apply(page: ChangePage): Promise<void>
  /**
   * Makes a part of it anew from the stores; `apply` is called between parts, and must reach the old as well as the new.
   * null: it cannot be.
   *
   * @param after where the part before ended; null for the first
   * @returns where the next part goes on; null when all of it is made, and serves
   */
  readonly rebuild: ((after: string | null) => Promise<string | null>) | null
}
