/** What records have in common that may be one person: a blocking rule, and what its keys say. */
export interface Block {
  /** The rule's and the keys' texts, together. */
  readonly key: string
  /** A block of more records brings none together. */
  readonly recordsMax: number
}

/** A record as it was last seen. */
export interface IndexedRecord {
  readonly id: string
  /** By column of the recipe, as the source wrote it; a column that it leaves empty is not there. */
  readonly cells: Readonly<Record<string, string>>
}

/** @returns for each record, the blocks it is in */
export type BlocksOf = (records: readonly IndexedRecord[]) => readonly (readonly Block[])[]

/** Records by their blocks: found in milliseconds, however many there are. May be lost, and is built again then. */
export interface BlockingIndex {
  /**
   * Puts records in, in the place of what they were.
   *
   * @param blocksOf of what records say, now or before
   * @returns the ids of those that were not there, say something else than they did, or are not settled since they did
   */
  put(records: readonly IndexedRecord[], blocksOf: BlocksOf): Promise<string[]>
  /** Notes that what came of records is settled: put again as they are, they are nothing new. */
  settled(ids: readonly string[]): Promise<void>
  /** @returns the ids of those that were there */
  remove(ids: readonly string[], blocksOf: BlocksOf): Promise<string[]>
  /**
   * @param recordsMax so many records are read of each list's at most
   * @returns for each list of blocks, the records most worth comparing: those that are in most of the blocks, one of n
   *   records counting 1/n; none of a hot one
   */
  find(blocks: readonly (readonly Block[])[], recordsMax: number): Promise<Found[]>
}

/** Records that share blocks with one. */
export interface Found {
  /** The best first. */
  readonly records: readonly IndexedRecord[]
  /** How many there are in all. */
  readonly candidates: number
}
