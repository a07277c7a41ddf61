import type { Linkage } from './agglomerate.ts'

/** Two clusters belong together by the mean weight of all pairs across them. */
export class AverageLinkage implements Linkage {
  readonly size: number
  readonly #sums: Float64Array
  readonly #records: Float64Array

  /** @param bitsOf the weight of the pair of two places, the earlier first */
  constructor(size: number, bitsOf: (i: number, j: number) => number) {
    this.size = size
    this.#sums = new Float64Array(size * size)
    this.#records = new Float64Array(size).fill(1)
    for (let i = 0; i < size; i++)
      for (let j = i + 1; j < size; j++) {
        this.#sums[i * size + j] = bitsOf(i, j)
        this.#sums[j * size + i] = bitsOf(i, j)
      }
  }

  bits(a: number, b: number): number {
    return (this.#sums[a * this.size + b] ?? 0) / ((this.#records[a] ?? 1) * (this.#records[b] ?? 1))
  }

  merge(a: number, b: number): void {
    this.#records[a] = (this.#records[a] ?? 0) + (this.#records[b] ?? 0)
    for (let other = 0; other < this.size; other++) {
      const sum = (this.#sums[a * this.size + other] ?? 0) + (this.#sums[b * this.size + other] ?? 0)
      this.#sums[a * this.size + other] = sum
      this.#sums[other * this.size + a] = sum
    }
  }
}
