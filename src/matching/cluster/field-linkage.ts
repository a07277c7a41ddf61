import type { ComparedPairs } from '../learn/index.ts'
import type { FieldTerms, MatchWeight, TermReader } from '../score/index.ts'
import type { Linkage } from './agglomerate.ts'

/** Of each field of two clusters: how many pairs of records say something, and the sums of their three terms. */
const NUMBERS_PER_FIELD = 4

/**
 * Two clusters belong together by the weight of their fields' means: what a record does not say, others of its
 * cluster say for it.
 */
export class FieldLinkage implements Linkage {
  readonly size: number
  readonly #fields: number
  readonly #weight: MatchWeight
  readonly #sums: Float64Array
  readonly #bits: Float64Array

  /** @param pairAt the pair of two places, `i * size + j` for i < j */
  constructor(size: number, pairAt: Int32Array, pairs: ComparedPairs, reader: TermReader, weight: MatchWeight) {
    this.size = size
    this.#fields = reader.fields
    this.#weight = weight
    this.#sums = new Float64Array(size * size * reader.fields * NUMBERS_PER_FIELD)
    this.#bits = new Float64Array(size * size)
    const terms: FieldTerms = { lnMatch: 0, lnRelated: 0, lnStranger: 0 }
    for (let i = 0; i < size; i++)
      for (let j = i + 1; j < size; j++) {
        this.#fill(this.#start(i, j), pairs, pairAt[i * size + j] ?? 0, reader, terms)
        this.#weigh(i, j)
      }
  }

  bits(a: number, b: number): number {
    return this.#bits[Math.min(a, b) * this.size + Math.max(a, b)] ?? 0
  }

  merge(a: number, b: number): void {
    const width = this.#fields * NUMBERS_PER_FIELD
    for (let other = 0; other < this.size; other++) {
      if (other === a || other === b) continue
      const [into, from] = [this.#start(a, other), this.#start(b, other)]
      for (let at = 0; at < width; at++)
        this.#sums[into + at] = (this.#sums[into + at] ?? 0) + (this.#sums[from + at] ?? 0)
      this.#weigh(a, other)
    }
  }

  #start(a: number, b: number): number {
    return (Math.min(a, b) * this.size + Math.max(a, b)) * this.#fields * NUMBERS_PER_FIELD
  }

  #fill(start: number, pairs: ComparedPairs, pair: number, reader: TermReader, terms: FieldTerms): void {
    for (let field = 0; field < this.#fields; field++) {
      if (pairs.levels[field]?.[pair] === 0) continue
      reader.read(pairs, pair, field, terms)
      this.#sums.set([1, terms.lnMatch, terms.lnRelated, terms.lnStranger], start + field * NUMBERS_PER_FIELD)
    }
  }

  #weigh(a: number, b: number): void {
    const means: FieldTerms = { lnMatch: 0, lnRelated: 0, lnStranger: 0 }
    const start = this.#start(a, b)
    for (let at = start; at < start + this.#fields * NUMBERS_PER_FIELD; at += NUMBERS_PER_FIELD) {
      const said = this.#sums[at] ?? 0
      if (said === 0) continue
      means.lnMatch += (this.#sums[at + 1] ?? 0) / said
      means.lnRelated += (this.#sums[at + 2] ?? 0) / said
      means.lnStranger += (this.#sums[at + 3] ?? 0) / said
    }
    this.#bits[Math.min(a, b) * this.size + Math.max(a, b)] = this.#weight.bits(means)
  }
}
