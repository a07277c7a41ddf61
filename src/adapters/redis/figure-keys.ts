import type { IdentifierKey } from '../../model/index.ts'

/** Figures are rebuilt into a new generation, then switched: all keys of one begin with its prefix. */
export const DEFAULT_FIGURES_PREFIX = 'selfsame:g1:'

/** The keys of one generation of figures in the cache Redis. */
export class FigureKeys {
  readonly #prefix: string

  constructor(prefix: string) {
    this.#prefix = prefix
  }

  /** Per lane `epoch:NN`, `position:NN`, `events:NN`, `withoutIdentifier:NN`. */
  lanes(): string {
    return `${this.#prefix}lanes`
  }

  /** `orders`, `refunds`, `spend:<currency>`, `first`, `last`, `from:<source>`, and `lane:NN`, where it was booked to. */
  identifier(key: IdentifierKey): string {
    return `${this.#prefix}identifier:${key}`
  }

  /** Each purchase with its moment, of an identifier that may change hands. */
  purchases(key: IdentifierKey): string {
    return `${this.#prefix}purchases:${key}`
  }

  recent(key: IdentifierKey): string {
    return `${this.#prefix}recent:${key}`
  }
}
