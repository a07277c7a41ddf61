import { z } from 'zod'
import { PARTS_OF } from '../records/index.ts'
import { FIELD_KINDS } from '../recipe/index.ts'
import type { Comparison } from './comparison.ts'
import type { LevelTest } from './level-test.ts'

const field = z.int().min(0)
const part = z.enum([...new Set(Object.values(PARTS_OF).flat())])

/** A test as models and settings carry it. */
export const levelTestSchema: z.ZodType<LevelTest> = z.lazy(() =>
  z.discriminatedUnion('by', [
    z.strictObject({
      by: z.enum(['equal', 'contains', 'initial', 'soundsAlike', 'inFurtherWords', 'dayMonthSwapped', 'anyDay']),
    }),
    z.strictObject({ by: z.literal('samePart'), part }),
    z.strictObject({ by: z.literal('jaroWinkler'), min: z.number(), part: part.exactOptional() }),
    z.strictObject({
      by: z.enum(['edits', 'levenshtein', 'damerauLevenshtein', 'daysApart', 'relativelyApart', 'kmApart']),
      max: z.number(),
    }),
    z.strictObject({ by: z.literal('swapped'), with: field }),
    z.strictObject({ by: z.literal('inField'), field }),
    z.strictObject({ by: z.literal('on'), field, test: levelTestSchema }),
    z.strictObject({ by: z.enum(['furtherWords', 'sharedMembers']), min: z.number() }),
    z.strictObject({ by: z.literal('figuresDiffer'), count: z.number() }),
    z.strictObject({ by: z.enum(['all', 'any']), tests: z.array(levelTestSchema) }),
  ]),
)

const levelSchema = z.strictObject({
  name: z.string(),
  test: levelTestSchema.nullable(),
  frequency: z
    .strictObject({ field, exactLevel: z.int().min(1), weight: z.number(), min: z.number().min(0) })
    .optional(),
})

/** A comparison as a model file carries it. */
export const comparisonSchema: z.ZodType<Comparison> = z.strictObject({
  kind: z.enum(FIELD_KINDS),
  levels: z.array(levelSchema).min(1),
  hasExactLevel: z.boolean(),
  isOwn: z.boolean(),
  isContact: z.boolean(),
  silentFields: z.array(field).min(1).optional(),
})
