import { isDeepStrictEqual } from 'node:util'
import { comparisonsOf, MODEL_FORMAT, MODEL_VERSION, type MatchModel } from '../../matching/index.ts'
import type { Groundwork } from './groundwork.ts'
import { levelNamesOf } from './model-reader.ts'
import type { MatchBench, ResultFolder } from './ports.ts'
import type { Prepared } from './prepare.ts'
import type { Question } from './questions.ts'
import type { LearntParameters, Scored } from './scoring.ts'
import { frequenciesOf } from './term-frequencies.ts'

/**
 * Writes clusters and pairs in the order of record numbers, so that the files do not depend on the order of rows. Clusters
 * are written while pairs are laid down, and pairs while the model is put into words.
 */
export async function writeResults(
  bench: MatchBench,
  results: ResultFolder,
  { scored, questions }: { readonly scored: Scored; readonly questions: readonly Question[] },
  modelText: () => string,
): Promise<void> {
  await allEnded([
    writeClusters(bench, results, scored),
    writePairs(bench, results, scored, modelText),
    writeReviews(bench, results, questions),
  ])
}

/** Where one fails, the others have ended too: nobody writes any more into what is then removed. */
async function allEnded(writing: readonly Promise<void>[]): Promise<void> {
  const ends = await Promise.allSettled(writing)
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}

/**
 * Writes what a steward's word is wanted on, the most useful first: `id_l`, `id_r`; `weight_bits`, how likely they are one
 * person; `records`, how many hang on it; `is_joined`, whether they are in one cluster.
 */
async function writeReviews(bench: MatchBench, results: ResultFolder, questions: readonly Question[]): Promise<void> {
  await bench.create('question', {
    place: Int32Array.from(questions.keys()),
    l: Int32Array.from(questions, ({ l }) => l),
    r: Int32Array.from(questions, ({ r }) => r),
    weight_bits: Float64Array.from(questions, ({ bits }) => bits),
    records: Int32Array.from(questions, ({ records }) => records),
    joined: Int32Array.from(questions, ({ isJoined }) => Number(isJoined)),
  })
  await bench.writeParquet(
    `SELECT a.id AS id_l, b.id AS id_r, weight_bits, records, joined = 1 AS is_joined FROM question
      JOIN record a ON a.rid = question.l JOIN record b ON b.rid = question.r ORDER BY place`,
    results.pathOf('reviews.parquet'),
  )
}

async function writeClusters(bench: MatchBench, results: ResultFolder, { clusters }: Scored): Promise<void> {
  await bench.create('cluster', { rid: Int32Array.from(clusters.keys()), first: clusters })
  await bench.writeParquet(
    `SELECT record.id, head.id AS cluster FROM cluster
      JOIN record ON record.rid = cluster.rid JOIN record head ON head.rid = cluster.first`,
    results.pathOf('clusters.parquet'),
  )
}

async function writePairs(
  bench: MatchBench,
  results: ResultFolder,
  { pairs, bits }: Scored,
  modelText: () => string,
): Promise<void> {
  await bench.create('scored_pair', { l: pairs.l, r: pairs.r, match_weight: bits })
  // Pairs are in order already, and stay so: to sort them again by millions takes longer than to find them.
  const written = bench.writeParquet(
    `SELECT a.id AS id_l, b.id AS id_r, 1 / (1 + pow(2, -match_weight)) AS probability, match_weight FROM scored_pair
      JOIN record a ON a.rid = scored_pair.l JOIN record b ON b.rid = scored_pair.r`,
    results.pathOf('pairs.parquet'),
  )
  const writeModel = async () => results.writeText('model.json', modelText())
  await allEnded([written, writeModel()])
}

/** @returns what another run needs to score as this one did */
export function modelOf(
  prepared: Prepared,
  { rules }: Groundwork,
  { parameters }: LearntParameters,
  { corrections, kinShares }: Pick<Scored, 'corrections' | 'kinShares'>,
): MatchModel {
  return {
    format: MODEL_FORMAT,
    version: MODEL_VERSION,
    recipe: prepared.recipe,
    levels: levelNamesOf(prepared.comparisons),
    ...ownComparisons(prepared),
    parameters: {
      ...parameters,
      m: mutable(parameters.m),
      related: parameters.related.map(mutable),
      relatedShares: [...parameters.relatedShares],
      u: mutable(parameters.u),
    },
    blockingRules: [...rules],
    corrections: corrections === null ? null : [...corrections],
    ...(kinShares === null ? {} : { kinShares: [...kinShares] }),
    termFrequencies: frequenciesIn(prepared),
  }
}

/** Levels that are not those of the fields' kinds go with the model. */
function ownComparisons({ recipe, comparisons }: Prepared): Pick<MatchModel, 'comparisons'> {
  return isDeepStrictEqual(comparisons, comparisonsOf(recipe)) ? {} : { comparisons: [...comparisons] }
}

/** @returns the model with the frequencies that its pairs were scored by */
export function withFrequencies(model: MatchModel, prepared: Prepared): MatchModel {
  return model.termFrequencies === null ? { ...model, termFrequencies: frequenciesIn(prepared) } : model
}

function frequenciesIn({ terms, table }: Prepared): NonNullable<MatchModel['termFrequencies']> {
  return terms.flatMap((ofField, field) => {
    const column = table.fields[field]
    return column === undefined ? [] : [frequenciesOf(column, ofField)]
  })
}

function mutable(table: readonly (readonly number[])[]): number[][] {
  return table.map((levels) => [...levels])
}
