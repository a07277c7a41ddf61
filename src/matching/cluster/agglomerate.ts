/** What two clusters of one component are to each other. Clusters go by the place of one of their records. */
export interface Linkage {
  readonly size: number
  /** How strongly two clusters belong together, in bits. */
  bits(a: number, b: number): number
  /** Puts `b`'s records into `a`. */
  merge(a: number, b: number): void
}

/** A linkage that is used for one component after the other, and keeps its working memory between them. */
export interface ComponentLinkage extends Linkage {
  /**
   * Begins with a component, each of whose records is a cluster.
   *
   * @param pairAt has the component's pairs from `start` on: the first record with the second, with the third …
   * @param bits by pair: its weight
   */
  begin(size: number, pairAt: Int32Array, start: number, bits: Float64Array): void
}

/** That a cluster took another in. */
export interface Merge {
  /** Both by the place of one of their records; `a` goes on under its own. */
  readonly a: number
  readonly b: number
  /** How strongly they belonged together. */
  readonly bits: number
}

/** Parts components into clusters, one after the other; keeps its working memory between them. */
export class Agglomerator {
  readonly #labels: Int32Array
  readonly #alive: Uint8Array
  /** By cluster: its best partner of a later place, and how strongly they belong together. */
  readonly #partner: Int32Array
  readonly #bits: Float64Array

  /** @param sizeMax records of the largest component */
  constructor(sizeMax: number) {
    this.#labels = new Int32Array(sizeMax)
    this.#alive = new Uint8Array(sizeMax)
    this.#partner = new Int32Array(sizeMax)
    this.#bits = new Float64Array(sizeMax)
  }

  /**
   * Merges the two clusters that belong together most, as long as their weight is positive.
   *
   * @returns a label by place; overwritten by the next call, and of no meaning after the linkage's size
   */
  cluster(linkage: Linkage): Int32Array {
    this.#mergeAbove(linkage, 0)
    return this.#labels
  }

  /** Merges all into one cluster. @returns how that went, merge by merge */
  merges(linkage: Linkage): Merge[] {
    return this.#mergeAbove(linkage, -Infinity)
  }

  #mergeAbove(linkage: Linkage, bitsMin: number): Merge[] {
    const merges: Merge[] = []
    this.#begin(linkage)
    for (;;) {
      const a = this.#best(linkage.size, bitsMin)
      if (a < 0) return merges
      const b = this.#partner[a] ?? 0
      merges.push({ a, b, bits: this.#bits[a] ?? 0 })
      linkage.merge(a, b)
      this.#alive[b] = 0
      for (let place = 0; place < linkage.size; place++) if (this.#labels[place] === b) this.#labels[place] = a
      this.#renew(linkage, a, b)
    }
  }

  #begin(linkage: Linkage): void {
    for (let place = 0; place < linkage.size; place++) this.#labels[place] = place
    this.#alive.fill(1, 0, linkage.size)
    for (let place = 0; place < linkage.size; place++) this.#search(linkage, place)
  }

  /** @returns the earlier of the best two; -1 when none belong together */
  #best(size: number, bitsMin: number): number {
    let top = -1
    let most = bitsMin
    for (let a = 0; a < size; a++) {
      const bits = this.#bits[a] ?? 0
      if (this.#alive[a] === 0 || bits <= most) continue
      top = a
      most = bits
    }
    return top
  }

  /** `a` has taken `b` in. */
  #renew(linkage: Linkage, a: number, b: number): void {
    this.#search(linkage, a)
    for (let other = 0; other < linkage.size; other++) {
      if (this.#alive[other] === 0 || other === a) continue
      if (this.#partner[other] === a || this.#partner[other] === b) this.#search(linkage, other)
      else if (other < a) this.#offer(linkage, other, a)
    }
  }

  #search(linkage: Linkage, a: number): void {
    this.#bits[a] = -Infinity
    this.#partner[a] = -1
    for (let b = a + 1; b < linkage.size; b++) if (this.#alive[b] === 1) this.#offer(linkage, a, b)
  }

  #offer(linkage: Linkage, a: number, b: number): void {
    const bits = linkage.bits(a, b)
    if (bits <= (this.#bits[a] ?? -Infinity)) return
    this.#bits[a] = bits
    this.#partner[a] = b
  }
}
