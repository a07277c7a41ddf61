/** A rule with one limit of its blocks, and what it brings together among the seeds. */
export interface RuleCandidate {
  /** Index of the set of keys. */
  readonly keySet: number
  readonly blockRecordsMax: number
  /** Indexes of seed pairs; those of a smaller limit of the same keys come first. */
  readonly pairs: Int32Array
}

interface ChoiceSetting {
  /** By seed pair: the probability that it is a match. */
  readonly posteriors: Float64Array
  /** Pairs of all records for each seed pair. */
  readonly pairsPerSeedPair: number
  /** Cost of a rule itself, in seed pairs. */
  readonly ruleCost: number
}

const RULES_MAX = 32
/** Of the matches found by any rule. */
const COVER_ENOUGH = 0.995
/** Matches a pair: below, a rule is too dear. */
const RATE_MIN = 1 / 40
/** So many pairs are cheap: more rules, and more than one rule for each match, guard against bad luck. */
const FREE_PAIRS = 150_000
const FREE_RATE_MIN = 1 / 400
const FREE_RATE_AGAIN_MIN = 1 / 100
const COVERS_MAX = 5
/** Of the matches: what a rule must add at least. */
const GAIN_MIN = 0.0015
const FREE_GAIN_MIN = 0.00005

/** Chooses rules greedily: the most matches that are not covered yet for each pair to be compared. */
export function chooseRules(candidates: readonly RuleCandidate[], setting: ChoiceSetting): RuleCandidate[] {
  return new RuleChoice(candidates, setting).choose()
}

class RuleChoice {
  readonly #candidates: readonly RuleCandidate[]
  readonly #setting: ChoiceSetting
  readonly #covered: Uint8Array
  readonly #chosen = new Map<number, RuleCandidate>()
  readonly #total: number
  #pairs = 0

  constructor(candidates: readonly RuleCandidate[], setting: ChoiceSetting) {
    this.#candidates = candidates
    this.#setting = setting
    this.#covered = new Uint8Array(setting.posteriors.length)
    this.#total = setting.posteriors.reduce((sum, posterior) => sum + posterior, 0)
  }

  choose(): RuleCandidate[] {
    this.#cover(1, RATE_MIN, GAIN_MIN, Infinity)
    this.#cover(1, FREE_RATE_MIN, FREE_GAIN_MIN, FREE_PAIRS)
    for (let covers = 2; covers <= COVERS_MAX; covers++)
      this.#cover(covers, FREE_RATE_AGAIN_MIN, FREE_GAIN_MIN, FREE_PAIRS)
    return [...this.#chosen.values()].toSorted((a, b) => a.keySet - b.keySet)
  }

  /** Adds rules until almost every match is covered so many times. */
  #cover(covers: number, rateMin: number, gainMin: number, pairsMax: number): void {
    for (;;) {
      if (this.#chosen.size >= RULES_MAX || this.#coverage(covers) >= COVER_ENOUGH) return
      const best = this.#best(covers, gainMin, pairsMax)
      if (best === null || best.rate < rateMin) return
      this.#take(best.candidate)
    }
  }

  #coverage(covers: number): number {
    const { posteriors } = this.#setting
    let sum = 0
    posteriors.forEach((posterior, pair) => (sum += (this.#covered[pair] ?? 0) >= covers ? posterior : 0))
    return this.#total === 0 ? 1 : sum / this.#total
  }

  #best(covers: number, gainMin: number, pairsMax: number): { candidate: RuleCandidate; rate: number } | null {
    let best: { candidate: RuleCandidate; rate: number } | null = null
    for (const candidate of this.#candidates) {
      if ((this.#chosen.get(candidate.keySet)?.blockRecordsMax ?? 0) >= candidate.blockRecordsMax) continue
      const { gain, newPairs } = this.#worth(candidate, covers)
      const rate = gain / (newPairs + this.#setting.ruleCost)
      const isAffordable = (this.#pairs + newPairs) * this.#setting.pairsPerSeedPair <= pairsMax
      if (gain >= gainMin * this.#total && isAffordable && rate > (best?.rate ?? 0)) best = { candidate, rate }
    }
    return best
  }

  #worth({ keySet, pairs }: RuleCandidate, covers: number): { gain: number; newPairs: number } {
    let gain = 0
    let newPairs = 0
    for (let at = this.#ownPairs(keySet); at < pairs.length; at++) {
      const pair = pairs[at] ?? 0
      const covered = this.#covered[pair] ?? 0
      if (covered === 0) newPairs++
      if (covered < covers) gain += this.#setting.posteriors[pair] ?? 0
    }
    return { gain, newPairs }
  }

  /** A larger limit takes the place of a smaller one of the same keys. */
  #take(candidate: RuleCandidate): void {
    for (const pair of candidate.pairs.subarray(this.#ownPairs(candidate.keySet))) {
      if (this.#covered[pair] === 0) this.#pairs++
      this.#covered[pair] = (this.#covered[pair] ?? 0) + 1
    }
    this.#chosen.set(candidate.keySet, candidate)
  }

  /** How many of the keys' pairs are covered by a smaller limit that was chosen before. */
  #ownPairs(keySet: number): number {
    return this.#chosen.get(keySet)?.pairs.length ?? 0
  }
}
