import { countText, durationText } from './text.ts'

export interface Scale {
  readonly unit: string
  /** Of what is counted, to one shown. */
  readonly size: number
}

/** @param unit what is counted: `events`; `bytes` are shown in MB */
export function scaleOf(unit: string): Scale {
  return unit === 'bytes' ? { unit: 'MB', size: 1_000_000 } : { unit, size: 1 }
}

/** Over so long is measured how fast it goes now. */
const WINDOW_MS = 15_000
const SAMPLE_EVERY_MS = 250

interface Sample {
  readonly atMs: number
  readonly done: number
}

/** How fast it goes: lately, while it runs, and over all at its end. What was done before the first value is no speed. */
export class Rate {
  readonly #nowMs: () => number
  readonly #samples: Sample[] = []
  #first: Sample | null = null

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
  }

  at(done: number, total: number, { unit, size }: Scale): { rate: string; left: string } {
    const now = { atMs: this.#nowMs(), done }
    this.#first ??= now
    this.#remember(now)
    const perSecond = speedBetween(done < total ? (this.#samples[0] ?? now) : this.#first, now)
    const shown = perSecond / size
    const rate = `${shown < 10 ? shown.toFixed(1) : countText(shown)} ${unit}/s`
    return {
      rate,
      left: perSecond === 0 ? 'time left unknown' : `${durationText(((total - done) / perSecond) * 1_000)} left`,
    }
  }

  #remember(now: Sample): void {
    const last = this.#samples.at(-1)
    if (last === undefined || now.atMs - last.atMs >= SAMPLE_EVERY_MS) this.#samples.push(now)
    while ((this.#samples[1]?.atMs ?? Infinity) <= now.atMs - WINDOW_MS) this.#samples.shift()
  }
}

/** @returns per second; 0 where no time has passed */
function speedBetween(from: Sample, to: Sample): number {
  return to.atMs === from.atMs ? 0 : ((to.done - from.done) / (to.atMs - from.atMs)) * 1_000
}
