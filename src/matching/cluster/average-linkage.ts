import type { ComponentLinkage } from './agglomerate.ts'

/** Two clusters belong together by the mean weight of all pairs across them. */
export class AverageLinkage implements ComponentLinkage {
  size = 0
  readonly #sums: Float64Array
  readonly #records: Float64Array

  /** @param sizeMax records of the largest component */
  constructor(sizeMax: number) {
    this.#sums = new Float64Array(sizeMax * sizeMax)
    this.#records = new Float64Array(sizeMax)
  }

  begin(size: number, pairAt: Int32Array, start: number, bits: Float64Array): void {
    this.size = size
    this.#records.fill(1, 0, size)
    let at = start
    for (let i = 0; i < size; i++)
      for (let j = i + 1; j < size; j++) {
        const weight = bits[pairAt[at++] ?? 0] ?? 0
        this.#sums[i * size + j] = weight
        this.#sums[j * size + i] = weight
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
