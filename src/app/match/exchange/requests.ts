import type { SplinkDialect } from '../../../matching/index.ts'

export interface ExportRequest {
  readonly modelPath: string
  readonly dialect: SplinkDialect
  readonly outPath: string
}

/** What the settings expect of the records. */
export interface ExportReport {
  /** Beside `unique_id`, in the order of first use. */
  readonly columns: readonly string[]
  readonly blockingRules: readonly { readonly column: string; readonly recordsMax: number }[]
}

export interface ImportRequest {
  readonly settingsPath: string
  readonly outPath: string
}

export interface ImportReport {
  /** Columns that the model compares or blocks on. */
  readonly columns: readonly string[]
  readonly blockingRules: number
}

export interface CleanRequest {
  readonly paths: readonly string[]
  readonly idColumn: string
  readonly modelPath: string
  readonly outPath: string
  readonly signal?: AbortSignal | undefined
}
