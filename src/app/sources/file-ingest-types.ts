import type { Fault } from '../../model/index.ts'

export interface FileIngestRequest {
  /** Read as one: rows of several files may be one event. */
  readonly paths: readonly string[]
  /** A description by its name; by default the one whose columns the files have. */
  readonly sourceName?: string | undefined
  /** A description that is not among the known ones. */
  readonly descriptionPath?: string | undefined
  readonly onProgress?: ((progress: FileProgress) => void) | undefined
  /** Ends the ingest between two chunks; what was taken stays taken, and the same command goes on from there. */
  readonly signal?: AbortSignal | undefined
}

/** Where an ingest stands. */
export interface FileProgress {
  /** `reading` brings the rows together; then `sending`, and `waiting` while the log is full. */
  readonly stage: 'reading' | 'sending' | 'waiting'
  readonly bytesRead: number
  readonly bytesTotal: number
  /** Rows read; known when reading has ended. */
  readonly rows: number | null
  /** Events sent in and answered. */
  readonly eventsDone: number
  /** null while reading. */
  readonly eventsTotal: number | null
  /** How long the pause is; 0 unless `waiting`. */
  readonly waitMs: number
}

/** `read = accepted + duplicates + suppressed + deadLettered`, always. Events, counted after grouping. */
export interface FileIngestResult {
  readonly source: string
  readonly rows: number
  readonly read: number
  readonly accepted: number
  readonly duplicates: number
  readonly suppressed: number
  readonly deadLettered: number
  readonly seconds: number
  /** For `after:` of reads: they then show what these files brought. */
  readonly token: string
  /** The first 20 events that were refused. */
  readonly refused: readonly RefusedEvent[]
  /** What is wrong with whole files although their events were taken: they end early. */
  readonly fileFaults: readonly Fault[]
  /** When the same files were ingested completely before; nothing was sent then. */
  readonly ingestedBefore: string | null
}

/** Where an event that was refused stands. */
export interface RefusedEvent {
  readonly file: string
  readonly line: number
  readonly fault: Fault
}
