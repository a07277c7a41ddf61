import { isDeepStrictEqual } from 'node:util'
import { comparisonsOf, MODEL_FORMAT, MODEL_VERSION, type MatchModel } from '../../matching/index.ts'
import type { Groundwork } from './groundwork.ts'
import { levelNamesOf } from './model-reader.ts'
import type { MatchBench, ResultFolder } from './ports.ts'
import type { Prepared } from './prepare.ts'
import type { LearntParameters, Scored } from './scoring.ts'
import { frequenciesOf } from './term-frequencies.ts'

/**
 * Writes clusters and pairs in the order of record numbers, so that the files do not depend on the order of rows. Clusters
 * are written while pairs are laid down, and pairs while the model is put into words.
 */
export async function writeResults(
  bench: MatchBench,
  results: ResultFolder,
  scored: Scored,
  modelText: () => string,
): Promise<void> {
  await allEnded([writeClusters(bench, results, scored), writePairs(bench, results, scored, modelText)])
}

/** Where one fails, the others have ended too: nobody writes any more into what is then removed. */
async function allEnded(writing: readonly Promise<void>[]): Promise<void> {
  const ends = await Promise.allSettled(writing)
  for (const end of ends) if (end.status === 'rejected') throw end.reason
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
  corrections: Float64Array | null,
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
