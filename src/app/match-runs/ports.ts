import type { Pin } from '../../model/index.ts'
import type { GraphRun, GraphRunFault, GraphRunProgress, GraphRunResult, GraphRunTask } from './match-run-entry.ts'

/** A run that somebody asks for. */
export interface RequestedRun extends GraphRunTask {
  readonly id: string
  readonly requestedBy: string
  /** Instant, ISO 8601. */
  readonly requestedAt: string
}

/** Where in the list of runs one stands: the newest first. */
export interface RunPlace {
  readonly requestedAt: string
  readonly id: string
}

/** How an attempt ended. */
export type RunEnd =
  | { readonly state: 'succeeded'; readonly result: GraphRunResult }
  | { readonly state: 'failed'; readonly fault: GraphRunFault }
  | { readonly state: 'cancelled' }

/** Runs, as those who ask for them see them. */
export interface RunLedger {
  /** Queues a run, unless one of its id is there. @returns the one that is there now */
  enter(run: RequestedRun): Promise<GraphRun>
  run(id: string): Promise<GraphRun | null>
  list(after: RunPlace | null, limit: number): Promise<readonly GraphRun[]>
  /** Ends a queued run, asks a running one to end, and leaves one that has ended. @param at instant. @returns null for an unknown id */
  cancel(id: string, at: string): Promise<GraphRun | null>
}

/** Runs, as the worker that holds the lease sees them. What another attempt has begun meanwhile is not overwritten. */
export interface RunQueue {
  /** @returns the one that was asked for first of those that have not ended; null when all have */
  due(): Promise<GraphRun | null>
  /** Makes it running, one attempt more. @param at instant. @returns null when it has ended meanwhile */
  begin(id: string, at: string): Promise<GraphRun | null>
  /** @returns whether the attempt is to go on: it is the last one, and nobody asked it to end */
  note(run: Pick<GraphRun, 'id' | 'attempts'>, progress: GraphRunProgress): Promise<boolean>
  /** @param at instant */
  end(run: Pick<GraphRun, 'id' | 'attempts'>, end: RunEnd, at: string): Promise<void>
}

/** Does the work of a run where it holds nobody up. */
export interface RunExecutor {
  /**
   * @param signal ends it at once, whatever it is doing
   * @throws SelfsameError what the run failed with
   */
  execute(run: GraphRun, onProgress: (progress: GraphRunProgress) => void, signal: AbortSignal): Promise<GraphRunResult>
}

/** Rows on their way into a file that a match run reads. */
export interface RecordFile {
  readonly path: string
  readonly idColumn: string
  write(records: readonly { readonly id: string; readonly cells: Readonly<Record<string, string>> }[]): Promise<void>
  /** Puts the file in its place; nothing is written after it. */
  complete(): Promise<void>
}

/** What stewards said, and did not take back. */
export interface PinSource {
  pins(): Promise<readonly Pin[]>
}
