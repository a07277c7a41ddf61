import type { ComparedPairs, Patterns } from '../learn/index.ts'
import type { MatchWeight, TermReader, TermSums } from '../score/index.ts'
import type { ComponentLinkage } from './agglomerate.ts'
import { placeOfPair } from './component-pairs.ts'

/**
 * Two clusters belong together by the weight of their fields' means: what a record does not say, others of its
 * cluster say for it.
 */
export class FieldLinkage implements ComponentLinkage {
  size = 0
  readonly #pairs: Pick<ComparedPairs, 'l' | 'r'>
  readonly #patterns: Patterns
  readonly #reader: TermReader
  readonly #weight: MatchWeight
  /** Of two clusters' field means. */
  readonly #means: TermSums
  /** Of each field of two clusters: how many pairs of records say something, and the sums of their terms. */
  readonly #perField: number
  /** Of one pair of clusters. */
  readonly #width: number
  /** By pair of places. */
  readonly #sums: Float64Array
  readonly #bits: Float64Array
  /** By place: whether another cluster has taken it in. */
  readonly #isGone: Uint8Array

  /** @param sizeMax records of the largest component */
  constructor(
    sizeMax: number,
    pairs: Pick<ComparedPairs, 'l' | 'r'>,
    patterns: Patterns,
    reader: TermReader,
    weight: MatchWeight,
  ) {
    this.#pairs = pairs
    this.#patterns = patterns
    this.#reader = reader
    this.#weight = weight
    this.#means = reader.emptySums(1)
    this.#perField = 1 + reader.classes
    this.#width = reader.fields * this.#perField
    const placesMax = (sizeMax * (sizeMax - 1)) / 2
    this.#sums = new Float64Array(placesMax * this.#width)
    this.#bits = new Float64Array(placesMax)
    this.#isGone = new Uint8Array(sizeMax)
  }

  begin(size: number, pairAt: Int32Array, start: number, bits: Float64Array): void {
    this.size = size
    this.#isGone.fill(0, 0, size)
    const { fields, levels, patternOf } = this.#patterns
    const places = (size * (size - 1)) / 2
    for (let place = 0; place < places; place++) {
      const pair = pairAt[start + place] ?? 0
      const records = [this.#pairs.l[pair] ?? 0, this.#pairs.r[pair] ?? 0] as const
      this.#reader.write(levels, (patternOf[pair] ?? 0) * fields, records, this.#sums, place * this.#width)
      this.#bits[place] = bits[pair] ?? 0
    }
  }

  bits(a: number, b: number): number {
    return this.#bits[placeOfPair(Math.min(a, b), Math.max(a, b), this.size)] ?? 0
  }

  merge(a: number, b: number): void {
    this.#isGone[b] = 1
    for (let other = 0; other < this.size; other++) {
      if (other === a || this.#isGone[other] === 1) continue
      const place = placeOfPair(Math.min(a, other), Math.max(a, other), this.size)
      const into = place * this.#width
      const from = placeOfPair(Math.min(b, other), Math.max(b, other), this.size) * this.#width
      for (let at = 0; at < this.#width; at++)
        this.#sums[into + at] = (this.#sums[into + at] ?? 0) + (this.#sums[from + at] ?? 0)
      this.#weigh(place)
    }
  }

  #weigh(place: number): void {
    const { ofClass } = this.#means
    for (const mean of ofClass) mean[0] = 0
    const start = place * this.#width
    for (let at = start; at < start + this.#width; at += this.#perField) {
      const said = this.#sums[at] ?? 0
      if (said === 0) continue
      for (const [of, mean] of ofClass.entries()) mean[0] = (mean[0] ?? 0) + (this.#sums[at + 1 + of] ?? 0) / said
    }
    this.#bits[place] = this.#weight.bits(this.#means, 0)
  }
}
