import type { Outbox } from '../app/relay/ports.ts'

interface Waiter {
  readonly position: number
  resolve(head: number): void
  reject(error: unknown): void
}

const POLL_MS = 50

/** Waits for changes: however many wait, one question is asked every 50 ms, and none when nobody waits. */
export class OutboxTail {
  readonly #outbox: Pick<Outbox, 'head' | 'settledHead'>
  readonly #waiters = new Set<Waiter>()
  #isPolling = false

  constructor(outbox: Pick<Outbox, 'head' | 'settledHead'>) {
    this.#outbox = outbox
  }

  /**
   * @returns the number of the last change: as soon as it lies above `position`, else after `waitMs`, or at once when the
   * signal aborts
   */
  async headAbove(position: number, waitMs: number, signal: AbortSignal): Promise<number> {
    const head = await this.#outbox.head()
    if (head > position) return this.#outbox.settledHead()
    if (waitMs === 0 || signal.aborted) return head
    const { promise, resolve, reject } = Promise.withResolvers<number>()
    const waiter: Waiter = { position, resolve, reject }
    const giveUp = () => resolve(head)
    const timer = setTimeout(giveUp, waitMs)
    signal.addEventListener('abort', giveUp)
    this.#waiters.add(waiter)
    if (!this.#isPolling) void this.#poll()
    try {
      return await promise
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', giveUp)
      this.#waiters.delete(waiter)
    }
  }

  async #poll(): Promise<void> {
    this.#isPolling = true
    while (this.#waiters.size > 0) {
      await new Promise((resume) => setTimeout(resume, POLL_MS))
      try {
        const head = await this.#outbox.head()
        const waiters = [...this.#waiters].filter(({ position }) => head > position)
        if (waiters.length === 0) continue
        const settled = await this.#outbox.settledHead()
        for (const { resolve } of waiters) resolve(settled)
      } catch (error) {
        for (const { reject } of this.#waiters) reject(error)
      }
    }
    this.#isPolling = false
  }
}
