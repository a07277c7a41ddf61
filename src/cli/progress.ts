import { BarMeter, LineMeter, type Meter } from './meters.ts'
import type { CliServices, Report } from './services.ts'
import { paintFor, type Screen } from './terminal.ts'
import { durationText } from './text.ts'

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
