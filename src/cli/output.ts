import type { CliServices } from './services.ts'
import { type Paint, paintFor } from './terminal.ts'

export type OutputFormat = 'text' | 'json'

/** A command's answer: data on stdout, everything else on stderr. */
export class Output {
  readonly paint: Paint
  readonly #services: Pick<CliServices, 'terminal' | 'env'>
  readonly #format: OutputFormat

  constructor(services: Pick<CliServices, 'terminal' | 'env'>, format: OutputFormat) {
    this.#services = services
    this.#format = format
    this.paint = paintFor(services.terminal.stdout, services.env)
  }

  /** @param value as JSON it is one line; `text` may have many */
  data(value: unknown, text: (paint: Paint) => string): void {
    const shown = this.#format === 'json' ? JSON.stringify(value) : text(this.paint)
    if (shown !== '') this.#services.terminal.stdout.write(`${shown}\n`)
  }

  note(text: string): void {
    this.#services.terminal.stderr.write(`${text}\n`)
  }
}
