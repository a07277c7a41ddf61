import type { FileProgress } from './file-ingest-types.ts'
import type { SourceFile, StagedRows } from './ports.ts'

/** Tells where an ingest stands, whenever that changes. */
export class ProgressReport {
  readonly #tell: (progress: FileProgress) => void
  #now: FileProgress

  constructor(files: readonly SourceFile[], tell: ((progress: FileProgress) => void) | undefined) {
    const bytesTotal = files.reduce((sum, { bytes }) => sum + bytes, 0)
    this.#tell = tell ?? (() => undefined)
    this.#now = { stage: 'reading', bytesRead: 0, bytesTotal, rows: null, eventsDone: 0, eventsTotal: null, waitMs: 0 }
    this.#tell(this.#now)
  }

  fileRead({ bytes }: SourceFile): void {
    this.#change({ bytesRead: this.#now.bytesRead + bytes })
  }

  allRead({ rows, events, unreadable }: StagedRows): void {
    this.#change({
      stage: 'sending',
      bytesRead: this.#now.bytesTotal,
      rows: rows + unreadable,
      eventsTotal: events + unreadable,
    })
  }

  sent(events: number): void {
    this.#change({ stage: 'sending', eventsDone: this.#now.eventsDone + events, waitMs: 0 })
  }

  waiting(waitMs: number): void {
    this.#change({ stage: 'waiting', waitMs })
  }

  #change(changed: Partial<FileProgress>): void {
    this.#now = { ...this.#now, ...changed }
    this.#tell(this.#now)
  }
}
