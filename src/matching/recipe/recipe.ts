import { z } from 'zod'

/** What a column says of a person; decides how it is normalised, compared and blocked on. */
export const FIELD_KINDS = [
  'givenName',
  'familyName',
  'fullName',
  'birthDate',
  'postcode',
  'address',
  'houseNumber',
  'email',
  'phone',
  'identifier',
  'category',
  'device',
  'ipAddress',
  'cardToken',
  /** Members between commas, semicolons or bars. */
  'set',
  'number',
  /** Latitude and longitude in degrees, in one cell. */
  'position',
  /** As it stands in the file, not normalised; only models that come from elsewhere have it. */
  'asWritten',
] as const

export type FieldKind = (typeof FIELD_KINDS)[number]

/** The order of day and month where a date is written in figures with the year last. */
export type DayOrder = 'dayFirst' | 'monthFirst'

export const fieldSchema = z.strictObject({
  kind: z.enum(FIELD_KINDS),
  /** The column in the files. */
  column: z.string().min(1),
  /** Of a full name: only its first or last word is taken, where no column holds it by itself. */
  part: z.enum(['first', 'last']).optional(),
  dayOrder: z.enum(['dayFirst', 'monthFirst']).optional(),
  /** Values found to stand for nothing, as they are written after normalising. */
  stopgaps: z.array(z.string()).optional(),
})

export const recipeSchema = z.strictObject({ fields: z.array(fieldSchema).min(1) })

/** One compared attribute of a record. */
export type Field = z.infer<typeof fieldSchema>
/** Which columns are compared, and as what. */
export type Recipe = z.infer<typeof recipeSchema>

/** @returns the index of the first field of a kind; -1 when there is none */
export function fieldOf({ fields }: Recipe, kind: FieldKind): number {
  return fields.findIndex((field) => field.kind === kind)
}
