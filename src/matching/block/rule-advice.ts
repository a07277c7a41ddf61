import type { BlockingRule } from './blocking-rule.ts'
import type { RuleCandidate } from './candidate-worth.ts'
import type { TriedRules } from './learn-blocking-rules.ts'

/** What a rule adds to those before it, as far as the seeds tell. */
export interface RuleWorth extends BlockingRule {
  /** Of the matches that any rule would find: the share that it adds. */
  readonly recallGained: number
  /** Pairs to compare that no rule before it brings together. */
  readonly pairsAdded: number
}

export interface RuleAdvice {
  /** The rules that were asked about and tried, those that find most for each pair first. */
  readonly rules: readonly RuleWorth[]
  /** Of the matches that any rule would find: the share that these rules find. */
  readonly recall: number
  /** Further rules, those that would find most for each pair first. */
  readonly next: readonly RuleWorth[]
}

const NEXT_MAX = 5

/** Estimates what rules find together, and which would be the next to add. */
export function adviseRules(tried: TriedRules, rules: readonly BlockingRule[]): RuleAdvice {
  const sought = rules.flatMap((rule) => tried.candidates.find((candidate) => isOf(tried, candidate, rule)) ?? [])
  const coverage = new Coverage(tried)
  const worths: RuleWorth[] = []
  for (let best = coverage.best(sought); best !== undefined; best = coverage.best(sought)) {
    sought.splice(sought.indexOf(best.candidate), 1)
    worths.push(best.worth)
    coverage.take(best.candidate)
  }
  const recall = worths.reduce((sum, { recallGained }) => sum + recallGained, 0)
  return { rules: worths, recall, next: nextRules(coverage, tried) }
}

function isOf({ keySets }: TriedRules, candidate: RuleCandidate, { keys, blockRecordsMax }: BlockingRule): boolean {
  const own = keySets[candidate.keySet] ?? []
  return (
    candidate.blockRecordsMax === blockRecordsMax &&
    own.length === keys.length &&
    own.every((key, at) => key === keys[at])
  )
}

/** Each as if it were added alone; of the same keys the best limit. */
function nextRules(coverage: Coverage, { candidates }: TriedRules): RuleWorth[] {
  const ofKeys = [...Map.groupBy(candidates, ({ keySet }) => keySet).values()]
  return ofKeys
    .flatMap((some) => coverage.best(some) ?? [])
    .filter(({ worth }) => worth.recallGained > 0)
    .toSorted((a, b) => b.rate - a.rate || a.candidate.keySet - b.candidate.keySet)
    .slice(0, NEXT_MAX)
    .map(({ worth }) => worth)
}

/** Which seed pairs are found already. */
class Coverage {
  readonly #tried: TriedRules
  readonly #total: number
  readonly #isCovered: Uint8Array

  constructor(tried: TriedRules) {
    this.#tried = tried
    this.#total = tried.setting.posteriors.reduce((sum, posterior) => sum + posterior, 0)
    this.#isCovered = new Uint8Array(tried.setting.posteriors.length)
  }

  take({ pairs }: RuleCandidate): void {
    for (const pair of pairs) this.#isCovered[pair] = 1
  }

  /** @returns the candidate that finds most for each pair; undefined where there is none */
  best(candidates: readonly RuleCandidate[]) {
    return candidates.map((candidate) => this.#worthOf(candidate)).toSorted((a, b) => b.rate - a.rate)[0]
  }

  #worthOf(candidate: RuleCandidate) {
    const { posteriors, pairsPerSeedPair, ruleCost } = this.#tried.setting
    let [gain, added] = [0, 0]
    for (const pair of candidate.pairs) {
      if (this.#isCovered[pair] === 1) continue
      gain += posteriors[pair] ?? 0
      added++
    }
    const worth: RuleWorth = {
      keys: [...(this.#tried.keySets[candidate.keySet] ?? [])],
      blockRecordsMax: candidate.blockRecordsMax,
      recallGained: this.#total === 0 ? 0 : gain / this.#total,
      pairsAdded: Math.round(added * pairsPerSeedPair),
    }
    return { candidate, worth, rate: gain / (added + ruleCost) }
  }
}
