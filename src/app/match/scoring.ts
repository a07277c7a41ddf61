import {
  type BlockingRule,
  type ComparedPairs,
  componentsOf,
  learn,
  type LevelProbabilities,
  estimateU,
  type MatchModel,
  MatchWeight,
  matchWeights,
  missingPairs,
  type Parameters,
  patternsOf,
  rulePairsSql,
  TermReader,
} from '../../matching/index.ts'
import { type ClusteredRecords, clusterRecords } from './cluster-records.ts'
import { comparePairs, together } from './compare-pairs.ts'
import { learnBlockingRules } from './learn-rules.ts'
import type { MatchBench } from './ports.ts'
import type { Prepared } from './prepare.ts'
import { randomPairs } from './random-pairs.ts'
import { chanceAgreement } from './term-frequencies.ts'

const RANDOM_PAIRS = 150_000
/** Records hang together from this weight on: low, because parting them is the linkage's work. */
const COMPONENT_BITS_MIN = 2

/** What is known before any rule is run: how alike strangers are, and which records to compare. */
export interface Groundwork {
  readonly u: LevelProbabilities
  readonly rules: readonly BlockingRule[]
}

export async function layGroundwork(bench: MatchBench, prepared: Prepared): Promise<Groundwork> {
  const { records, comparisons, keys } = prepared
  await bench.create('random_pair', randomPairs(records, RANDOM_PAIRS))
  const agreement = await chanceAgreement(bench, prepared.termTotals)
  const u = estimateU(comparisons, await comparePairs(bench, comparisons, 'random_pair'), agreement)
  await bench.run('DROP TABLE random_pair')
  return { u, rules: await learnBlockingRules(bench, records, keys, comparisons, u) }
}

/** Lays down `candidate`: every pair that any rule brings together, once. @returns how many */
export async function block(bench: MatchBench, rules: readonly BlockingRule[]): Promise<number> {
  await bench.run('CREATE TABLE candidate (l INTEGER, r INTEGER)')
  if (rules.length === 0) return 0
  await bench.run(`INSERT INTO candidate SELECT DISTINCT l, r FROM (${rules.map(rulePairsSql).join(' UNION ALL ')})`)
  const [[pairs] = []] = await bench.rows('SELECT count(*)::DOUBLE FROM candidate')
  return Number(pairs)
}

/** The learnt part of a model, and whether learning came to an end. */
export interface LearntParameters {
  readonly parameters: Parameters
  /** null where they were given. */
  readonly hasConverged: boolean | null
}

export function learnParameters(
  { records, comparisons }: Prepared,
  pairs: ComparedPairs,
  u: LevelProbabilities,
): LearntParameters {
  const possiblePairs = Math.max(1, (records * (records - 1)) / 2)
  return learn(comparisons, patternsOf(pairs), u, possiblePairs)
}

/** Pairs, their weights, and the clusters they make. */
export interface Scored extends ClusteredRecords {
  readonly pairs: ComparedPairs
}

/** Weighs the candidates, completes their components, and parts these into clusters. */
export async function scoreAndCluster(
  bench: MatchBench,
  prepared: Prepared,
  candidates: ComparedPairs,
  parameters: Parameters,
  model: MatchModel | null,
): Promise<Scored> {
  const { records, comparisons } = prepared
  const reader = new TermReader(comparisons, parameters, prepared.lnFrequency)
  const weight = new MatchWeight(parameters)
  const bits = matchWeights(candidates, reader, weight)
  const components = componentsOf(records, { ...candidates, bits }, COMPONENT_BITS_MIN)
  await bench.create('missing_pair', missingPairs(records, components, candidates))
  const missing = await comparePairs(bench, comparisons, 'missing_pair')
  const pairs = together(candidates, missing)
  const allBits = new Float64Array(pairs.l.length)
  allBits.set(bits)
  allBits.set(matchWeights(missing, reader, weight), bits.length)
  const corrections = model === null ? undefined : model.corrections && Float64Array.from(model.corrections)
  const input = { records, components, pairs, bits: allBits, comparisons, reader, weight, corrections }
  return { ...clusterRecords(input), pairs }
}
