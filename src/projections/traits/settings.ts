import { z } from 'zod'
import { digest, eventFieldSchema, eventFilterSchema } from '../../model/index.ts'

/** How a trait is computed, and how far its value can be trusted. */
const PRECISION_OF = {
  count: 'exact',
  sum: 'exact',
  min: 'exact',
  max: 'exact',
  first: 'exact',
  last: 'exact',
  unique: 'approximate',
  topK: 'recomputed',
} as const

const AGGREGATES = Object.keys(PRECISION_OF) as (keyof typeof PRECISION_OF)[]
/** Fields with few values: each is kept apart. */
const GROUPS = ['type', 'source', 'channel', 'purchase.kind', 'purchase.currency'] as const
/** By their names the figures of every profile are told. */
const REQUIRED = ['events', 'orders', 'refunds', 'spend', 'firstSeen', 'lastSeen']

const windowsSchema = z.strictObject({
  unit: z.enum(['hour', 'day']),
  lengths: z
    .array(z.int().min(1).max(400))
    .min(1)
    .max(10)
    .transform((lengths) => [...new Set(lengths)].toSorted((a, b) => a - b)),
})

const traitShape = z.strictObject({
  description: z.string().min(1).max(200),
  aggregate: z.enum(AGGREGATES),
  precision: z.enum(['exact', 'approximate', 'recomputed']),
  filter: eventFilterSchema.optional(),
  of: eventFieldSchema.optional(),
  by: z.enum(GROUPS).optional(),
  k: z.int().min(1).max(50).default(5),
  bookingKey: z.strictObject({ field: eventFieldSchema, filter: eventFilterSchema.optional() }).optional(),
  windows: windowsSchema.optional(),
})

const traitSchema = traitShape.superRefine((trait, context) => {
  for (const [path, message] of faultsOf(trait)) context.addIssue({ code: 'custom', path: [path], message })
})

/**
 * The shape of `config/traits.yaml`. `numberings`: sources that number the same orders alike, in each list the most
 * trusted first; any other source numbers its orders by itself.
 */
export const traitSettingsSchema = z
  .strictObject({
    version: z.int().min(1),
    numberings: z.array(z.array(z.string().min(1).max(128)).min(2)).default([]),
    traits: z.record(z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/), traitSchema),
  })
  .superRefine(({ numberings, traits }, context) => {
    const sources = numberings.flat()
    const twice = sources.find((source, at) => sources.indexOf(source) !== at)
    if (twice !== undefined)
      context.addIssue({ code: 'custom', path: ['numberings'], message: `${twice} stands there twice` })
    for (const name of REQUIRED.filter((required) => !Object.hasOwn(traits, required)))
      context.addIssue({
        code: 'custom',
        path: ['traits'],
        message: `${name} is missing; every profile's figures need it`,
      })
  })

export type TraitSettings = z.infer<typeof traitSettingsSchema>
export type Trait = z.infer<typeof traitShape>
export type Precision = Trait['precision']

/** Whatever differs in what is kept differs in this, so that figures of other settings are never added to. */
export function settingsDigest({ numberings, traits }: TraitSettings): string {
  return digest(JSON.stringify([numberings, traits])).slice(0, 8)
}

/** What a trait counts by: decides which of its fields make sense together. */
function faultsOf(trait: Trait): [path: string, message: string][] {
  const { aggregate, precision, of, by, bookingKey, windows } = trait
  const isAdded = aggregate === 'count' || aggregate === 'sum'
  const isBounded = aggregate === 'unique' || aggregate === 'topK'
  const isMoney = of === 'purchase.amount' && aggregate !== 'count'
  const found: [string, string, boolean][] = [
    [
      'precision',
      `is ${precision}; a ${aggregate} is ${PRECISION_OF[aggregate]}`,
      precision !== PRECISION_OF[aggregate],
    ],
    ['of', `is needed: the field whose ${aggregate} is taken`, aggregate !== 'count' && of === undefined],
    [
      'of',
      'is not for a count: a filter with `exists` counts events that have it',
      aggregate === 'count' && of !== undefined,
    ],
    [
      'by',
      'is needed for money: purchase.currency, since currencies are not converted',
      isMoney && by !== 'purchase.currency',
    ],
    ['bookingKey', 'is for count and sum', !isAdded && bookingKey !== undefined],
    ['windows', 'are for count and sum', !isAdded && windows !== undefined],
    ['by', `is not for a ${aggregate}`, isBounded && by !== undefined],
  ]
  return found.filter(([, , isWrong]) => isWrong).map(([path, message]) => [path, message])
}
