import type { PairNumbers } from '../../../matching/index.ts'
import type { ComparisonJob, OnCompared, PairComparer } from '../ports.ts'
import { type KnownPairs, placesAmongKnown } from './known-pairs.ts'

/** Compares what is not known yet. Which pairs are asked for is not its business: a pair is known or it is compared. */
export class KnownPairsComparer implements PairComparer {
  /** How many pairs did not have to be compared. */
  reusedPairs = 0
  readonly #comparer: PairComparer
  readonly #known: KnownPairs

  /** @param comparer is left open */
  constructor(comparer: PairComparer, known: KnownPairs) {
    this.#comparer = comparer
    this.#known = known
  }

  /** @param pairs in ascending order */
  async compare(job: ComparisonJob, pairs: PairNumbers, onCompared: OnCompared = () => {}): Promise<Uint8Array[]> {
    const places = placesAmongKnown(pairs, this.#known)
    const news = Int32Array.from(places.keys()).filter((pair) => places[pair] === -1)
    this.reusedPairs += places.length - news.length
    onCompared(places.length - news.length)
    const unknown = { l: news.map((pair) => pairs.l[pair] ?? 0), r: news.map((pair) => pairs.r[pair] ?? 0) }
    const compared = await this.#comparer.compare(job, unknown, onCompared)
    return compared.map((levels, field) => this.#filled(places, levels, field))
  }

  close(): Promise<void> {
    return Promise.resolve()
  }

  /** @param levels of the pairs that are not known, in order */
  #filled(places: Int32Array, levels: Uint8Array, field: number): Uint8Array {
    const { patternOf, patterns } = this.#known
    const filled = new Uint8Array(places.length)
    for (let pair = 0, next = 0; pair < places.length; pair++) {
      const place = places[pair] ?? -1
      const level = place === -1 ? levels[next++] : patterns.levels[(patternOf[place] ?? 0) * patterns.fields + field]
      filled[pair] = level ?? 0
    }
    return filled
  }
}
