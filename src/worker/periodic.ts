import { pause } from './backoff.ts'
import { faultKindOf } from './fault-kind.ts'
import type { WorkerLog } from './ports.ts'

const PAUSE_MS = 10_000

/**
 * Does a task again and again until it is stopped, the first time after a pause: a command that ends soon does none of it.
 * What fails is logged, and tried again at the next turn.
 */
export class Periodic {
  readonly #task: () => Promise<number>
  readonly #log: WorkerLog
  readonly #pauseMs: number
  readonly #stopping = new AbortController()
  #ending: Promise<void> = Promise.resolve()

  /**
   * @param task answers after how many milliseconds it is to be done again
   * @param pauseMs before the first turn, and after one that failed
   */
  constructor(task: () => Promise<number>, log: WorkerLog, pauseMs: number = PAUSE_MS) {
    this.#task = task
    this.#log = log
    this.#pauseMs = pauseMs
  }

  start(): void {
    this.#ending = this.#run()
  }

  /** Waits for the turn under way. */
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
      return await this.#task()
    } catch (error) {
      this.#log.warn({ fault: faultKindOf(error) }, 'Work in the background failed; it is tried again')
      return this.#pauseMs
    }
  }
}
