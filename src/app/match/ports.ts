/** What files brought: the table `source`, all columns text. */
export interface SourceRows {
  /** Every column of every file, in order; `c0`, `c1` … in SQL, NULL where a file has it not. */
  readonly columns: readonly string[]
  readonly rows: number
  /** Rows that could not be read and are left out. */
  readonly unreadable: number
}

/** A column of numbers or texts on its way into a table. */
export type TableColumn = Int32Array | Float64Array | readonly string[]

/** A database of one run's own, which works within a memory limit and is gone when it is closed. */
export interface MatchBench {
  /**
   * Lays the rows of files down as `source`.
   *
   * @throws SelfsameError NOT_FOUND or BAD_REQUEST when a file cannot be read
   */
  read(paths: readonly string[]): Promise<SourceRows>
  run(sql: string): Promise<void>
  /** @returns values as JSON has them */
  rows(sql: string): Promise<unknown[][]>
  /** @param sql gives INTEGER columns without NULL. @returns one array for each column */
  integers(sql: string): Promise<Int32Array[]>
  /** Creates a table of these columns, all of one length. */
  create(table: string, columns: Readonly<Record<string, TableColumn>>): Promise<void>
  /** Writes what the SQL gives to a Parquet file. */
  writeParquet(sql: string, path: string): Promise<void>
  close(): Promise<void>
}

/** A folder of results that appears when it is complete. */
export interface ResultFolder {
  /** Where to write a result for now. */
  pathOf(name: string): string
  writeText(name: string, text: string): Promise<void>
  /** Puts all results in their place. */
  publish(): Promise<void>
  /** Removes what is not published. */
  discard(): Promise<void>
}

/** What a run needs of the outside. */
export interface MatchParts {
  openBench(): Promise<MatchBench>
  /** @throws SelfsameError BAD_REQUEST when the folder cannot be written */
  openResults(folder: string): Promise<ResultFolder>
  readText(path: string): Promise<string>
  /** Of the whole process, since it began. */
  peakMemoryBytes(): number
  nowMs(): number
}
