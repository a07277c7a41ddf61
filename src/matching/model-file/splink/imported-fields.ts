import type { Field } from '../../recipe/index.ts'

/** The fields of a model that comes from elsewhere: one for each comparison, and one for each other column it reads. */
export class ImportedFields {
  readonly #columns: string[]
  readonly #comparisons: number

  /** @param ofComparisons by comparison, the column that its field is */
  constructor(ofComparisons: readonly string[]) {
    this.#columns = [...ofComparisons]
    this.#comparisons = ofComparisons.length
  }

  get fields(): Field[] {
    return this.#columns.map((column) => ({ kind: 'asWritten', column }))
  }

  /** How many fields no comparison is of. */
  get others(): number {
    return this.#columns.length - this.#comparisons
  }

  /** @returns the field of a column; a new one where there was none */
  of(column: string): number {
    const known = this.#columns.indexOf(column)
    return known < 0 ? this.#columns.push(column) - 1 : known
  }
}
