import type { Comparison } from '../compare/index.ts'
import type { ComparedPairs, Parameters } from '../learn/index.ts'

/** How rare a value is may count for so much at most. */
const FREQUENCY_MIN = 1e-6
const LN_FREQUENCY_MIN = Math.log(FREQUENCY_MIN)

/** What one field of a pair says, as natural logarithms of probabilities; all 0 where either side says nothing. */
export interface FieldTerms {
  lnMatch: number
  lnRelated: number
  lnStranger: number
}

/**
 * Reads the terms of fields off the learnt parameters. Where both sides hold the same value, strangers agree on it as
 * often as it occurs: that is its term frequency.
 */
export class TermReader {
  readonly #comparisons: readonly Comparison[]
  readonly #lnM: readonly Float64Array[]
  readonly #lnRelated: readonly Float64Array[]
  readonly #lnU: readonly Float64Array[]
  readonly #lnFrequency: readonly Float32Array[]

  /** @param lnFrequency by field, then by record: the logarithm of the share of records that hold its value */
  constructor(comparisons: readonly Comparison[], { m, related, u }: Parameters, lnFrequency: readonly Float32Array[]) {
    this.#comparisons = comparisons
    this.#lnM = logs(m)
    this.#lnRelated = logs(related)
    this.#lnU = logs(u)
    this.#lnFrequency = lnFrequency
  }

  get fields(): number {
    return this.#comparisons.length
  }

  /** @param terms is overwritten: this runs tens of millions of times */
  read(pairs: ComparedPairs, pair: number, field: number, terms: FieldTerms): void {
    const level = pairs.levels[field]?.[pair] ?? 0
    const comparison = this.#comparisons[field]
    if (level === 0 || comparison === undefined) return silent(terms)
    terms.lnMatch = this.#lnM[field]?.[level] ?? 0
    terms.lnRelated = this.#lnRelated[field]?.[level] ?? 0
    terms.lnStranger = this.#lnU[field]?.[level] ?? 0
    if (level !== 1 || !comparison.hasExactLevel) return
    terms.lnStranger = Math.max(this.#lnFrequency[field]?.[pairs.l[pair] ?? 0] ?? 0, LN_FREQUENCY_MIN)
    if (comparison.isOwn) terms.lnRelated = terms.lnStranger
  }
}

function silent(terms: FieldTerms): void {
  terms.lnMatch = 0
  terms.lnRelated = 0
  terms.lnStranger = 0
}

function logs(table: Parameters['m']): Float64Array[] {
  return table.map((levels) => Float64Array.from(levels, (share) => Math.log(share)))
}
