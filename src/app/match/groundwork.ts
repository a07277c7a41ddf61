import {
  allWithFixed,
  type BlockingRule,
  chooseBlockingRules,
  type ComparedPairs,
  estimateU,
  isCopy,
  learn,
  type LevelProbabilities,
  type PairNumbers,
  patternsOf,
  type RecordPairs,
  type RuleLearning,
  tryBlockingRules,
} from '../../matching/index.ts'
import { betweenFiles, possiblePairs } from './between-files.ts'
import { comparePairs } from './compare-pairs.ts'
import { namesakePairs, withOtherDates } from './namesakes.ts'
import type { PairComparer } from './ports.ts'
import type { Prepared } from './prepare.ts'
import { randomPairs } from './random-pairs.ts'
import { chanceAgreement } from './term-frequencies.ts'

const RANDOM_PAIRS = 150_000

/** What is known before any rule is run: how alike strangers are, and which records to compare. */
export interface Groundwork {
  readonly u: LevelProbabilities
  readonly rules: readonly BlockingRule[]
}

export async function layGroundwork(comparer: PairComparer, prepared: Prepared): Promise<Groundwork> {
  const u = await strangersAgreement(comparer, prepared)
  return { u, rules: chooseBlockingRules(await tryRules(comparer, prepared, posteriorsBy(prepared, u))) }
}

/** @returns u, from random pairs, and of mailboxes from those of namesakes */
export async function strangersAgreement(comparer: PairComparer, prepared: Prepared): Promise<LevelProbabilities> {
  const { comparisons, terms, fixed } = prepared
  const strangers = await comparePairs(comparer, prepared, strangerPairs(prepared))
  const namesakes = await comparePairs(comparer, prepared, namesakePairs(prepared, RANDOM_PAIRS))
  const sampled = estimateU(comparisons, strangers, terms.map(chanceAgreement), withOtherDates(comparisons, namesakes))
  return allWithFixed(sampled, fixed.u)
}

/** Random pairs of records that are no copies. */
function strangerPairs({ records, copies: { first } }: Prepared): PairNumbers {
  const own = Int32Array.from(first.keys()).filter((record) => !isCopy(first, record))
  const { l, r } = randomPairs(own.length, RANDOM_PAIRS)
  return own.length === records ? { l, r } : { l: l.map((at) => own[at] ?? 0), r: r.map((at) => own[at] ?? 0) }
}

/** Says of compared pairs of a sample how probable it is that each is a match. */
export type Posteriors = (pairs: ComparedPairs, possiblePairs: number) => Float64Array

export function posteriorsBy({ comparisons, fixed }: Prepared, u: LevelProbabilities): Posteriors {
  return (pairs, possible) => {
    const patterns = patternsOf(pairs)
    const { posteriors } = learn(comparisons, patterns, u, possible, fixed)
    return Float64Array.from(patterns.patternOf, (pattern) => posteriors[pattern] ?? 0)
  }
}

/** Tries all rules that are possible; what they find within one file does not count where that is not wanted. */
export function tryRules(comparer: PairComparer, prepared: Prepared, posteriors: Posteriors) {
  const { records, keyColumns, files } = prepared
  const compareAndLearn: RuleLearning['compareAndLearn'] = async (pairs, possible) => {
    const wanted = files === null ? pairs : betweenFiles(pairs, files)
    const share = possiblePairs(records, files) / possiblePairs(records, null)
    const found = posteriors(await comparePairs(comparer, prepared, wanted), possible * share)
    return wanted === pairs ? found : spread(found, pairs, wanted)
  }
  return tryBlockingRules({ records, keyColumns, compareAndLearn })
}

/** @returns by pair of all: what is found of it; 0 where it is none of the wanted, which are in the same order */
function spread(found: Float64Array, all: RecordPairs, wanted: RecordPairs): Float64Array {
  let next = 0
  return Float64Array.from(all.l, (l, pair) => {
    const isWanted = wanted.l[next] === l && wanted.r[next] === all.r[pair]
    return isWanted ? (found[next++] ?? 0) : 0
  })
}
