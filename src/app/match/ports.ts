import type { Cells, Comparison, PairNumbers, RecordTable } from '../../matching/index.ts'

/** What files brought: the table `source`, all columns text. */
export interface SourceRows {
  /** Every column of every file, in order; `c0`, `c1` … in SQL, NULL where a file has it not. */
  readonly columns: readonly string[]
  readonly rows: number
  /** Rows that could not be read and are left out. */
  readonly unreadable: number
  /** By file: its name, and a digest of its bytes. */
  readonly digests: readonly (readonly [name: string, digest: string])[]
}

/** A column of numbers or texts on its way into a table. */
export type TableColumn = Int32Array | Float64Array | readonly (string | null)[]

/** A database of one run's own, which works within a memory limit and is gone when it is closed. */
export interface MatchBench {
  /**
   * Lays the rows of files down as `source`, with the number of each one's file, from 0 on, as `file`.
   *
   * @throws SelfsameError NOT_FOUND or BAD_REQUEST when a file cannot be read
   */
  read(paths: readonly string[]): Promise<SourceRows>
  run(sql: string): Promise<void>
  /** @returns values as JSON has them */
  rows(sql: string): Promise<unknown[][]>
  /** @param sql gives INTEGER columns without NULL. @returns one array for each column */
  integers(sql: string): Promise<Int32Array[]>
  /**
   * Reads a column's distinct texts, and which of them each row holds.
   *
   * @param placeOf by row (`rowid`), where it goes. @returns with `of` by place
   */
  cells(table: string, column: string, placeOf: Int32Array): Promise<Cells>
  /** Creates a table of these columns, all of one length. */
  create(table: string, columns: Readonly<Record<string, TableColumn>>): Promise<void>
  /** Lets SQL read a Parquet file as a table of this name. @throws SelfsameError NOT_FOUND or BAD_REQUEST */
  view(name: string, path: string): Promise<void>
  /** Writes what the SQL gives to a Parquet file, in the order of its first table; what a run ends with. */
  writeParquet(sql: string, path: string): Promise<void>
  close(): Promise<void>
}

/** What comparing needs beside the pairs. Both tables may be the same. */
export interface ComparisonJob {
  readonly comparisons: readonly Comparison[]
  readonly left: RecordTable
  readonly right: RecordTable
}

export type OnCompared = (pairs: number) => void

/** Compares many pairs at once, on as many threads as it has; what it finds does not depend on them. */
export interface PairComparer {
  /**
   * @param onCompared told how many pairs were compared, whenever some were
   * @returns by field, then by pair: the level; 0 where either record says nothing
   */
  compare(job: ComparisonJob, pairs: PairNumbers, onCompared?: OnCompared): Promise<Uint8Array[]>
  close(): Promise<void>
}

/** A folder of results that appears when it is complete. */
export interface ResultFolder {
  /** Where to write a result for now. */
  pathOf(name: string): string
  /** As `pathOf`, in a folder among the results, which takes the place of an earlier one as a whole. */
  pathIn(folder: string, name: string): Promise<string>
  /** @param name may be in such a folder */
  writeText(name: string, text: string): Promise<void>
  /** Puts all results in their place. */
  publish(): Promise<void>
  /** Removes what is not published. */
  discard(): Promise<void>
}

/** What one run has finished, kept until it has ended well. */
export interface FinishedWork {
  /** @returns null where the step is not kept, or not whole */
  read(step: string): Promise<Buffer | null>
  write(step: string, content: Buffer): Promise<void>
  /** Removes all of it. */
  clear(): Promise<void>
}

/** What a run may take; left out: the bench's own defaults. */
export interface Bounds {
  readonly memoryBytesMax?: number | undefined
  readonly threads?: number | undefined
}

/** What a run needs of the outside. */
export interface MatchParts {
  openBench(bounds?: Bounds): Promise<MatchBench>
  openComparer(threads?: number): PairComparer
  /** @throws SelfsameError BAD_REQUEST when the folder cannot be written */
  openResults(folder: string): Promise<ResultFolder>
  /** @param key of the work: what the same key was kept under is taken over. Nothing is kept where it is left out */
  openFinished?(key: string): Promise<FinishedWork>
  readText(path: string): Promise<string>
  /** Of the whole process, since it began. */
  peakMemoryBytes(): number
  nowMs(): number
}
