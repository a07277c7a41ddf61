import { MODEL_FORMAT, MODEL_VERSION, type MatchModel, probabilityOf } from '../../matching/index.ts'
import { levelNamesOf } from './model-reader.ts'
import type { MatchBench, ResultFolder } from './ports.ts'
import type { Prepared } from './prepare.ts'
import type { LearntParameters, Groundwork, Scored } from './scoring.ts'
import { readTerms } from './term-frequencies.ts'

/** Writes clusters and pairs, ordered by id so that the files do not depend on the order of rows. */
export async function writeResults(bench: MatchBench, results: ResultFolder, scored: Scored): Promise<void> {
  const { clusters, pairs, bits } = scored
  await bench.create('cluster', { rid: Int32Array.from(clusters.keys()), first: clusters })
  await bench.writeParquet(
    `SELECT record.id, head.id AS cluster FROM cluster
      JOIN record ON record.rid = cluster.rid JOIN record head ON head.rid = cluster.first ORDER BY record.rid`,
    results.pathOf('clusters.parquet'),
  )
  const score = { l: pairs.l, r: pairs.r, match_weight: bits, probability: bits.map(probabilityOf) }
  await bench.create('scored_pair', score)
  await bench.writeParquet(
    `SELECT a.id AS id_l, b.id AS id_r, probability, match_weight FROM scored_pair
      JOIN record a ON a.rid = scored_pair.l JOIN record b ON b.rid = scored_pair.r ORDER BY scored_pair.l, scored_pair.r`,
    results.pathOf('pairs.parquet'),
  )
}

/** @returns what another run needs to score as this one did */
export async function modelOf(
  bench: MatchBench,
  { recipe, termTotals }: Prepared,
  { rules }: Groundwork,
  { parameters }: LearntParameters,
  corrections: Float64Array | null,
): Promise<MatchModel> {
  return {
    format: MODEL_FORMAT,
    version: MODEL_VERSION,
    recipe,
    levels: levelNamesOf(recipe),
    parameters: {
      ...parameters,
      m: mutable(parameters.m),
      related: mutable(parameters.related),
      u: mutable(parameters.u),
    },
    blockingRules: [...rules],
    corrections: corrections === null ? null : [...corrections],
    termFrequencies: await readTerms(bench, termTotals),
  }
}

function mutable(table: readonly (readonly number[])[]): number[][] {
  return table.map((levels) => [...levels])
}
