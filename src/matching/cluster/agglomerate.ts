/** What two clusters of one component are to each other. Clusters go by the place of one of their records. */
export interface Linkage {
  readonly size: number
  /** How strongly two clusters belong together, in bits. */
  bits(a: number, b: number): number
  /** Puts `b`'s records into `a`. */
  merge(a: number, b: number): void
}

/** Merges the two clusters that belong together most, as long as their weight is positive. @returns a label by place */
export function agglomerate(linkage: Linkage): Int32Array {
  const { size } = linkage
  const labels = Int32Array.from({ length: size }, (_, place) => place)
  const alive = new Uint8Array(size).fill(1)
  const best = new BestPartners(linkage, alive)
  for (;;) {
    const [a, b] = best.pair()
    if (a < 0) return labels
    linkage.merge(a, b)
    alive[b] = 0
    for (let place = 0; place < size; place++) if (labels[place] === b) labels[place] = a
    best.renew(a, b)
  }
}

/** For each cluster its best partner of a later place. */
class BestPartners {
  readonly #linkage: Linkage
  readonly #alive: Uint8Array
  readonly #partner: Int32Array
  readonly #bits: Float64Array

  constructor(linkage: Linkage, alive: Uint8Array) {
    this.#linkage = linkage
    this.#alive = alive
    this.#partner = new Int32Array(linkage.size).fill(-1)
    this.#bits = new Float64Array(linkage.size).fill(-Infinity)
    for (let a = 0; a < linkage.size; a++) this.#search(a)
  }

  /** @returns the best two, the earlier first; -1 when none belong together */
  pair(): readonly [number, number] {
    let top = -1
    for (let a = 0; a < this.#bits.length; a++)
      if (this.#alive[a] === 1 && (this.#bits[a] ?? 0) > (top < 0 ? 0 : (this.#bits[top] ?? 0))) top = a
    return top < 0 ? [-1, -1] : [top, this.#partner[top] ?? -1]
  }

  /** `a` has taken `b` in. */
  renew(a: number, b: number): void {
    this.#search(a)
    for (let other = 0; other < this.#linkage.size; other++) {
      if (this.#alive[other] === 0 || other === a) continue
      if (this.#partner[other] === a || this.#partner[other] === b) this.#search(other)
      else if (other < a) this.#offer(other, a)
    }
  }

  #search(a: number): void {
    this.#bits[a] = -Infinity
    this.#partner[a] = -1
    for (let b = a + 1; b < this.#linkage.size; b++) if (this.#alive[b] === 1) this.#offer(a, b)
  }

  #offer(a: number, b: number): void {
    const bits = this.#linkage.bits(a, b)
    if (bits <= (this.#bits[a] ?? -Infinity)) return
    this.#bits[a] = bits
    this.#partner[a] = b
  }
}
