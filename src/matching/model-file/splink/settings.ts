import { z } from 'zod'
import { SelfsameError } from '../../../model/index.ts'

const probability = z.number().min(0).max(1)

const levelSchema = z.object({
  sql_condition: z.string(),
  label_for_charts: z.string().optional(),
  is_null_level: z.boolean().optional(),
  m_probability: probability.optional(),
  u_probability: probability.optional(),
  tf_adjustment_column: z.string().optional(),
  tf_adjustment_weight: z.number().optional(),
  tf_minimum_u_value: z.number().optional(),
  disable_tf_exact_match_detection: z.boolean().optional(),
})

const settingsSchema = z.object({
  link_type: z.enum(['dedupe_only', 'link_and_dedupe', 'link_only']),
  probability_two_random_records_match: z.number().gt(0).lt(1),
  comparisons: z
    .array(
      z.object({
        output_column_name: z.string(),
        comparison_description: z.string().optional(),
        comparison_levels: z.array(levelSchema).min(2),
      }),
    )
    .min(1),
  blocking_rules_to_generate_predictions: z
    .array(z.union([z.string(), z.object({ blocking_rule: z.string() }).transform((rule) => rule.blocking_rule)]))
    .min(1),
})

/** Of what Splink saves, what scoring depends on. */
export type SplinkSettings = z.infer<typeof settingsSchema>
export type SplinkComparison = SplinkSettings['comparisons'][number]
export type SplinkLevel = z.infer<typeof levelSchema>

/** @param path for errors. @throws SelfsameError CONFIGURATION when the text holds no settings of Splink */
export function parseSplinkSettings(text: string, path: string): SplinkSettings {
  const parsed = settingsSchema.safeParse(asJson(text))
  if (parsed.success) return parsed.data
  const place = parsed.error.issues[0]?.path.join('.') ?? ''
  const found =
    place === '' ? 'holds no settings of Splink' : `holds no settings of Splink: ${place} is not as expected`
  throw new SelfsameError('CONFIGURATION', `The file ${path} ${found}`, {
    remedy: 'Save a trained model with linker.misc.save_model_to_json, and name that file',
  })
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
