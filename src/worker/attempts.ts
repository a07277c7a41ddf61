import { Backoff } from './backoff.ts'
import { faultKindOf } from './fault-kind.ts'
import type { WorkerSettings } from './settings.ts'

/** Work that is tried until it is done. */
export interface Work<T> {
  run(): Promise<T>
  /** Asks the stores that the work needs whether they answer: what fails while they do not is an outage's fault. */
  probe(): Promise<unknown>
}

/** Work on many items, of which one may be at fault. */
export interface BatchWork<T, R> {
  run(items: readonly T[]): Promise<readonly R[]>
  probe(): Promise<unknown>
  /** Puts an item aside that failed alone `triesMax` times. */
  giveUp(item: T, error: unknown): Promise<void>
}

/** Tries work again: through outages for as long as they last, after failures a few times. */
export class Attempts {
  readonly #settings: WorkerSettings
  readonly #signal: AbortSignal
  readonly #onOutage: (error: unknown) => void

  /** @param signal ends waiting: work that has failed is then not tried again. @param onOutage told at every failed try */
  constructor(settings: WorkerSettings, signal: AbortSignal, onOutage: (error: unknown) => void) {
    this.#settings = settings
    this.#signal = signal
    this.#onOutage = onOutage
  }

  /** @throws what `run` threw: a conflict; a failure, after `triesMax` tries; anything, once the signal aborts */
  async untilDone<T>(work: Work<T>): Promise<T> {
    const backoff = new Backoff(this.#settings)
    for (let tries = 1; ;) {
      try {
        return await work.run()
      } catch (error) {
        const kind = faultKindOf(error)
        if (kind === 'conflict' || this.#signal.aborted) throw error
        const isOutage = await this.#untilAnswered(work, error, kind === 'outage', backoff)
        if (!isOutage && tries++ >= this.#settings.triesMax) throw error
      }
    }
  }

  /**
   * Works on all items at once; when that keeps failing, on each half, down to the item at fault, which is given up.
   *
   * @returns what `run` answered, in the items' order, without those given up
   */
  async isolating<T, R>(items: readonly T[], work: BatchWork<T, R>): Promise<readonly R[]> {
    if (items.length === 0) return []
    try {
      return await this.untilDone({ run: () => work.run(items), probe: () => work.probe() })
    } catch (error) {
      if (faultKindOf(error) !== 'failure' || this.#signal.aborted) throw error
      const [item] = items
      if (items.length === 1) await work.giveUp(item as T, error)
      if (items.length === 1) return []
    }
    const half = Math.ceil(items.length / 2)
    const first = await this.isolating(items.slice(0, half), work)
    return [...first, ...(await this.isolating(items.slice(half), work))]
  }

  /** @returns whether the fault was an outage: said to be one, or the stores did not answer when asked */
  async #untilAnswered(
    work: Pick<Work<unknown>, 'probe'>,
    error: unknown,
    isOutage: boolean,
    backoff: Backoff,
  ): Promise<boolean> {
    for (;;) {
      if (isOutage) this.#onOutage(error)
      await backoff.wait(this.#signal)
      if (this.#signal.aborted) throw error
      try {
        await work.probe()
        return isOutage
      } catch (fault) {
        if (faultKindOf(fault) === 'conflict') throw fault
        isOutage = true
      }
    }
  }
}
