import type { FileFormat } from '../description.ts'

/** What the cells of one column look like. Counts of rows; no values. */
export interface ColumnProfile {
  readonly name: string
  /** Cells that hold something. */
  readonly filled: number
  /** Different values. */
  readonly distinct: number
  /** Cells of each shape of `SHAPES`. */
  readonly shapes: Readonly<Record<string, number>>
}

/** What the rows that share a value of one column have in common. */
export interface GroupingProfile {
  readonly column: string
  readonly groups: number
  /** Column to the share of groups, 0 to 1, whose rows all say the same there. */
  readonly agreeing: Readonly<Record<string, number>>
}

/** What a file looks like, from its first rows. */
export interface FileProfile {
  readonly file: string
  readonly kind: 'csv' | 'jsonl' | 'parquet'
  readonly format: FileFormat
  /** Looked at. */
  readonly rows: number
  readonly columns: readonly ColumnProfile[]
  readonly groupings: readonly GroupingProfile[]
}
