import type { Meter } from './meters.ts'
import type { Progress } from './progress.ts'

/** Says which phase of matching begins, and while pairs are compared, how many, how fast, and how long it will take yet. */
export class MatchProgress {
  readonly #progress: Progress
  #phase: string | null = null
  #meter: Meter | null = null

  constructor(progress: Progress) {
    this.#progress = progress
  }

  readonly onPhase = (phase: string): void => {
    this.stop()
    if (phase !== this.#phase) this.#progress.line(phase)
    this.#phase = phase
  }

  readonly onPairs = (done: number, total: number): void => {
    this.#meter ??= this.#progress.meter('comparing', 'pairs')
    this.#meter.at(done, total)
  }

  stop(): void {
    this.#meter?.stop()
    this.#meter = null
  }
}
