/** Types that all readers of Parquet and Delta share. `long` is a whole number of 64 bits, `timestamp` an instant. */
export type PrimitiveType = 'string' | 'integer' | 'long' | 'double' | 'boolean' | 'date' | 'timestamp'

export type ColumnType =
  | PrimitiveType
  | { readonly list: PrimitiveType }
  /** A list of rows of these fields. */
  | { readonly list: Readonly<Record<string, PrimitiveType>> }

export interface LakeColumn {
  readonly name: string
  readonly type: ColumnType
  readonly description: string
}

/** A table of the lake. */
export interface LakeTable {
  readonly name: string
  readonly description: string
  readonly columns: readonly LakeColumn[]
  /** Column whose values each have files of their own. */
  readonly partitionBy: string | null
  /** Columns by which rows lie within a file. */
  readonly clusterBy: readonly string[]
}

/** A row as JSON: instants as ISO 8601, days as `YYYY-MM-DD`. What it lacks is null. */
export type LakeRow = Readonly<Record<string, unknown>>
