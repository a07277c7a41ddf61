import { describeFault, SelfsameError } from '../../model/index.ts'
import type { GraphRun, GraphRunFault, GraphRunProgress } from './match-run-entry.ts'
import type { RunEnd, RunExecutor, RunQueue } from './ports.ts'

/** A run that ends its worker so often would end the next one too. */
const ATTEMPTS_MAX = 3

export interface RunWorkerParts {
  readonly queue: RunQueue
  readonly executor: RunExecutor
  readonly now: () => Date
  /** How often progress is written, and a wish to end is looked for. Resolves early when the signal is aborted. */
  readonly pause: (signal: AbortSignal) => Promise<void>
}

/** Does the runs that are due. Who calls it holds the lease: one at a time, whoever began them. */
export class RunWorker {
  readonly #parts: RunWorkerParts

  constructor(parts: RunWorkerParts) {
    this.#parts = parts
  }

  /**
   * Does the first run that is due, from its beginning, to its end. One whose worker died is done again.
   *
   * @param signal gives it up, for another worker to take over
   * @returns false when none was due
   */
  async next(signal: AbortSignal): Promise<boolean> {
    const { queue, now } = this.#parts
    const due = await queue.due()
    if (due === null) return false
    if (due.isCancelRequested) await queue.end(due, { state: 'cancelled' }, now().toISOString())
    else if (due.attempts >= ATTEMPTS_MAX)
      await queue.end(due, { state: 'failed', fault: lost(due) }, now().toISOString())
    else await this.#attempt(await queue.begin(due.id, now().toISOString()), signal)
    return true
  }

  async #attempt(run: GraphRun | null, signal: AbortSignal): Promise<void> {
    if (run === null) return
    const cancelled = new AbortController()
    const done = new AbortController()
    const latest: { progress: GraphRunProgress | null } = { progress: null }
    const watching = this.#watch(run, latest, done.signal, cancelled)
    const end = await this.#endOf(run, latest, AbortSignal.any([signal, cancelled.signal]))
    done.abort()
    await watching
    // Whoever has the lease now begins it again.
    if (signal.aborted) return
    await this.#parts.queue.end(
      run,
      cancelled.signal.aborted ? { state: 'cancelled' } : end,
      this.#parts.now().toISOString(),
    )
  }

  async #endOf(run: GraphRun, latest: { progress: GraphRunProgress | null }, signal: AbortSignal): Promise<RunEnd> {
    try {
      const result = await this.#parts.executor.execute(run, (progress) => (latest.progress = progress), signal)
      return { state: 'succeeded', result }
    } catch (error) {
      return { state: 'failed', fault: faultOf(error) }
    }
  }

  /** A store that is away for a moment ends no run. */
  async #watch(
    run: GraphRun,
    latest: { progress: GraphRunProgress | null },
    done: AbortSignal,
    cancelled: AbortController,
  ): Promise<void> {
    while (!done.aborted && !cancelled.signal.aborted) {
      await this.#parts.pause(done)
      const progress = latest.progress
      if (progress === null) continue
      const goesOn = await this.#parts.queue.note(run, progress).catch(() => true)
      if (!goesOn && !done.aborted) cancelled.abort()
    }
  }
}

function lost({ attempts }: GraphRun): GraphRunFault {
  return {
    code: 'UNAVAILABLE',
    message: `The process that did this run ended ${attempts} times before it was done`,
    remedy: 'See the worker’s log; give it more memory, or match fewer records',
  }
}

function faultOf(error: unknown): GraphRunFault {
  if (error instanceof SelfsameError) return { code: error.code, message: error.message, remedy: error.remedy ?? null }
  return { code: 'INTERNAL_SERVER_ERROR', message: describeFault(error), remedy: 'See the worker’s log' }
}
