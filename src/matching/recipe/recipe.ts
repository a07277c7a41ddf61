import { z } from 'zod'

/** What a column says of a person; decides how it is normalised, compared and blocked on. */
const FIELD_KINDS = [
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
] as const

export type FieldKind = (typeof FIELD_KINDS)[number]

/** The order of day and month where a date is written in figures with the year last. */
export type DayOrder = 'dayFirst' | 'monthFirst'

const fieldSchema = z.strictObject({
  kind: z.enum(FIELD_KINDS),
  /** The column in the files. */
  column: z.string().min(1),
  /** Of a full name: only its first or last word is taken, where no column holds it by itself. */
  part: z.enum(['first', 'last']).optional(),
  dayOrder: z.enum(['dayFirst', 'monthFirst']).optional(),
})

export const recipeSchema = z.strictObject({ fields: z.array(fieldSchema).min(1) })

/** One compared attribute of a record. Its index in the recipe names it in SQL: `f0`, `f1` … */
export type Field = z.infer<typeof fieldSchema>
/** Which columns are compared, and as what. */
export type Recipe = z.infer<typeof recipeSchema>

/** @returns the index of the first field of a kind; -1 when there is none */
export function fieldOf({ fields }: Recipe, kind: FieldKind): number {
  return fields.findIndex((field) => field.kind === kind)
}
