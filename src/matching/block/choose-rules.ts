import { CandidateWorth, type RuleCandidate } from './candidate-worth.ts'

export interface ChoiceSetting {
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
/**
 * Matches a pair: below, a rule is too dear. A record that shares a block of the largest size allowed, 120, with one other
 * of its person has its match among 119 pairs: where a rule finds less, its blocks would better have been skipped.
 */
const RATE_MIN = 1 / 100
/** So many pairs are cheap: more rules, and more than one rule for each match, guard against bad luck. */
const FREE_PAIRS = 150_000
const FREE_RATE_MIN = 1 / 400
const FREE_RATE_AGAIN_MIN = 1 / 100
const COVERS_MAX = 5
/** Of the matches: what a rule must add at least. */
const GAIN_MIN = 0.0015
const FREE_GAIN_MIN = 0.00005

/**
 * Chooses rules greedily: the most matches that are not covered yet for each pair to be compared.
 *
 * @param candidates those of the same keys side by side, smaller limits first
 */
export function chooseRules(candidates: readonly RuleCandidate[], setting: ChoiceSetting): RuleCandidate[] {
  return new RuleChoice(candidates, setting).choose()
}

class RuleChoice {
  readonly #candidates: readonly RuleCandidate[]
  readonly #setting: ChoiceSetting
  readonly #worth: CandidateWorth
  /** By set of keys: the index of its candidate. A larger limit takes the place of a smaller one. */
  readonly #chosen = new Map<number, number>()

  constructor(candidates: readonly RuleCandidate[], setting: ChoiceSetting) {
    this.#candidates = candidates
    this.#setting = setting
    this.#worth = new CandidateWorth(candidates, setting.posteriors)
  }

  choose(): RuleCandidate[] {
    this.#cover(1, RATE_MIN, GAIN_MIN, Infinity)
    this.#cover(1, FREE_RATE_MIN, FREE_GAIN_MIN, FREE_PAIRS)
    for (let covers = 2; covers <= COVERS_MAX; covers++)
      this.#cover(covers, FREE_RATE_AGAIN_MIN, FREE_GAIN_MIN, FREE_PAIRS)
    const chosen = new Set(this.#chosen.values())
    return this.#candidates.filter((_, at) => chosen.has(at)).toSorted((a, b) => a.keySet - b.keySet)
  }

  /** Adds rules until almost every match is covered so many times. */
  #cover(covers: number, rateMin: number, gainMin: number, pairsMax: number): void {
    this.#worth.begin(covers)
    while (this.#chosen.size < RULES_MAX && this.#worth.coverage < COVER_ENOUGH) {
      const best = this.#best(gainMin, pairsMax)
      if (best === null || best.rate < rateMin) return
      this.#take(best.at)
    }
  }

  #best(gainMin: number, pairsMax: number): { at: number; rate: number } | null {
    const { pairsPerSeedPair, ruleCost } = this.#setting
    let best: { at: number; rate: number } | null = null
    let [gain, newPairs] = [0, 0]
    for (const [at, { keySet }] of this.#candidates.entries()) {
      if (this.#candidates[at - 1]?.keySet !== keySet) [gain, newPairs] = [0, 0]
      if (at <= (this.#chosen.get(keySet) ?? -1)) continue
      gain += this.#worth.gains[at] ?? 0
      newPairs += this.#worth.newPairs[at] ?? 0
      const rate = gain / (newPairs + ruleCost)
      const isAffordable = (this.#worth.pairs + newPairs) * pairsPerSeedPair <= pairsMax
      if (gain >= gainMin * this.#worth.total && isAffordable && rate > (best?.rate ?? 0)) best = { at, rate }
    }
    return best
  }

  #take(at: number): void {
    const keySet = this.#candidates[at]?.keySet ?? -1
    const before = this.#chosen.get(keySet) ?? -1
    for (let step = at; step > before && this.#candidates[step]?.keySet === keySet; step--) this.#worth.cover(step)
    this.#chosen.set(keySet, at)
  }
}
