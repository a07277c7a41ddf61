import type { ErrorCode } from '../../model/index.ts'
import type { Phase } from '../match/request.ts'

/** The parts of a run over the graph, in order: those of any run, between reading records and handing over. */
export type GraphRunPhase = 'collect' | Phase | 'handOver'

/**
 * - *queued*. A worker that has the lease takes it → running. `cancelMatchRun` → cancelled.
 * - *running*. Its work ends → succeeded or failed. `cancelMatchRun` → cancelled. Its worker dies: the next one that has the
 *   lease runs it again, from the beginning; after so many attempts → failed.
 * - *succeeded*, *failed*, *cancelled*: for good.
 */
type GraphRunState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled'

/** What a run is asked to do. */
export interface GraphRunTask {
  /** Name of the result: the next run of this name replaces what this one gave. */
  readonly matcher: string
  /** Only says what it would come to. */
  readonly isPreview: boolean
  /** Whether what stewards said of pairs retrains the second stage. */
  readonly withVerdicts: boolean
}

export interface GraphRunProgress {
  readonly phase: GraphRunPhase
  /** Records read; null until one was. */
  readonly records: number | null
  /** Pairs compared; null until one was. */
  readonly pairs: number | null
  /** About when it will be done, instant, ISO 8601; null while nothing can be said. */
  readonly expectedEndAt: string | null
}

/** What a run came to. */
export interface GraphRunResult {
  readonly modelVersion: string
  readonly records: number
  readonly pairs: number
  /** People that the matcher sees in the records. */
  readonly clusters: number
  /** Pieces of evidence that it gives: links of two records. */
  readonly links: number
  /** Pairs of clusters that it holds to be different people though they look alike. */
  readonly conflicts: number
  /** Pairs that stewards are asked about. */
  readonly reviews: number
  /** Verdicts of stewards that it learnt from. */
  readonly verdicts: number
  /** Profiles that were, or would be, joined and parted. */
  readonly merges: number
  readonly splits: number
  readonly seconds: number
  /** Of a preview: the first of both, by ids of profiles. */
  readonly examples: { readonly merges: readonly GraphRegrouping[]; readonly splits: readonly GraphRegrouping[] } | null
}

/** Ids of profiles as they are, and as they would be. */
export interface GraphRegrouping {
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** Why a run failed. Holds no person's data. */
export interface GraphRunFault {
  readonly code: ErrorCode | 'INTERNAL_SERVER_ERROR'
  readonly message: string
  readonly remedy: string | null
}

/** A run over the graph's own records, as the graph remembers it. Instants are ISO 8601. */
export interface GraphRun extends GraphRunTask {
  readonly id: string
  readonly state: GraphRunState
  readonly requestedBy: string
  readonly requestedAt: string
  /** When its last attempt began; null while it is queued. */
  readonly startedAt: string | null
  readonly endedAt: string | null
  /** How often it was begun. */
  readonly attempts: number
  readonly isCancelRequested: boolean
  /** null until it began. */
  readonly progress: GraphRunProgress | null
  readonly result: GraphRunResult | null
  readonly fault: GraphRunFault | null
}
