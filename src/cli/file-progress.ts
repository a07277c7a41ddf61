import type { FileProgress } from '../app/sources/index.ts'
import type { Meter } from './meters.ts'
import type { Progress } from './progress.ts'
import { durationText } from './text.ts'

/** Shows an ingest of files: reading, sending, and pauses while the log is full. */
export class FileProgressView {
  readonly #progress: Progress
  #stage: FileProgress['stage'] | null = null
  #meter: Meter | null = null

  constructor(progress: Progress) {
    this.#progress = progress
  }

  show(now: FileProgress): void {
    if (now.stage !== this.#stage) this.#begin(now)
    if (now.stage === 'reading') this.#meter?.at(now.bytesRead, now.bytesTotal)
    else this.#meter?.at(now.eventsDone, now.eventsTotal ?? 0)
  }

  stop(): void {
    this.#meter?.stop()
    this.#meter = null
  }

  #begin({ stage, waitMs }: FileProgress): void {
    this.stop()
    this.#stage = stage
    if (stage === 'waiting') this.#progress.line(`The event log is full; trying again in ${durationText(waitMs)}`)
    else
      this.#meter =
        stage === 'reading' ? this.#progress.meter('reading', 'bytes') : this.#progress.meter('sending', 'events')
  }
}
