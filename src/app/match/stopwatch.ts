import { type Phase, PHASES } from './request.ts'

/** Times the phases of a run, one after the other. */
export class Stopwatch {
  readonly #nowMs: () => number
  readonly #onPhase: (phase: Phase) => void
  readonly #startedMs: number
  readonly #spentMs = new Map<Phase, number>()

  constructor(nowMs: () => number, onPhase: (phase: Phase) => void) {
    this.#nowMs = nowMs
    this.#onPhase = onPhase
    this.#startedMs = nowMs()
  }

  async time<T>(phase: Phase, work: () => Promise<T> | T): Promise<T> {
    this.#onPhase(phase)
    const startedMs = this.#nowMs()
    const result = await work()
    this.#spentMs.set(phase, (this.#spentMs.get(phase) ?? 0) + this.#nowMs() - startedMs)
    return result
  }

  /** To the millisecond. */
  seconds(): Record<Phase | 'total', number> {
    const entries = PHASES.map((phase) => [phase, seconds(this.#spentMs.get(phase) ?? 0)] as const)
    return {
      ...(Object.fromEntries(entries) as Record<Phase, number>),
      total: seconds(this.#nowMs() - this.#startedMs),
    }
  }
}

function seconds(ms: number): number {
  return Math.round(ms) / 1_000
}
