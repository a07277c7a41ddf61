import type { Clustering } from '../../../matching/index.ts'

/** The result of a match run, read back. */
export interface MatchResult extends Clustering {
  /** By record. */
  readonly ids: readonly string[]
}

/** Reads what match runs wrote. */
export interface ResultsReader {
  /** @throws SelfsameError NOT_FOUND or BAD_REQUEST when the folder holds no such result */
  read(folder: string): Promise<MatchResult>
  /**
   * Reads who is who from files.
   *
   * @returns by id; records of one number are one person
   * @throws SelfsameError NOT_FOUND or BAD_REQUEST when files or columns cannot be read
   */
  readLabels(labels: Labels): Promise<ReadonlyMap<string, number>>
  close(): Promise<void>
}

/** Files that say who is who. */
export interface Labels {
  readonly paths: readonly string[]
  readonly idColumn: string
  readonly truthColumn: string
}
