import { pause } from './backoff.ts'
import { faultKindOf } from './fault-kind.ts'
import type { WorkerLog } from './ports.ts'

const PAUSE_MS = 10_000

/** @param signal is to end it: what it has in hand comes again. @returns after how many milliseconds it is to be done again */
export type Task = (signal: AbortSignal) => Promise<number>

/**
 * Does a task again and again until it is stopped, the first time after a pause: a command that ends soon does none of it.
 * What fails is logged, and tried again at the next turn.
 */
export class Periodic {
  readonly #task: Task
  readonly #log: WorkerLog
  readonly #pauseMs: number
  readonly #stopping = new AbortController()
  #ending: Promise<void> = Promise.resolve()

  /** @param pauseMs before the first turn, and after one that failed */
  constructor(task: Task, log: WorkerLog, pauseMs: number = PAUSE_MS) {
    this.#task = task
    this.#log = log
    this.#pauseMs = pauseMs
  }

  start(): void {
    this.#ending = this.#run()
  }

  /** Ends the turn under way, or waits for it. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#ending
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping
    await pause(this.#pauseMs, signal)
    while (!signal.aborted) await pause(await this.#turn(), signal)
  }

  async #turn(): Promise<number> {
    try {
      return await this.#task(this.#stopping.signal)
    } catch (error) {
      if (!this.#stopping.signal.aborted)
        this.#log.warn({ fault: faultKindOf(error) }, 'Work in the background failed; it is tried again')
      return this.#pauseMs
    }
  }
}
