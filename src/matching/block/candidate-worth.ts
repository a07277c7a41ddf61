/** A rule with one limit of its blocks, and what it brings together among the seeds. */
export interface RuleCandidate {
  /** Index of the set of keys. */
  readonly keySet: number
  readonly blockRecordsMax: number
  /** Indexes of seed pairs, each once; those of a smaller limit of the same keys come first. */
  readonly pairs: Int32Array
}

/** Probabilities are multiples of this: their sums are exact then, whatever the order. */
const PROBABILITY_STEP = 2 ** -30

/**
 * What each candidate would add to a smaller limit of its keys, kept up to date as pairs are covered: a pair knows who
 * finds it.
 */
export class CandidateWorth {
  /** By candidate: the matches among its own pairs that are not covered often enough. */
  readonly gains: Float64Array
  /** By candidate: how many of its own pairs nobody has covered. */
  readonly newPairs: Int32Array
  /** All matches. */
  readonly total: number
  /** How many pairs are covered. */
  pairs = 0
  readonly #own: readonly Int32Array[]
  readonly #posteriors: Float64Array
  readonly #covered: Uint8Array
  /** Candidates by pair: those of pair `p` from `finderStarts[p]` on. */
  readonly #finders: Int32Array
  readonly #finderStarts: Int32Array
  #covers = 1
  #coveredMatches = 0

  constructor(candidates: readonly RuleCandidate[], posteriors: Float64Array) {
    this.#posteriors = posteriors.map((posterior) => Math.round(posterior / PROBABILITY_STEP) * PROBABILITY_STEP)
    this.total = this.#posteriors.reduce((sum, posterior) => sum + posterior, 0)
    this.#covered = new Uint8Array(posteriors.length)
    this.#own = candidates.map(({ keySet, pairs }, at) => {
      const smaller = candidates[at - 1]
      return smaller?.keySet === keySet ? pairs.subarray(smaller.pairs.length) : pairs
    })
    this.gains = new Float64Array(candidates.length)
    this.newPairs = Int32Array.from(this.#own, ({ length }) => length)
    this.#finderStarts = findersByPair(this.#own, posteriors.length)
    this.#finders = new Int32Array(this.#finderStarts[posteriors.length] ?? 0)
    this.#fillFinders()
  }

  /** The share of matches that are covered often enough. */
  get coverage(): number {
    return this.total === 0 ? 1 : this.#coveredMatches / this.total
  }

  /** Counts anew: a pair is wanted until so many rules find it. */
  begin(covers: number): void {
    this.#covers = covers
    this.#coveredMatches = 0
    for (let pair = 0; pair < this.#covered.length; pair++)
      if ((this.#covered[pair] ?? 0) >= covers) this.#coveredMatches += this.#posteriors[pair] ?? 0
    for (const [at, own] of this.#own.entries()) this.gains[at] = this.#wanted(own)
  }

  /** Covers a candidate's own pairs once more. */
  cover(at: number): void {
    for (const pair of this.#own[at] ?? []) {
      const covered = (this.#covered[pair] ?? 0) + 1
      this.#covered[pair] = covered
      if (covered === 1) this.#countAsKnown(pair)
      if (covered === this.#covers) this.#countAsCovered(pair)
    }
  }

  #countAsKnown(pair: number): void {
    this.pairs++
    const end = this.#finderStarts[pair + 1] ?? 0
    for (let at = this.#finderStarts[pair] ?? 0; at < end; at++) {
      const finder = this.#finders[at] ?? 0
      this.newPairs[finder] = (this.newPairs[finder] ?? 0) - 1
    }
  }

  #countAsCovered(pair: number): void {
    const posterior = this.#posteriors[pair] ?? 0
    this.#coveredMatches += posterior
    const end = this.#finderStarts[pair + 1] ?? 0
    for (let at = this.#finderStarts[pair] ?? 0; at < end; at++) {
      const finder = this.#finders[at] ?? 0
      this.gains[finder] = (this.gains[finder] ?? 0) - posterior
    }
  }

  #wanted(pairs: Int32Array): number {
    let sum = 0
    for (const pair of pairs) if ((this.#covered[pair] ?? 0) < this.#covers) sum += this.#posteriors[pair] ?? 0
    return sum
  }

  #fillFinders(): void {
    const next = this.#finderStarts.slice()
    for (const [at, own] of this.#own.entries())
      for (const pair of own) {
        const place = next[pair] ?? 0
        this.#finders[place] = at
        next[pair] = place + 1
      }
  }
}

/** @returns by pair, how many finders the pairs before it have */
function findersByPair(pairsOf: readonly Int32Array[], pairs: number): Int32Array {
  const starts = new Int32Array(pairs + 1)
  for (const own of pairsOf) for (const pair of own) starts[pair + 1] = (starts[pair + 1] ?? 0) + 1
  for (let pair = 0; pair < pairs; pair++) starts[pair + 1] = (starts[pair + 1] ?? 0) + (starts[pair] ?? 0)
  return starts
}
