import { z } from 'zod'
import { blockingRuleSchema } from '../block/index.ts'
import { type Comparison, comparisonSchema, comparisonsOf } from '../compare/index.ts'
import { recipeSchema } from '../recipe/index.ts'
import { SelfsameError } from '../../model/index.ts'

export const MODEL_FORMAT = 'selfsame-match-model'
export const MODEL_VERSION = 3

const share = z.number().min(0).max(1)
const levelProbabilities = z.array(z.array(share))

const matchModelSchema = z.strictObject({
  format: z.literal(MODEL_FORMAT),
  version: z.literal(MODEL_VERSION),
  recipe: recipeSchema,
  /** By field: the names of its levels, for the reader; a model whose levels are others is refused. */
  levels: z.array(z.array(z.string())),
  /** By field, where they are the model's own; else those of the field's kind. */
  comparisons: z.array(comparisonSchema).optional(),
  parameters: z.strictObject({
    m: levelProbabilities,
    /** By relation. */
    related: z.array(levelProbabilities).min(1),
    u: levelProbabilities,
    /** Of all pairs that are of no match; of the few, it makes no difference. */
    matchShare: z.number().min(0),
    relatedShares: z.array(share).min(1),
  }),
  /** None where records were too few to learn any. */
  blockingRules: z.array(blockingRuleSchema),
  /** Of the second stage; null where there was too little to learn it from. */
  corrections: z.array(z.number()).nullable(),
  /** Of pairs that it takes for one person: the share that is, then that of each kind of kin; left out where unknown. */
  kinShares: z.array(share).min(2).optional(),
  /**
   * By field: how often each value occurs that occurs more than once, of how many. Values of persons! null where they
   * are to be counted in the records at hand.
   */
  termFrequencies: z
    .array(z.strictObject({ total: z.number().min(0), counts: z.record(z.string(), z.number()) }))
    .nullable(),
})

/** All that scoring needs, so that other records are scored as the ones it was learnt from. */
export type MatchModel = z.infer<typeof matchModelSchema>

/** @returns one comparison for each field, in the recipe's order */
export function comparisonsIn({
  comparisons,
  recipe,
}: Pick<MatchModel, 'comparisons' | 'recipe'>): readonly Comparison[] {
  return comparisons ?? comparisonsOf(recipe)
}

/** @throws SelfsameError CONFIGURATION when the text is no model, or one of another version */
export function parseModel(text: string, path: string): MatchModel {
  const parsed = matchModelSchema.safeParse(asJson(text, path))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const place = issue?.path.join('.') ?? ''
  throw notAModel(
    path,
    place === ''
      ? 'holds no match model'
      : `holds no match model of version ${MODEL_VERSION}: ${place} is not as expected`,
  )
}

function asJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw notAModel(path, 'is no JSON')
  }
}

function notAModel(path: string, found: string): SelfsameError {
  return new SelfsameError('CONFIGURATION', `The file ${path} ${found}`, {
    remedy: 'Take model.json from the folder of a `selfsame match run` of this version, or run without --model',
  })
}
