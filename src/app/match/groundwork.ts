import {
  allWithFixed,
  type BlockingRule,
  chooseBlockingRules,
  type ComparedPairs,
  estimateU,
  learn,
  type LevelProbabilities,
  ownRecords,
  type PairNumbers,
  patternsOf,
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
function strangerPairs({ copies }: Prepared): PairNumbers {
  const own = ownRecords(copies)
  return pairsOf(own, randomPairs(own.length, RANDOM_PAIRS))
}

/** @param places of pairs among the records. @returns the pairs of the records themselves */
function pairsOf(records: Int32Array, { l, r }: PairNumbers): PairNumbers {
  return { l: l.map((at) => records[at] ?? 0), r: r.map((at) => records[at] ?? 0) }
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

/**
 * Tries all rules that are possible; what they find within one file does not count where that is not wanted. Copies are no
 * sample: where almost all records say the same, the others would hardly be among them.
 */
export function tryRules(comparer: PairComparer, prepared: Prepared, posteriors: Posteriors) {
  const { files } = prepared
  const own = ownRecords(prepared.copies)
  const keyColumns = prepared.keyColumns.map((key) => ({ ...key, of: own.map((record) => key.of[record] ?? -1) }))
  const compareAndLearn: RuleLearning['compareAndLearn'] = async (places, possible) => {
    const pairs = pairsOf(own, places)
    const wanted = files === null ? pairs : betweenFiles(pairs, files)
    const share = possiblePairs(own, files) / possiblePairs(own, null)
    const found = posteriors(await comparePairs(comparer, prepared, wanted), possible * share)
    return wanted === pairs ? found : spread(found, pairs, wanted)
  }
  return tryBlockingRules({ records: own.length, keyColumns, compareAndLearn })
}

/** @returns by pair of all: what is found of it; 0 where it is none of the wanted, which are in the same order */
function spread(found: Float64Array, all: PairNumbers, wanted: PairNumbers): Float64Array {
  let next = 0
  return Float64Array.from(all.l, (l, pair) => {
    const isWanted = wanted.l[next] === l && wanted.r[next] === all.r[pair]
    return isWanted ? (found[next++] ?? 0) : 0
  })
}
