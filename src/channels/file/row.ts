/** One row of a file: its cells as text, or the line of JSON that it is. */
export interface SourceRow {
  /** Name of its file. */
  readonly file: string
  /** Its line there, the header being line 1; counted in rows where all of the file's rows can be read. */
  readonly line: number
  /** In the order of the columns, null where nothing is written; of a JSON line its text alone. */
  readonly cells: readonly (string | null)[]
}

/** The rows of one event. */
export interface RowGroup {
  /** What the rows share; null where each row is an event of its own, and where the shared cells are empty. */
  readonly key: string | null
  /** Which of the rows that say the same this is, from 1. */
  readonly occurrence: number
  /** In the order of the files; at least one. Of a group that is too large, the first ones. */
  readonly rows: readonly SourceRow[]
  /** Why the rows cannot be taken for the whole event. */
  readonly defect: GroupDefect | null
}

export type GroupDefect = 'row-unreadable' | 'file-ends-early' | 'too-large'
