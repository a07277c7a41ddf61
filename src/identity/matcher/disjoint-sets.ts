/** Union-find over numbers: which of them hang together. */
export class DisjointSets {
  readonly #parent: Int32Array

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, at) => at)
  }

  /** @returns the smallest number of its set */
  rootOf(item: number): number {
    let at = item
    for (;;) {
      const parent = this.#parent[at] ?? at
      if (parent === at) return at
      const above = this.#parent[parent] ?? parent
      this.#parent[at] = above
      at = above
    }
  }

  /** @returns false when they were of one set already */
  unite(one: number, other: number): boolean {
    const [left, right] = [this.rootOf(one), this.rootOf(other)]
    if (left === right) return false
    this.#parent[Math.max(left, right)] = Math.min(left, right)
    return true
  }
}
