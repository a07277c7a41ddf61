import type { Evaluation, IgnoredColumn } from '../../matching/index.ts'

/** What to match, and where the results go. */
export interface MatchRequest {
  readonly paths: readonly string[]
  /** The column that names a record; it is never compared. */
  readonly idColumn: string
  /** Uses this model as it stands; learns one when left out. */
  readonly modelPath?: string | undefined
  /** The column that says who is who, to measure against; it is never compared. */
  readonly truthColumn?: string | undefined
  readonly outFolder: string
  /** Told what begins. */
  readonly onPhase?: (phase: Phase) => void
  readonly signal?: AbortSignal | undefined
}

/** The parts of a run, in order. */
export const PHASES = ['read', 'prepare', 'learn', 'block', 'compare', 'cluster', 'write'] as const
export type Phase = (typeof PHASES)[number]

/** What a run came to. */
export interface MatchReport {
  readonly records: number
  /** Rows that could not be read and are in no result. */
  readonly unreadableRows: number
  /** Distinct pairs that blocking rules brought together. */
  readonly blockedPairs: number
  /** Those, and the pairs inside components that no rule had brought together. */
  readonly comparedPairs: number
  readonly clusters: number
  /** Clusters of two and more records. */
  readonly matchedClusters: number
  readonly recordsPerClusterMax: number
  readonly seconds: Readonly<Record<Phase | 'total', number>>
  readonly peakMemoryBytes: number
  /** What was compared, as what. */
  readonly fields: readonly { readonly column: string; readonly kind: string }[]
  readonly ignoredColumns: readonly IgnoredColumn[]
  readonly blockingRules: readonly string[]
  /** Whether expectation-maximisation ended by itself; null where the model was given. */
  readonly hasConverged: boolean | null
  readonly pairwise?: Evaluation['pairwise']
  readonly bCubed?: Evaluation['bCubed']
}
