import { SelfsameError } from '../../model/index.ts'

export interface BacklogSettings {
  /** Accepted events that wait for the worker, at most. */
  readonly eventsMax: number
  /** How old a sample may be. @default 250 ms */
  readonly sampleMs?: number
}

/**
 * Bounds how many accepted events may wait for the worker. Counting is asked for in the background, at most once
 * in `sampleMs`; what this process appended since is added, so that a burst does not pass between two samples.
 */
export class Backlog {
  readonly #readPending: () => Promise<number>
  readonly #eventsMax: number
  readonly #sampleMs: number
  #pending = 0
  #sampledAt = -Infinity
  #sampling = false

  /** @param readPending accepted events that were not acknowledged by the worker */
  constructor(readPending: () => Promise<number>, { eventsMax, sampleMs = 250 }: BacklogSettings) {
    this.#readPending = readPending
    this.#eventsMax = eventsMax
    this.#sampleMs = sampleMs
  }

  /** @throws SelfsameError BACKLOG_FULL */
  assertRoom(): void {
    if (performance.now() - this.#sampledAt >= this.#sampleMs) void this.#sample()
    if (this.#pending < this.#eventsMax) return
    throw new SelfsameError(
      'BACKLOG_FULL',
      `${this.#pending} accepted events wait for the worker; the bound is ${this.#eventsMax}`,
      {
        remedy: 'Send again later; check that a worker runs: its log is logs/worker.log in the data directory',
      },
    )
  }

  appended(events: number): void {
    this.#pending += events
  }

  /** A log that does not answer keeps the last sample: appending to it says so itself. */
  async #sample(): Promise<void> {
    if (this.#sampling) return
    this.#sampling = true
    const before = this.#pending
    try {
      const pending = await this.#readPending()
      this.#pending = pending + (this.#pending - before)
    } catch {
      return
    } finally {
      this.#sampledAt = performance.now()
      this.#sampling = false
    }
  }
}
