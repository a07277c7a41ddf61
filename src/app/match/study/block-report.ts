import {
  adviseRules,
  type BlockingRule,
  BlockFinder,
  blockStatistics,
  chooseBlockingRules,
  type MatchModel,
  MatchWeight,
  matchWeights,
  probabilityOf,
  type RuleWorth,
  ruleWords,
} from '../../../matching/index.ts'
import type { Prepared } from '../prepare.ts'
import { type Posteriors, posteriorsBy, strangersAgreement, tryRules } from '../groundwork.ts'
import { block, termReaderOf } from '../scoring.ts'
import type { Study } from './open-files.ts'

/** A rule, and what it brings together. */
interface RuleReport {
  /** "first 3 letters of given_name + year of dob" */
  readonly keys: string
  /** A block of more records is skipped whole. */
  readonly blockRecordsMax: number
  readonly blocks: number
  readonly pairs: number
  readonly recordsPerBlockMax: number
  readonly skippedBlocks: number
  readonly skippedRecords: number
  /** Estimates, as of `RuleWorth`, in the order of this list; null where the sample does not know the rule. */
  readonly recallGained: number | null
  readonly pairsAdded: number | null
}

/** Which records are compared, by which rules, and what more could be done. */
export interface BlockReport {
  readonly records: number
  /** Distinct pairs of all rules. */
  readonly pairs: number
  /** Estimated share of the matches that any rule would find. */
  readonly recall: number
  readonly rules: readonly RuleReport[]
  /** Rules that would be the next to add, each by itself. */
  readonly next: readonly Pick<RuleReport, 'keys' | 'blockRecordsMax' | 'recallGained' | 'pairsAdded'>[]
  /** Records that no rule can bring together with any. */
  readonly unreachedRecords: number
}

/** Looks at a model's rules, or at those that a run without one would choose. */
export async function blockReport({ prepared, comparer, model }: Study): Promise<BlockReport> {
  const posteriors =
    model === null
      ? posteriorsBy(prepared, await strangersAgreement(comparer, prepared))
      : posteriorsOfModel(prepared, model)
  const tried = await tryRules(comparer, prepared, posteriors)
  const rules = model?.blockingRules ?? chooseBlockingRules(tried)
  const { rules: worths, recall, next } = adviseRules(tried, rules)
  const finder = new BlockFinder(prepared.keyColumns)
  const blocks = rules.map(({ keys }) => finder.find(keys))
  const reports = rules.map((rule, at) =>
    ruleReport(prepared, rule, blockStatistics(blocks[at] ?? NO_BLOCKS, rule), worths.find(isOf(rule))),
  )
  const { pairs, unreachedRecords } = block(prepared, rules)
  return {
    records: prepared.records,
    pairs: pairs.l.length,
    recall,
    rules: inOrderOf(worths, rules, reports),
    next: next.map((worth) => ({ ...worth, keys: ruleWords(worth.keys, prepared.keyColumns, prepared.recipe) })),
    unreachedRecords,
  }
}

const NO_BLOCKS = { members: new Int32Array(), starts: Int32Array.of(0) }

/** By a model's weights, rather than by learning anew. */
function posteriorsOfModel(prepared: Prepared, { parameters }: MatchModel): Posteriors {
  const reader = termReaderOf(prepared, parameters)
  return (pairs) => matchWeights(pairs, reader, new MatchWeight(parameters)).map(probabilityOf)
}

function ruleReport(
  { keyColumns, recipe }: Prepared,
  { keys, blockRecordsMax }: BlockingRule,
  statistics: ReturnType<typeof blockStatistics>,
  worth: RuleWorth | undefined,
): RuleReport {
  return {
    keys: ruleWords(keys, keyColumns, recipe),
    blockRecordsMax,
    ...statistics,
    recallGained: worth?.recallGained ?? null,
    pairsAdded: worth?.pairsAdded ?? null,
  }
}

function isOf(rule: BlockingRule) {
  return ({ keys, blockRecordsMax }: BlockingRule) =>
    blockRecordsMax === rule.blockRecordsMax && keys.join() === rule.keys.join()
}

/** Those that find most come first; those of which nothing is known, last. */
function inOrderOf(
  worths: readonly RuleWorth[],
  rules: readonly BlockingRule[],
  reports: readonly RuleReport[],
): RuleReport[] {
  const rank = (at: number) => {
    const rule = rules[at]
    const found = rule === undefined ? -1 : worths.findIndex(isOf(rule))
    return found < 0 ? worths.length : found
  }
  return reports
    .map((report, at) => ({ report, rank: rank(at) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ report }) => report)
}
