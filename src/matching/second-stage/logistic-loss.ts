import type { Objective } from './lbfgs.ts'

const RIDGE = 3

/**
 * Logistic loss beside a fixed offset, with a ridge penalty. Examples that have the same features share a row of them:
 * sums over features are made once a row.
 */
export class LogisticLoss implements Objective {
  /** Indexes of features, so many a row. */
  readonly #rows: Int32Array
  readonly #perRow: number
  /** By example. */
  readonly #rowOf: Int32Array
  readonly #offsets: Float64Array
  readonly #labels: Uint8Array
  /** By row. */
  readonly #sums: Float64Array
  readonly #residuals: Float64Array

  constructor(rows: Int32Array, perRow: number, rowOf: Int32Array, offsets: Float64Array, labels: Uint8Array) {
    this.#rows = rows
    this.#perRow = perRow
    this.#rowOf = rowOf
    this.#offsets = offsets
    this.#labels = labels
    this.#sums = new Float64Array(rows.length / perRow)
    this.#residuals = new Float64Array(rows.length / perRow)
  }

  evaluate(point: Float64Array, gradient: Float64Array): number {
    let loss = 0
    for (let at = 0; at < point.length; at++) {
      const part = point[at] ?? 0
      gradient[at] = RIDGE * part
      loss += (RIDGE / 2) * part * part
    }
    this.#sumRows(point)
    for (let example = 0; example < this.#labels.length; example++) loss += this.#addExample(example)
    this.#addRows(gradient)
    return loss
  }

  #sumRows(point: Float64Array): void {
    for (let row = 0, at = 0; row < this.#sums.length; row++) {
      let sum = 0
      for (const end = at + this.#perRow; at < end; at++) sum += point[this.#rows[at] ?? 0] ?? 0
      this.#sums[row] = sum
    }
    this.#residuals.fill(0)
  }

  #addExample(example: number): number {
    const row = this.#rowOf[example] ?? 0
    const logit = (this.#offsets[example] ?? 0) + (this.#sums[row] ?? 0)
    const label = this.#labels[example] ?? 0
    this.#residuals[row] = (this.#residuals[row] ?? 0) + 1 / (1 + Math.exp(-logit)) - label
    const signed = label === 1 ? logit : -logit
    return signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed
  }

  #addRows(gradient: Float64Array): void {
    for (let row = 0, at = 0; row < this.#residuals.length; row++) {
      const residual = this.#residuals[row] ?? 0
      for (const end = at + this.#perRow; at < end; at++) {
        const feature = this.#rows[at] ?? 0
        gradient[feature] = (gradient[feature] ?? 0) + residual
      }
    }
  }
}
