import {
  type BlockingKey,
  blockingKeysOf,
  type Comparison,
  comparisonsOf,
  type InferredRecipe,
  type MatchModel,
} from '../../matching/index.ts'
import { chooseRecipe } from './choose-recipe.ts'
import { fieldsMissing } from './match-errors.ts'
import type { MatchBench, SourceRows } from './ports.ts'
import { prepareBlockingKeys, prepareRecords } from './prepare-records.ts'
import type { MatchRequest } from './request.ts'
import { lnFrequencies, prepareTerms, termTotals } from './term-frequencies.ts'

/** Records laid down, with all that comparing them needs. */
export interface Prepared extends InferredRecipe {
  readonly records: number
  readonly comparisons: readonly Comparison[]
  readonly keys: readonly BlockingKey[]
  /** By field: how many records say something, here or where the model was learnt. */
  readonly termTotals: readonly number[]
  /** By field, then by record. */
  readonly lnFrequency: readonly Float32Array[]
}

/** Chooses what to compare, unless a model says it, and lays the records down. */
export async function prepare(
  bench: MatchBench,
  source: SourceRows,
  request: MatchRequest,
  model: MatchModel | null,
): Promise<Prepared> {
  const inferred = model === null ? await chooseRecipe(bench, source, request) : recipeOf(model, source)
  const comparisons = comparisonsOf(inferred.recipe)
  const keys = blockingKeysOf(inferred.recipe)
  await prepareRecords(bench, source, inferred.recipe, request)
  await prepareBlockingKeys(bench, keys)
  await prepareTerms(bench, comparisons, model)
  const totals = await termTotals(bench, comparisons, model)
  const lnFrequency = await lnFrequencies(bench, totals)
  return { ...inferred, records: source.rows, comparisons, keys, termTotals: totals, lnFrequency }
}

function recipeOf({ recipe }: MatchModel, { columns }: SourceRows): InferredRecipe {
  const missing = recipe.fields.map(({ column }) => column).filter((column) => !columns.includes(column))
  if (missing.length > 0) throw fieldsMissing([...new Set(missing)])
  return { recipe, ignored: [] }
}
