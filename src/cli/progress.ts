import { SingleBar } from 'cli-progress'
import type { CliServices, Report } from './services.ts'
import { paintFor, type Screen } from './terminal.ts'
import { countText, durationText } from './text.ts'

/** Off a terminal a line is written this often. */
const LINE_EVERY_MS = 5_000

/** How far something long is. */
export interface Meter {
  /** @param total may change on the way, as a file turns out longer */
  at(done: number, total: number): void
  /** Leaves the last state on the screen. */
  stop(): void
}

/** Says on stderr what is going on: a bar with rate and time left on a terminal, plain lines elsewhere. */
export class Progress {
  readonly #screen: Screen
  readonly #paint: ReturnType<typeof paintFor>
  readonly #nowMs: () => number

  constructor({ terminal, env }: Pick<CliServices, 'terminal' | 'env'>, nowMs: () => number = () => performance.now()) {
    this.#screen = terminal.stderr
    this.#paint = paintFor(terminal.stderr, env)
    this.#nowMs = nowMs
  }

  /** Does something and says when it is done and how long it took. What it reports meanwhile is shown dimmed. */
  async step<T>(name: string, work: (report: Report) => Promise<T>): Promise<T> {
    const startedMs = this.#nowMs()
    this.line(name)
    const result = await work((line) => this.line(this.#paint('dim', `  ${line}`)))
    this.line(`${this.#paint('green', 'done')} ${name}: ${durationText(this.#nowMs() - startedMs)}`)
    return result
  }

  line(text: string): void {
    this.#screen.write(`${text}\n`)
  }

  /** @param unit what is counted: `events`; `bytes` are shown in MB */
  meter(name: string, unit: string): Meter {
    return this.#screen.isTTY === true
      ? new BarMeter(this.#screen, name, unit, this.#nowMs)
      : new LineMeter(this.#screen, name, unit, this.#nowMs)
  }
}

class BarMeter implements Meter {
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

class LineMeter implements Meter {
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

interface Scale {
  readonly unit: string
  /** Of what is counted, to one shown. */
  readonly size: number
}

function scaleOf(unit: string): Scale {
  return unit === 'bytes' ? { unit: 'MB', size: 1_000_000 } : { unit, size: 1 }
}

/** Since the first value: what was done before it, in an earlier run, is no speed. */
class Rate {
  readonly #nowMs: () => number
  #first: { readonly atMs: number; readonly done: number } | null = null

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
  }

  at(done: number, total: number, { unit, size }: Scale): { rate: string; left: string } {
    this.#first ??= { atMs: this.#nowMs(), done }
    const seconds = (this.#nowMs() - this.#first.atMs) / 1_000
    const perSecond = seconds === 0 ? 0 : (done - this.#first.done) / seconds
    const shown = perSecond / size
    const rate = `${shown < 10 ? shown.toFixed(1) : countText(shown)} ${unit}/s`
    return {
      rate,
      left: perSecond === 0 ? 'time left unknown' : `${durationText(((total - done) / perSecond) * 1_000)} left`,
    }
  }
}
