import { z } from 'zod'
import { fieldSettingsSchema } from './field-settings.ts'

export const SETTINGS_FORMAT = 'selfsame-match-settings'
export const SETTINGS_VERSION = 1

export const settingsSchema = z.strictObject({
  format: z.literal(SETTINGS_FORMAT),
  version: z.literal(SETTINGS_VERSION),
  fields: z.array(fieldSettingsSchema).min(1),
  /** Why a column is not compared is for the reader: it changes nothing. */
  ignored: z.array(z.strictObject({ column: z.string().min(1), reason: z.string().min(1) })).default([]),
  linkage: z
    .strictObject({
      /** In bits: clusters are one person when the mean weight across them is above it. */
      cutBits: z.number().min(-20).max(40).default(0),
      /** Sources that have one record a person: two of their records are never put into one cluster. */
      duplicateFreeSources: z.array(z.string().min(1)).default([]),
      /** The column that names a record's source; it is not compared. Left out: its file's name. */
      sourceColumn: z.string().min(1).optional(),
    })
    .prefault({}),
  /** In bits: a pair that is not put together is worth a look when its weight lies between these. */
  review: z.strictObject({ fromBits: z.number().default(-6), toBits: z.number().default(0) }).prefault({}),
})

/** How a run compares and decides, as its user wants it. */
export type MatchSettings = z.infer<typeof settingsSchema>
