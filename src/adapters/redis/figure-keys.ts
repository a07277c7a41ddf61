import type { IdentifierKey } from '../../model/index.ts'

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

  /**
   * Sums (`+slot`), extremes (`<slot`, `>slot`), first and last values (`[slot`, `]slot`), and `lane:NN`, where it was
   * booked to; and what it was seen with: `first`, `last`, `from:<source>`.
   */
  identifier(key: IdentifierKey): string {
    return `${this.#prefix}identifier:${key}`
  }

  /** Amounts of hours and days: `bucket:slot`. */
  buckets(key: IdentifierKey): string {
    return `${this.#prefix}buckets:${key}`
  }

  /** What each source reported of each order. */
  reports(key: IdentifierKey): string {
    return `${this.#prefix}reports:${key}`
  }

  /** Of a trait that counts distinct values: the smallest of their hashes. */
  distinct(trait: string, key: IdentifierKey): string {
    return `${this.#prefix}distinct:${trait}:${key}`
  }

  /** Of a trait that is recomputed from recent values. */
  values(trait: string, key: IdentifierKey): string {
    return `${this.#prefix}values:${trait}:${key}`
  }

  /** What each event contributed, with its moment, of an identifier that may change hands. */
  entries(key: IdentifierKey): string {
    return `${this.#prefix}entries:${key}`
  }

  recent(key: IdentifierKey): string {
    return `${this.#prefix}recent:${key}`
  }
}
