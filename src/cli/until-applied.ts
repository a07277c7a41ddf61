import { setTimeout as sleep } from 'node:timers/promises'
import { SelfsameError } from '../model/index.ts'

const POLL_MS = 250
/** When nothing is applied for so long, something is wrong. */
const STANDSTILL_MS_MAX = 120_000

/** How to find out how far the worker is. */
export interface Application {
  /** Resolves once what is waited for is applied. @throws SelfsameError AFTER_TIMEOUT when that takes too long */
  wait(): Promise<void>
  /** How many events, of anybody, are accepted and not yet applied. */
  pending(): Promise<number>
  readonly signal: AbortSignal
}

/**
 * Waits as long as events are being applied: one wait ends after some seconds, a long ingest needs many.
 *
 * @param onPending told several times a second how many events are left
 * @throws SelfsameError AFTER_TIMEOUT when nothing was applied for two minutes
 */
export async function untilApplied(application: Application, onPending: (pending: number) => void): Promise<void> {
  const standstill = new Standstill()
  const settled = new AbortController()
  const watching = watch(application, AbortSignal.any([settled.signal, application.signal]), (pending) => {
    standstill.note(pending)
    onPending(pending)
  })
  try {
    await waitOn(application, standstill)
  } finally {
    settled.abort()
    await watching
  }
}

async function waitOn({ wait, signal }: Application, standstill: Standstill): Promise<void> {
  for (;;) {
    try {
      return await wait()
    } catch (error) {
      if (!(error instanceof SelfsameError && error.code === 'AFTER_TIMEOUT') || standstill.isTooLong()) throw error
      await sleep(POLL_MS, undefined, { signal })
    }
  }
}

/** What goes wrong with watching goes wrong with waiting too, which says so. */
async function watch(
  { pending }: Application,
  until: AbortSignal,
  onPending: (pending: number) => void,
): Promise<void> {
  try {
    while (!until.aborted) {
      const count = await pending()
      if (!until.aborted) onPending(count)
      await sleep(POLL_MS, undefined, { signal: until })
    }
  } catch {}
}

/** Tells slow from stuck. */
class Standstill {
  #pending = Infinity
  #sinceMs = performance.now()

  note(pending: number): void {
    if (pending >= this.#pending) return
    this.#pending = pending
    this.#sinceMs = performance.now()
  }

  isTooLong(): boolean {
    return performance.now() - this.#sinceMs > STANDSTILL_MS_MAX
  }
}
