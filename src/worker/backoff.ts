import { setTimeout as sleep } from 'node:timers/promises'
import type { WorkerSettings } from './settings.ts'

/** Waits longer each time it is asked, until it is reset; with jitter, so that workers do not come back at once. */
export class Backoff {
  readonly #settings: Pick<WorkerSettings, 'backoffMsMin' | 'backoffMsMax'>
  #waits = 0

  constructor(settings: Pick<WorkerSettings, 'backoffMsMin' | 'backoffMsMax'>) {
    this.#settings = settings
  }

  /** Half to all of the doubled time. Ends early, without an error, when the signal aborts. */
  async wait(signal: AbortSignal): Promise<void> {
    const { backoffMsMin, backoffMsMax } = this.#settings
    const waitMs = Math.min(backoffMsMax, backoffMsMin * 2 ** this.#waits++) * (0.5 + Math.random() / 2)
    await pause(waitMs, signal)
  }

  reset(): void {
    this.#waits = 0
  }
}

/** Ends early, without an error, when the signal aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {})
}
