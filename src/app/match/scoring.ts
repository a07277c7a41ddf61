import {
  BlockFinder,
  type BlockingRule,
  blocksUpTo,
  type ComparedPairs,
  componentsOf,
  copyPairs,
  diagnose,
  distinctPairs,
  isCopy,
  learn,
  type LearningDiagnostic,
  type LevelProbabilities,
  type MatchModel,
  MatchWeight,
  matchWeights,
  missingPairs,
  ownRecords,
  type PairNumbers,
  type Parameters,
  patternsOf,
  type RecordPairs,
  seenLevels,
  TermReader,
  TermTables,
  unreachedRecords,
  withCopies,
} from '../../matching/index.ts'
import { betweenFiles, betweenFilesOnly, possiblePairs } from './between-files.ts'
import { type ClusteredRecords, clusterRecords } from './cluster-records.ts'
import { comparePairs, together, type WeighedPairs } from './compare-pairs.ts'
import { absentPairs, type LabelledPairs, placesOf } from './labelled-pairs.ts'
import { copiesKeptApart } from './duplicate-free.ts'
import { type DoubtfulJoin, doubtfulJoins } from './doubtful-joins.ts'
import type { PairComparer } from './ports.ts'
import { doubtBitsMax } from './questions.ts'
import type { Prepared } from './prepare.ts'
import { lnFrequenciesOf } from './term-frequencies.ts'

const NO_BLOCKS = { members: new Int32Array(), starts: Int32Array.of(0) }
/** Records hang together from this weight on: low, because parting them is the linkage's work. */
const COMPONENT_BITS_MIN = 2

export interface Blocked {
  /** Every pair that any rule brings together, once; of records of different files, where only those are compared. */
  readonly pairs: RecordPairs
  /** How many records no rule can bring together with any. */
  readonly unreachedRecords: number
}

export function block({ records, keyColumns, copies, files }: Prepared, rules: readonly BlockingRule[]): Blocked {
  const finder = new BlockFinder(keyColumns)
  const blocks = rules.map((rule) => finder.find(rule.keys))
  const unreached = new Set(unreachedRecords(records, keyColumns, rules, blocks))
  // A copy is reached where the record is that it repeats.
  for (const record of unreached)
    if (isCopy(copies.first, record) && !unreached.has(copies.first[record] ?? 0)) unreached.delete(record)
  const kept = rules.map((rule, at) => blocksUpTo(blocks[at] ?? NO_BLOCKS, rule.blockRecordsMax))
  const pairs = distinctPairs(records, kept)
  return { pairs: files === null ? pairs : betweenFiles(pairs, files), unreachedRecords: unreached.size }
}

/** The learnt part of a model, and whether learning came to an end. */
export interface LearntParameters {
  readonly parameters: Parameters
  /** null where they were given. */
  readonly hasConverged: boolean | null
  readonly diagnostics: readonly LearningDiagnostic[]
}

export function learnParameters(
  { records, recipe, comparisons, copies, files, fixed }: Prepared,
  pairs: ComparedPairs,
  u: LevelProbabilities,
): LearntParameters {
  const patterns = patternsOf(pairs)
  const learnt = learn(comparisons, patterns, u, possiblePairs(ownRecords(copies), files), fixed)
  const seen = seenLevels(patterns, comparisons)
  return { ...learnt, diagnostics: diagnose({ ...learnt, recipe, comparisons, records, seen }) }
}

/** By what pairs are judged. */
export interface Judged {
  readonly parameters: Parameters
  /** null: its second stage is learnt. */
  readonly model: MatchModel | null
  /** Pairs of which somebody said whether they are one person. */
  readonly told: LabelledPairs
}

/** Pairs, their weights, and the clusters they make. */
export interface Scored extends ClusteredRecords {
  /** In ascending order. */
  readonly pairs: ComparedPairs
  /** By pair: what its fields say by themselves, without corrections. */
  readonly rawBits: Float64Array
  readonly doubtfulJoins: readonly DoubtfulJoin[]
  /** As of `DoubtfulJoins`. */
  readonly kinShares: readonly number[] | null
}

/** Weighs the candidates and the pairs that somebody told of, completes components, and parts these into clusters. */
export async function scoreAndCluster(
  comparer: PairComparer,
  prepared: Prepared,
  candidates: ComparedPairs,
  { parameters, model, told: toldPairs }: Judged,
): Promise<Scored> {
  const { records, comparisons, copies, files, duplicateFree } = prepared
  const reader = termReaderOf(prepared, parameters)
  const weight = new MatchWeight(parameters)
  const cutBits = prepared.settings?.linkage.cutBits ?? 0
  const weighed = (pairs: ComparedPairs): WeighedPairs => ({ ...pairs, bits: matchWeights(pairs, reader, weight) })
  const blocked = weighed(candidates)
  const components = componentsOf(records, blocked, COMPONENT_BITS_MIN + Math.min(cutBits, 0))
  const further = async (pairs: PairNumbers) => weighed(await comparePairs(comparer, prepared, pairs))
  const complete = together(blocked, await further(missingPairs(records, components, candidates)))
  const withRepeated = together(complete, await further(copyPairs(copies)))
  const pairs = together(withRepeated, await further(absentPairs(toldPairs, withRepeated)))
  const told = { pairs: placesOf(toldPairs, pairs), labels: toldPairs.labels }
  const corrections = model === null ? undefined : model.corrections && Float64Array.from(model.corrections)
  const judged = { weight, corrections, told, cutBits, duplicateFree }
  const input = { records, components, pairs, bits: pairs.bits, comparisons, reader, ...judged }
  const clustered = clusterRecords(input)
  const clusters = copiesKeptApart(withCopies(clustered.clusters, copies), copies.first, duplicateFree)
  const made = { clusters, pairs, bits: clustered.bits }
  const { joins, ...kin } = doubtfulJoins(prepared, made, parameters, model?.kinShares, doubtBitsMax(prepared))
  const scored = { ...clustered, clusters, pairs, rawBits: pairs.bits, doubtfulJoins: joins, ...kin }
  return files === null ? scored : betweenFilesOnly(scored, files)
}

/** Reads what pairs of these records say, by what was learnt. */
export function termReaderOf({ comparisons, table, terms }: Prepared, parameters: Parameters): TermReader {
  return new TermReader(new TermTables(comparisons, parameters), lnFrequenciesOf(table, terms))
}
