import { availableParallelism } from 'node:os'
import { Piscina } from 'piscina'
import type { ComparisonJob, OnCompared, PairComparer } from '../../app/match/index.ts'
import type { PairNumbers } from '../../matching/index.ts'

/** Fewer pairs are compared sooner than threads are told of them. */
const PAIRS_MIN = 50_000
/** So that a thread that is done early finds more to do, and progress is told of. */
const SLICES_PER_THREAD = 16

/** What one thread does: pairs from one place to before another. All arrays are on memory that threads share. */
export interface CompareSlice {
  readonly job: ComparisonJob
  readonly pairs: PairNumbers
  readonly from: number
  readonly to: number
  /** By field, then by pair: where the levels go. */
  readonly levels: readonly Uint8Array[]
}

/** Compares slices of pairs on a pool of threads, and few pairs on this one. */
export class ThreadedComparer implements PairComparer {
  readonly #compareHere: (slice: CompareSlice) => void
  readonly #pool: Piscina<CompareSlice, void>
  readonly #threads: number

  /**
   * @param workerUrl a module that exports `compareHere` as `compare`
   * @param threads as many as there are cores by default
   */
  constructor(workerUrl: URL, compareHere: (slice: CompareSlice) => void, threads: number = availableParallelism()) {
    this.#compareHere = compareHere
    this.#threads = threads
    this.#pool = new Piscina({ filename: workerUrl.href, name: 'compare', minThreads: threads, maxThreads: threads })
  }

  async compare(job: ComparisonJob, pairs: PairNumbers, onCompared: OnCompared = () => {}): Promise<Uint8Array[]> {
    const count = pairs.l.length
    const levels = job.comparisons.map(() => new Uint8Array(new SharedArrayBuffer(count)))
    if (count < PAIRS_MIN) {
      this.#compareHere({ job, pairs, from: 0, to: count, levels })
      onCompared(count)
      return levels
    }
    await this.#compareThere({ job, pairs: { l: shared(pairs.l), r: shared(pairs.r) }, levels }, onCompared)
    return levels
  }

  async close(): Promise<void> {
    await this.#pool.destroy()
  }

  async #compareThere(all: Omit<CompareSlice, 'from' | 'to'>, onCompared: OnCompared): Promise<void> {
    const count = all.pairs.l.length
    const size = Math.ceil(count / (this.#threads * SLICES_PER_THREAD))
    const slices = Array.from({ length: Math.ceil(count / size) }, (_, at) => ({
      ...all,
      from: at * size,
      to: Math.min(count, (at + 1) * size),
    }))
    const compare = async (slice: CompareSlice) => {
      await this.#pool.run(slice)
      onCompared(slice.to - slice.from)
    }
    await Promise.all(slices.map(compare))
  }
}

function shared(numbers: Int32Array): Int32Array {
  if (numbers.buffer instanceof SharedArrayBuffer) return numbers
  const copy = new Int32Array(new SharedArrayBuffer(numbers.byteLength))
  copy.set(numbers)
  return copy
}
