import type { Patterns } from '../learn/index.ts'

/** The levels of a pair, and which levels come together, as features that are there or not. */
export class LevelFeatures {
  /** How many there are. */
  readonly size: number
  /** How many of them a pair has. */
  readonly perPair: number
  readonly #offsets: readonly number[]
  readonly #widths: readonly number[]
  readonly #productOffsets: readonly (readonly number[])[]

  /** @param levelCounts by field, "either says nothing" included */
  constructor(levelCounts: readonly number[]) {
    let next = 0
    const take = (width: number) => (next += width) - width
    this.#widths = levelCounts
    this.#offsets = levelCounts.map(take)
    this.#productOffsets = levelCounts.map((width, a) => levelCounts.slice(a + 1).map((other) => take(width * other)))
    this.size = next
    this.perPair = levelCounts.length + (levelCounts.length * (levelCounts.length - 1)) / 2
  }

  /** Writes the indexes of the features that a pattern has. */
  write({ fields, levels }: Patterns, pattern: number, target: Int32Array, start: number): void {
    const first = pattern * fields
    let at = start
    for (let a = 0; a < fields; a++) {
      const level = levels[first + a] ?? 0
      target[at++] = (this.#offsets[a] ?? 0) + level
      const products = this.#productOffsets[a] ?? []
      for (let b = a + 1; b < fields; b++)
        target[at++] = (products[b - a - 1] ?? 0) + level * (this.#widths[b] ?? 0) + (levels[first + b] ?? 0)
    }
  }
}
