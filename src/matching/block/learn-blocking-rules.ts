import { BLOCK_SIZES, type BlockingRule, candidateKeySets, type KeySet } from './blocking-rule.ts'
import type { KeyColumn } from './blocks.ts'
import type { RuleCandidate } from './candidate-worth.ts'
import { chooseRules, type ChoiceSetting } from './choose-rules.ts'
import type { RecordPairs } from './distinct-pairs.ts'
import { type Sample, SeedBlockFinder } from './seed-blocks.ts'
import { SeedPairIndex, seedPairs } from './seed-pairs.ts'

const POPULATION_MAX = 150_000
const SEEDS_MAX = 1_000
/** A key stands alone when so many of its records lie in blocks of at most so many. */
const ALONE_SHARE_MIN = 0.97
const ALONE_BLOCK_RECORDS_MAX = 40
/** Blocks of a sample may be smaller than those of all, but no smaller than this. */
const SAMPLE_BLOCK_RECORDS_MIN = 3
/** What a rule costs by itself, in pairs a record. */
const RULE_COST_PER_RECORD = 0.1

export interface RuleLearning {
  readonly records: number
  /** By record, whose order must be one of chance: the first ones are the sample. */
  readonly keyColumns: readonly KeyColumn[]
  /**
   * Compares pairs of the sample and learns from them how probable it is that each is a match.
   *
   * @param possiblePairs how many pairs of the sample there are, of which these share a key
   */
  compareAndLearn(pairs: RecordPairs, possiblePairs: number): Promise<Float64Array>
}

/**
 * Chooses blocking rules without labels: brings a sample of records (the seeds) together with others by every rule
 * that is possible, lets the model say which of those pairs match, and takes the rules that find most for least.
 */
export async function learnBlockingRules(learning: RuleLearning): Promise<BlockingRule[]> {
  return chooseBlockingRules(await tryBlockingRules(learning))
}

/** Every rule that is possible, and what it finds among the seeds. */
export interface TriedRules {
  readonly keySets: readonly KeySet[]
  /** Those of the same keys side by side, smaller limits first. */
  readonly candidates: readonly RuleCandidate[]
  readonly setting: ChoiceSetting
}

export async function tryBlockingRules({ records, keyColumns, compareAndLearn }: RuleLearning): Promise<TriedRules> {
  const population = Math.min(records, POPULATION_MAX)
  const sample = { records, population, seeds: Math.min(records, SEEDS_MAX) }
  const keySets = candidateKeySets(
    keyColumns,
    keyColumns.map((key) => standsAlone(key, population)),
  )
  const { pairs, candidates } = tryRules(keyColumns, keySets, sample)
  const posteriors = await compareAndLearn(pairs, sample.seeds * population - sample.seeds ** 2 / 2)
  // Each pair of all records has two ends that may be a seed.
  const pairsPerSeedPair = (records / (2 * sample.seeds)) * (records / population)
  const ruleCost = (RULE_COST_PER_RECORD * records) / pairsPerSeedPair
  return { keySets, candidates, setting: { posteriors, pairsPerSeedPair, ruleCost } }
}

export function chooseBlockingRules({ keySets, candidates, setting }: TriedRules): BlockingRule[] {
  return chooseRules(candidates, setting).map(({ keySet, blockRecordsMax }): BlockingRule => ({
    keys: [...(keySets[keySet] ?? [])],
    blockRecordsMax,
  }))
}

/** Whether almost all of a key's blocks are small, so that no second key need narrow it. */
function standsAlone({ of }: KeyColumn, population: number): boolean {
  const sizes = new Int32Array(of.subarray(0, population).reduce((most, key) => Math.max(most, key), -1) + 1)
  for (let record = 0; record < population; record++) {
    const key = of[record] ?? -1
    if (key >= 0) sizes[key] = (sizes[key] ?? 0) + 1
  }
  let [all, small] = [0, 0]
  for (const size of sizes) {
    all += size
    if (size <= ALONE_BLOCK_RECORDS_MAX) small += size
  }
  return all > 0 && small / all >= ALONE_SHARE_MIN
}

/** @returns each set of keys with each limit of its blocks, and the pairs that they bring together, each once */
function tryRules(keyColumns: readonly KeyColumn[], keySets: readonly KeySet[], sample: Sample) {
  const finder = new SeedBlockFinder(keyColumns, sample)
  const limits = BLOCK_SIZES.map((size) => sampleBlockMax(size, sample))
  const found = keySets.map((keySet) => seedPairs(finder.find(keySet), sample, limits))
  const index = new SeedPairIndex(
    found.map(({ codes }) => codes),
    sample,
  )
  const candidates = found.flatMap(({ codes, ends }, keySet): RuleCandidate[] => {
    if (codes.length === 0) return []
    const places = index.placesOf(codes)
    return BLOCK_SIZES.map((blockRecordsMax, at) => ({
      keySet,
      blockRecordsMax,
      pairs: places.subarray(0, ends[at] ?? 0),
    }))
  })
  return { pairs: index.pairs(), candidates }
}

function sampleBlockMax(blockRecordsMax: number, { records, population }: Sample): number {
  return Math.max(SAMPLE_BLOCK_RECORDS_MIN, Math.round((blockRecordsMax * population) / records))
}
