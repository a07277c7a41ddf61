import { SingleBar } from 'cli-progress'
import { Rate, type Scale, scaleOf } from './rate.ts'
import type { Screen } from './terminal.ts'
import { countText } from './text.ts'

/** Off a terminal a line is written this often. */
const LINE_EVERY_MS = 5_000

/** How far something long is. */
export interface Meter {
  /** @param total may change on the way, as a file turns out longer */
  at(done: number, total: number): void
  /** Leaves the last state on the screen. */
  stop(): void
}

export class BarMeter implements Meter {
  readonly #bar: SingleBar
  readonly #rate: Rate
  readonly #scale: Scale
  #isStarted = false

  constructor(stream: Screen, name: string, unit: string, nowMs: () => number) {
    this.#scale = scaleOf(unit)
    this.#rate = new Rate(nowMs)
    const format = `${name} {bar} {percentage}% | {value}/{total} ${this.#scale.unit} | {rate} | {left}`
    this.#bar = new SingleBar({
      stream,
      format,
      barsize: 24,
      hideCursor: true,
      barCompleteChar: '█',
      barIncompleteChar: '░',
      formatValue: (value, _, type) => (type === 'percentage' ? String(value) : countText(value)),
    })
  }

  at(done: number, total: number): void {
    const { rate, left } = this.#rate.at(done, total, this.#scale)
    const [shownDone, shownTotal] = [done / this.#scale.size, total / this.#scale.size]
    if (!this.#isStarted) this.#bar.start(shownTotal, shownDone, { rate, left })
    this.#isStarted = true
    this.#bar.setTotal(shownTotal)
    this.#bar.update(shownDone, { rate, left })
  }

  stop(): void {
    if (this.#isStarted) this.#bar.stop()
  }
}

export class LineMeter implements Meter {
  readonly #screen: Screen
  readonly #name: string
  readonly #rate: Rate
  readonly #scale: Scale
  readonly #nowMs: () => number
  #saidMs: number
  #latest = ''

  constructor(screen: Screen, name: string, unit: string, nowMs: () => number) {
    this.#screen = screen
    this.#name = name
    this.#scale = scaleOf(unit)
    this.#rate = new Rate(nowMs)
    this.#nowMs = nowMs
    this.#saidMs = nowMs()
  }

  at(done: number, total: number): void {
    const { rate, left } = this.#rate.at(done, total, this.#scale)
    const { size, unit } = this.#scale
    const share = total === 0 ? 100 : Math.floor((100 * done) / total)
    this.#latest = `${this.#name}: ${countText(done / size)} of ${countText(total / size)} ${unit} (${share}%), ${rate}${done < total ? `, ${left}` : ''}`
    if (this.#nowMs() - this.#saidMs >= LINE_EVERY_MS) this.#say()
  }

  stop(): void {
    if (this.#latest !== '') this.#say()
  }

  #say(): void {
    this.#screen.write(`${this.#latest}\n`)
    this.#latest = ''
    this.#saidMs = this.#nowMs()
  }
}
