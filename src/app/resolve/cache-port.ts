/** A short opaque text that stands for 'the graph already holds this'. */
export type Fact = string

/**
 * Remembers what the graph holds, so that events that would change nothing never ask it. It may forget at any time;
 * a cache that does not answer knows nothing and remembers nothing, which is no error: the graph is asked instead.
 */
export interface IdentityCache {
  /** @returns one answer for each fact, in order; false when not known */
  known(facts: readonly Fact[]): Promise<boolean[]>
  /** @param facts each with the change number of the commit that made it true; 0 when no change was needed */
  remember(facts: readonly { readonly fact: Fact; readonly changeSeq: number }[]): Promise<void>
  /**
   * What is no longer true, such as retracted evidence. A `remember` under way does not bring it back.
   *
   * @throws SelfsameError UNAVAILABLE when the cache does not answer: it would believe them again when it comes back
   */
  forget(facts: readonly Fact[]): Promise<void>
}
