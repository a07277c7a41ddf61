import { BEGINNING, comparePositions, SelfsameError, type Positions } from '../../model/index.ts'

interface Waiter {
  /** Lanes not yet seen at their position. */
  readonly missing: Map<number, string>
  resolve(): void
  reject(error: unknown): void
}

const POLL_MS = 8

/** Waits for lanes to be booked: however many wait, one question is asked every 8 ms, and none when nobody waits. */
export class PositionWaiters {
  readonly #readPositions: (lanes: readonly number[]) => Promise<Positions>
  readonly #waiters = new Set<Waiter>()
  #isPolling = false

  constructor(readPositions: (lanes: readonly number[]) => Promise<Positions>) {
    this.#readPositions = readPositions
  }

  /** @throws SelfsameError AFTER_TIMEOUT, naming the lanes that were not reached */
  async waitFor(positions: Positions, timeoutMs: number): Promise<void> {
    if (positions.size === 0) return
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const waiter: Waiter = { missing: new Map(positions), resolve, reject }
    const timer = setTimeout(() => reject(timedOut(waiter, timeoutMs)), timeoutMs)
    this.#waiters.add(waiter)
    if (!this.#isPolling) void this.#poll()
    try {
      await promise
    } finally {
      clearTimeout(timer)
      this.#waiters.delete(waiter)
    }
  }

  async #poll(): Promise<void> {
    this.#isPolling = true
    while (this.#waiters.size > 0) {
      try {
        this.#settle(await this.#readPositions(this.#lanes()))
      } catch (error) {
        for (const waiter of this.#waiters) waiter.reject(error)
      }
      await new Promise((resume) => setTimeout(resume, POLL_MS))
    }
    this.#isPolling = false
  }

  #lanes(): number[] {
    return [...new Set([...this.#waiters].flatMap(({ missing }) => [...missing.keys()]))]
  }

  #settle(booked: Positions): void {
    for (const { missing, resolve } of this.#waiters) {
      for (const [lane, position] of missing) {
        if (comparePositions(booked.get(lane) ?? BEGINNING, position) >= 0) missing.delete(lane)
      }
      if (missing.size === 0) resolve()
    }
  }
}

function timedOut({ missing }: Waiter, timeoutMs: number): SelfsameError {
  const lanes = [...missing.keys()].toSorted((a, b) => a - b)
  const named = lanes.length > 4 ? `${lanes.length} lanes` : `lane ${lanes.join(', ')}`
  return new SelfsameError('AFTER_TIMEOUT', `Events on ${named} were accepted but not applied within ${timeoutMs} ms`, {
    remedy: 'Ask again; if it persists, check that the worker runs (`selfsame stack status`)',
  })
}
