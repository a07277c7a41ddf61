import {
  BLOCK_SIZES,
  type BlockingKey,
  type BlockingRule,
  candidateKeySets,
  chooseRules,
  type Comparison,
  type KeySet,
  learn,
  type LevelProbabilities,
  patternsOf,
  type RuleCandidate,
  seedPairsSql,
  smallBlocksShareSql,
} from '../../matching/index.ts'
import { comparePairs } from './compare-pairs.ts'
import type { MatchBench } from './ports.ts'

const POPULATION_MAX = 150_000
const SEEDS_MAX = 1_000
/** A key stands alone when so many of its records lie in blocks of at most so many. */
const ALONE_SHARE_MIN = 0.97
const ALONE_BLOCK_RECORDS_MAX = 40
/** Blocks of a sample may be smaller than those of all, but no smaller than this. */
const SAMPLE_BLOCK_RECORDS_MIN = 3
/** Rules are tried so many at once, so that all threads have work. */
const RULES_PER_STATEMENT = 16
/** What a rule costs by itself, in pairs a record. */
const RULE_COST_PER_RECORD = 0.1

/** How much of the records the rules are chosen on. */
interface Sample {
  readonly records: number
  readonly population: number
  readonly seeds: number
}

/**
 * Chooses blocking rules without labels: brings a sample of records (the seeds) together with others by every rule
 * that is possible, lets the model say which of those pairs match, and takes the rules that find most for least.
 */
export async function learnBlockingRules(
  bench: MatchBench,
  records: number,
  keys: readonly BlockingKey[],
  comparisons: readonly Comparison[],
  u: LevelProbabilities,
): Promise<BlockingRule[]> {
  const population = Math.min(records, POPULATION_MAX)
  const sample = { records, population, seeds: Math.min(records, SEEDS_MAX) }
  await bench.run(
    `CREATE TABLE population AS SELECT *, rid < ${sample.seeds} AS is_seed FROM blocking_key WHERE rid < ${population}`,
  )
  const keySets = candidateKeySets(keys, await keysStandingAlone(bench, keys))
  const posteriors = await seedPosteriors(bench, keySets, sample, comparisons, u)
  const candidates = await readCandidates(bench, sample)
  for (const table of ['population', 'seed_block', 'seed_pair']) await bench.run(`DROP TABLE ${table}`)
  // Each pair of all records has two ends that may be a seed.
  const pairsPerSeedPair = (records / (2 * sample.seeds)) * (records / population)
  const ruleCost = (RULE_COST_PER_RECORD * records) / pairsPerSeedPair
  return chooseRules(candidates, { posteriors, pairsPerSeedPair, ruleCost }).map(({ keySet, blockRecordsMax }) => ({
    keys: [...(keySets[keySet] ?? [])],
    blockRecordsMax,
  }))
}

async function keysStandingAlone(bench: MatchBench, keys: readonly BlockingKey[]): Promise<boolean[]> {
  const shares: boolean[] = []
  for (const key of keys.keys()) {
    const [[share] = []] = await bench.rows(smallBlocksShareSql('population', key, ALONE_BLOCK_RECORDS_MAX))
    shares.push(Number(share) >= ALONE_SHARE_MIN)
  }
  return shares
}

/** @returns how probable each pair of `seed_pair` is a match */
async function seedPosteriors(
  bench: MatchBench,
  keySets: readonly KeySet[],
  sample: Sample,
  comparisons: readonly Comparison[],
  u: LevelProbabilities,
): Promise<Float64Array> {
  const largest = sampleBlockMax(Math.max(...BLOCK_SIZES), sample)
  await bench.run('CREATE TABLE seed_block (rule INTEGER, size INTEGER, l INTEGER, r INTEGER)')
  for (let start = 0; start < keySets.length; start += RULES_PER_STATEMENT) {
    const some = keySets.slice(start, start + RULES_PER_STATEMENT)
    const pairs = some.map((keySet, at) => `(${seedPairsSql(keySet, start + at, largest)})`)
    await bench.run(`INSERT INTO seed_block ${pairs.join(' UNION ALL ')}`)
  }
  await bench.run(`CREATE TABLE seed_pair AS
    SELECT (row_number() OVER (ORDER BY l, r) - 1)::INTEGER AS pair, l, r FROM (SELECT DISTINCT l, r FROM seed_block)`)
  const patterns = patternsOf(await comparePairs(bench, comparisons, 'seed_pair'))
  const possiblePairs = sample.seeds * sample.population - sample.seeds ** 2 / 2
  const { posteriors } = learn(comparisons, patterns, u, possiblePairs)
  return Float64Array.from(patterns.patternOf, (pattern) => posteriors[pattern] ?? 0)
}

/** Each rule with each limit of its blocks. */
async function readCandidates(bench: MatchBench, sample: Sample): Promise<RuleCandidate[]> {
  const [rules = new Int32Array(), sizes = new Int32Array(), pairs = new Int32Array()] = await bench.integers(
    'SELECT rule, size, pair FROM seed_block JOIN seed_pair USING (l, r) ORDER BY rule, size, pair',
  )
  const candidates: RuleCandidate[] = []
  for (let start = 0, end = 0; start < rules.length; start = end) {
    while (end < rules.length && rules[end] === rules[start]) end++
    const ofRule = sizes.subarray(start, end)
    for (const blockRecordsMax of BLOCK_SIZES) {
      const tooLarge = ofRule.findIndex((size) => size > sampleBlockMax(blockRecordsMax, sample))
      const count = tooLarge < 0 ? ofRule.length : tooLarge
      candidates.push({ keySet: rules[start] ?? 0, blockRecordsMax, pairs: pairs.slice(start, start + count) })
    }
  }
  return candidates
}

function sampleBlockMax(blockRecordsMax: number, { records, population }: Sample): number {
  return Math.max(SAMPLE_BLOCK_RECORDS_MIN, Math.round((blockRecordsMax * population) / records))
}
