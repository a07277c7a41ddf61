import type { Evaluation, IgnoredColumn, LabelCounts, LearningDiagnostic } from '../../matching/index.ts'

/** What somebody who knows said of two records. */
export interface Verdict {
  /** Ids of the records. */
  readonly a: string
  readonly b: string
  readonly isSame: boolean
}

/** What to match, and where the results go. */
export interface MatchRequest {
  readonly paths: readonly string[]
  /** The column that names a record; it is never compared. */
  readonly idColumn: string
  /** Uses this model as it stands; learns one when left out. */
  readonly modelPath?: string | undefined
  /** What to compare, and where the line is drawn; found by what columns look like when left out. */
  readonly settingsPath?: string | undefined
  /** Whether only records of different files are compared. */
  readonly isLinkOnly?: boolean | undefined
  /** The column that says who is who, to measure against; it is never compared. */
  readonly truthColumn?: string | undefined
  /** The folder of an earlier run: pairs of records that are still the same are not compared again. */
  readonly sinceFolder?: string | undefined
  /** Leaves what a later run needs for its `sinceFolder`; with `sinceFolder`, always. @default false */
  readonly keepsCompared?: boolean | undefined
  readonly outFolder: string
  /** For the whole process, which is refused where it will need more; DuckDB spills beyond half of it. Unbounded by default. */
  readonly memoryBytesMax?: number | undefined
  /** For DuckDB, and for comparing. As many as DuckDB's default, and as there are cores. */
  readonly threads?: number | undefined
  /** Retrain the second stage; nothing where a model is given. Those on records that are not there say nothing. @default [] */
  readonly verdicts?: readonly Verdict[] | undefined
  /** A file of labelled pairs: `id_l`, `id_r`, and `is_match` or `same`. They retrain the second stage as verdicts do. */
  readonly labelsPath?: string | undefined
  /** Told what begins. */
  readonly onPhase?: ((phase: Phase) => void) | undefined
  /** Told how many of the pairs that rules brought together are compared. */
  readonly onPairs?: ((done: number, total: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/** What to learn a model from, and the file that it goes to. */
export interface TrainRequest extends Omit<MatchRequest, 'outFolder' | 'modelPath' | 'sinceFolder' | 'keepsCompared'> {
  readonly modelFile: string
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
  /** Of the records and pairs, those that the earlier run knows; left out where none was named. */
  readonly since?: { readonly unchangedRecords: number; readonly reusedPairs: number }
  /** Records that no blocking rule can bring together with any: they lack its keys, or too many share them. */
  readonly unreachedRecords: number
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
  /** Verdicts on these records, from which it learnt. */
  readonly verdicts: number
  /** What became of the labels; left out where no file of them was given. */
  readonly labels?: LabelCounts
  /** What was learnt badly; nothing where the model was given. */
  readonly diagnostics: readonly LearningDiagnostic[]
  /** Steps that an earlier run over the same files had finished before it was ended. */
  readonly resumed: readonly string[]
  /** What looks wrong about the clusters, without labels, as sentences; nothing where all is well. */
  readonly warnings: readonly string[]
  /** Pairs that stewards would be asked about, one for each two clusters that are not clearly two people's. */
  readonly pairsToReview: number
  readonly pairwise?: Evaluation['pairwise']
  readonly bCubed?: Evaluation['bCubed']
}
