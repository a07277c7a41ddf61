import { z } from 'zod'
import { NAMESPACE_PATTERN } from '../../model/index.ts'
import { isTimeFormat } from './instant.ts'
import { isZone } from './zone.ts'

/** `latin-1` is read as Windows-1252, which differs only where Latin-1 has no printable characters. */
const ENCODINGS = ['utf-8', 'latin-1', 'utf-16'] as const

const column = z
  .string()
  .min(1)
  .max(256)
  .describe('A column of the header; in JSON lines a key, or a path such as customer.email')
const oneCharacter = z.string().length(1)

const pattern = z.string().max(512).refine(isRegularExpression, 'is no regular expression')

/** How the text of a file is to be read. What is left out is read from the file's name. */
const formatSchema = z.strictObject({
  encoding: z.enum(ENCODINGS).default('utf-8'),
  delimiter: oneCharacter.optional().describe('Between cells; a tab for .tsv and .tab, else a comma'),
  quote: oneCharacter.default('"').describe('Around cells that hold a delimiter, a quote or a line break'),
  escape: oneCharacter.default('"').describe('Before a quote inside a quoted cell'),
  decimal: z
    .enum(['.', ','])
    .default('.')
    .describe('Between units and fractions of a number; the other one groups thousands'),
})

const conditionSchema = z.strictObject({ column, matches: pattern.describe('Regular expression; unanchored') })

/** The first entry whose condition holds, or that has none. */
const choices = <Value extends z.ZodType>(is: Value) =>
  z.array(z.strictObject({ when: conditionSchema.optional(), is })).min(1)

const identifierSchema = z.strictObject({
  namespace: z.string().max(64).regex(NAMESPACE_PATTERN),
  column,
  pattern: pattern
    .optional()
    .describe('What the cell looks like; its first capture group, else all it matches, is the value'),
  verified: z.boolean().default(true).describe('Whether a trusted source vouches that it belongs to the person'),
})

const attributeSchema = z.union([
  column,
  z.strictObject({
    column,
    type: z.enum(['text', 'number', 'boolean', 'date']).default('text'),
    format: z
      .string()
      .refine(isTimeFormat, 'is no date format')
      .optional()
      .describe('Of a date; yyyy-MM-dd when left out'),
  }),
])

const amountSchema = z.union([
  z.strictObject({
    product: z.tuple([column, column]).describe('Added up over the rows, each the product of both cells'),
  }),
  z.strictObject({ sum: column.describe('Added up over the rows; empty cells count for nothing') }),
  z.strictObject({ once: column.describe('Stands for the whole event on every row: the first one counts') }),
])

const currency = z.string().regex(/^[A-Z]{3}$/, 'is no currency; expected three capital letters such as EUR (ISO 4217)')

export const sourceDescriptionSchema = z.strictObject({
  version: z.int().min(1).describe('Change it with every edit: a file read again under another version is read again'),
  name: z
    .string()
    .max(57)
    .regex(/^[a-z][a-z0-9_-]*$/, 'is no source name; expected small letters, digits, - and _, such as online-shop'),
  title: z.string().max(200).optional(),
  match: z
    .strictObject({ columns: z.array(column).min(1) })
    .optional()
    .describe('A file with all these columns is of this source'),
  format: formatSchema.prefault({}),
  trusted: z
    .boolean()
    .default(false)
    .describe('Whether the source vouches for the identifiers of class person that it names'),
  channel: z.string().min(1).max(64).nullable().default(null),
  zone: z.string().refine(isZone, 'is no time zone; expected an IANA name such as Europe/London').default('UTC'),
  time: z
    .strictObject({
      column,
      format: z
        .string()
        .refine(
          isTimeFormat,
          'is no time format; expected iso, unix-seconds, unix-milliseconds or one such as yyyy-MM-dd HH:mm:ss',
        )
        .default('iso'),
    })
    .optional()
    .describe('When it happened, local to `zone` unless it names an offset; when left out, the time of reading'),
  event: z
    .strictObject({
      type: z.enum(['track', 'identify', 'page', 'screen', 'record']).optional(),
      id: column.optional().describe('Tells an event from every other of this source'),
      groupBy: z
        .union([column, z.array(column).min(1)])
        .optional()
        .describe('Rows that share it are one event'),
      name: z.union([z.string().min(1).max(256), choices(z.string().min(1).max(256))]).optional(),
      session: column.optional(),
    })
    .refine(
      ({ id, groupBy }) => id === undefined || groupBy === undefined,
      'has both id and groupBy; rows that are grouped take their id from the group',
    )
    .prefault({}),
  identifiers: z.array(identifierSchema).default([]),
  record: z
    .strictObject({
      id: column.optional(),
      attributes: z.record(z.string().min(1).max(128), attributeSchema).default({}),
    })
    .optional(),
  lines: z
    .strictObject({
      product: column.optional(),
      description: column.optional(),
      quantity: column.optional(),
      price: column.optional(),
    })
    .optional()
    .describe('What one row of an event says of one product'),
  purchase: z
    .strictObject({
      kind: z.union([z.enum(['order', 'refund', 'adjustment']), choices(z.enum(['order', 'refund', 'adjustment']))]),
      amount: amountSchema,
      signed: z.boolean().default(false).describe('Whether refunds are written as negative amounts already'),
      currency: z.union([currency, z.strictObject({ column })]).optional(),
      orderId: column.optional(),
    })
    .optional(),
})

/** Which column of a source's files is which identifier, attribute, time or amount: a file under config/sources. */
export type SourceDescription = z.infer<typeof sourceDescriptionSchema>
export type FileFormat = SourceDescription['format']
export type Condition = z.infer<typeof conditionSchema>
export type IdentifierColumn = z.infer<typeof identifierSchema>
export type AttributeColumn = z.infer<typeof attributeSchema>

function isRegularExpression(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp
  } catch {
    return false
  }
}
