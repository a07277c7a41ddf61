/** Connected pieces of a graph, by union-find with path halving. */
export class Pieces<K> {
  readonly #parents = new Map<K, K>()
  /** Roots of pieces that hold somebody known. */
  readonly #known = new Set<K>()

  add(key: K, isKnown: boolean): void {
    if (!this.#parents.has(key)) this.#parents.set(key, key)
    if (isKnown) this.#known.add(this.#rootOf(key))
  }

  /** @param a added before, as `b` */
  join(a: K, b: K): void {
    const [gone, kept] = [this.#rootOf(a), this.#rootOf(b)]
    this.#parents.set(gone, kept)
    if (this.#known.has(gone)) this.#known.add(kept)
  }

  areBothKnown(a: K, b: K): boolean {
    return [a, b].every((key) => this.#known.has(this.#rootOf(key)))
  }

  /** @returns key to its piece's number, counted from 0 in the order in which keys were added */
  numbers(): Map<K, number> {
    const roots = [...new Set([...this.#parents.keys()].map((key) => this.#rootOf(key)))]
    const numbers = new Map(roots.map((root, number) => [root, number]))
    return new Map([...this.#parents.keys()].map((key) => [key, numbers.get(this.#rootOf(key)) as number]))
  }

  #rootOf(key: K): K {
    let at = key
    for (let parent = this.#parents.get(at) as K; parent !== at; parent = this.#parents.get(at) as K) {
      const grandparent = this.#parents.get(parent) as K
      this.#parents.set(at, grandparent)
      at = grandparent
    }
    return at
  }
}
