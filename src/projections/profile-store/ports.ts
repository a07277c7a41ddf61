import type { BirthId, GraphProfile, IdentifierKey } from '../../model/index.ts'

/** A profile as the graph has it, or that there is none of this id, or none that is somebody's. */
export interface ProfileState {
  readonly id: BirthId
  /** All changes up to this number are in it. */
  readonly reflectsChange: number
  readonly profile: GraphProfile | null
}

/** The graph, as the profile store follows it. */
export interface TouchedProfiles {
  /** Those asked for, at most 1,000 of each, and all that hold a vertex of the identifiers. */
  touched(ids: readonly BirthId[], keys: readonly IdentifierKey[]): Promise<ProfileState[]>
  /** All there are, by id. @param after null for the first page */
  page(after: BirthId | null, limit: number): Promise<ProfileState[]>
}

/**
 * Profiles by id and by identifier, in a store that may lose them. It is
 *
 * - *closed*: it holds nothing, and takes nothing. `reach` → open, in a new generation.
 * - *open*: it gives and takes profiles. It lost what it held → closed. The graph has gone back → open, in a new generation.
 * - *open, building*: what it takes goes into the next generation as well. `switchGeneration` → open, in that one.
 */
export interface ProfileStore {
  /** Any birth id. null for what it does not hold; each answer holds the vertex born with the id. */
  byIds(ids: readonly BirthId[]): Promise<(GraphProfile | null)[]>
  /** null for what it does not hold; each answer holds the identifier, in its last owner's use. */
  byIdentifiers(keys: readonly IdentifierKey[]): Promise<(GraphProfile | null)[]>
  /**
   * Takes states over: each only where it is no older than what is there, and than what the store has reached. A profile that
   * is none leaves a mark, so that no older state of it comes back.
   */
  put(states: readonly ProfileState[]): Promise<void>
  /**
   * As `put`, for states that were read beside the changes: only where nothing of the same number is there. A number can be read a
   * moment before all that its change wrote, and whoever takes that change puts what is true.
   */
  putNewer(states: readonly ProfileState[]): Promise<void>
  /**
   * Notes that all changes up to `position` are taken over, and opens a store that is closed: what is older is refused from
   * then on. @param head the last change: a store that is beyond it is of a graph that has gone back
   */
  reach(position: number, head: number): Promise<void>
  /** Begins the next generation; what was begun before is given up. */
  beginGeneration(): Promise<void>
  /** Serves the next generation, and removes the last. */
  switchGeneration(): Promise<void>
  /** Tells those who listen which profiles are others now. */
  announce(changed: readonly BirthId[]): Promise<void>
}
