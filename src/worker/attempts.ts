import { Backoff } from './backoff.ts'
import { faultKindOf } from './fault-kind.ts'
import type { WorkerSettings } from './settings.ts'

/** Work that is tried until it is done. */
export interface Work<T> {
  run(): Promise<T>
  /**
   * Asks the stores that the work needs whether they answer, and take writes where the work writes: what fails while
   * they do not is an outage's fault.
   */
  probe(): Promise<unknown>
}

/** Work on many items, of which one may be at fault. */
export interface BatchWork<T, R> {
  run(items: readonly T[]): Promise<readonly R[]>
  probe(): Promise<unknown>
  /** Puts an item aside that failed alone `triesMax` times. */
  giveUp(item: T, error: unknown): Promise<void>
}

/**
 * Tries work again: through outages for as long as they last, after failures a few times. A store that asks to come
 * again, time after time, though it answers at once when probed, refuses this very work: that is a failure too.
 */
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

  /** @throws what `run` threw: a conflict; a failure or refusal, tried often enough; anything, once the signal aborts */
  async untilDone<T>(work: Work<T>): Promise<T> {
    const backoff = new Backoff(this.#settings)
    for (let tries = 1; ; tries++) {
      try {
        return await work.run()
      } catch (error) {
        const kind = faultKindOf(error)
        if (kind === 'conflict' || this.#signal.aborted) throw error
        const triesMax = kind === 'outage' ? this.#settings.refusalsMax : this.#settings.triesMax
        if (await this.#wasAway(work, error, kind === 'outage', backoff)) tries = 0
        else if (tries >= triesMax) throw error
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
      if (faultKindOf(error) === 'conflict' || this.#signal.aborted) throw error
      const [item] = items
      if (items.length === 1) await work.giveUp(item as T, error)
      if (items.length === 1) return []
    }
    const half = Math.ceil(items.length / 2)
    const first = await this.isolating(items.slice(0, half), work)
    return [...first, ...(await this.isolating(items.slice(half), work))]
  }

  /** Waits until the stores answer. @returns whether they did not at first: then the fault was theirs */
  async #wasAway(
    work: Pick<Work<unknown>, 'probe'>,
    error: unknown,
    isToldOutage: boolean,
    backoff: Backoff,
  ): Promise<boolean> {
    for (let wasAway = false; ;) {
      if (isToldOutage || wasAway) this.#onOutage(error)
      await backoff.wait(this.#signal)
      if (this.#signal.aborted) throw error
      try {
        await work.probe()
        return wasAway
      } catch (fault) {
        if (faultKindOf(fault) === 'conflict') throw fault
        wasAway = true
      }
    }
  }
}
