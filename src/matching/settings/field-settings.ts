import { z } from 'zod'
import { levelTestSchema } from '../compare/index.ts'
import { fieldSchema } from '../recipe/index.ts'

const LEVELS_MAX = 30
/** 0 and 1 would decide alone, whatever else is said. */
const probability = z.number().gt(0).lt(1)

/** Without a test: the level of that name which the field's kind has. */
const ownLevelSchema = z.strictObject({ name: z.string().trim().min(1), test: levelTestSchema.optional() })

const fixedSchema = z.strictObject({ m: probability.optional(), u: probability.optional() })

/** A field, and what its user wants otherwise than it is by its kind. */
export const fieldSettingsSchema = z.strictObject({
  ...fieldSchema.shape,
  /** From the most alike on; the last one, `else`, is added. Left out: those of the kind. */
  levels: z.array(ownLevelSchema).min(1).max(LEVELS_MAX).optional(),
  /** By level: how often people of one kind are on it, where it is known. Not learnt then. */
  fixed: z.record(z.string(), fixedSchema).optional(),
})

export type FieldSettings = z.infer<typeof fieldSettingsSchema>
export type OwnLevel = z.infer<typeof ownLevelSchema>
