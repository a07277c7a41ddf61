import { z } from 'zod'

const scalar = z.union([z.string().max(512), z.number(), z.boolean()])
const word = z.string().min(1).max(256)
const words = z.union([word.transform((one) => [one]), z.array(word).min(1).max(100)])
const duration = z
  .strictObject({
    days: z.int().min(1).max(3_650),
    hours: z.int().min(1).max(8_760),
    minutes: z.int().min(1).max(525_600),
  })
  .partial()
  .refine((given) => Object.keys(given).length === 1, 'is one of days, hours and minutes')

/** Which events are meant: each field that is given must be one of its words. */
const eventSchema = z
  .strictObject({ name: words, type: words, channel: words, source: words })
  .partial()
  .refine((given) => Object.keys(given).length > 0, 'names at least one of name, type, channel and source')

const tests = {
  is: scalar.optional(),
  in: z.array(scalar).min(1).max(1_000).optional(),
  exists: z.boolean().optional(),
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
}
const bounds = { atLeast: z.number().optional(), atMost: z.number().optional() }

const oneTest = (given: object) => Object.values(given).filter((value) => value !== undefined).length === 1
const ONE_TEST = 'needs exactly one test'

const LIFECYCLE_STAGES = ['prospect', 'active', 'lapsing', 'lapsed'] as const
export type LifecycleStage = (typeof LIFECYCLE_STAGES)[number]

const leafSchemas = [
  z.strictObject({ attribute: word, ...tests }).refine(({ attribute: _, ...given }) => oneTest(given), ONE_TEST),
  z
    .strictObject({ trait: word, of: word.optional(), window: z.int().min(1).max(400).optional(), ...bounds })
    .refine(({ atLeast, atMost }) => oneTest({ atLeast, atMost }), 'needs exactly one of atLeast and atMost'),
  z.strictObject({ did: eventSchema, atLeast: z.int().min(1).max(100).default(1), within: duration }),
  z.strictObject({ sequence: z.array(eventSchema).min(2).max(5), step: duration, within: duration }),
  z.strictObject({ after: eventSchema, without: eventSchema, for: duration, within: duration }),
  z.strictObject({ lifecycle: z.enum(LIFECYCLE_STAGES) }),
  z.strictObject({ segment: word }),
  z
    .strictObject({ quality: z.enum(['identifiers', 'verifiedIdentifiers']), ...bounds })
    .refine(({ atLeast, atMost }) => oneTest({ atLeast, atMost }), 'needs exactly one of atLeast and atMost'),
] as const

type Leaf = z.infer<(typeof leafSchemas)[number]>
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Leaf

const DEPTH_MAX = 8

function conditionSchema(depth: number): z.ZodType<Condition> {
  const inner: z.ZodType<Condition> =
    depth > 1 ? z.lazy(() => conditionSchema(depth - 1)) : z.never({ error: `nests more than ${DEPTH_MAX} deep` })
  const several = z.array(inner).min(1).max(100)
  return z.union([
    z.strictObject({ all: several }),
    z.strictObject({ any: several }),
    z.strictObject({ not: inner }),
    ...leafSchemas,
  ]) as z.ZodType<Condition>
}

const segmentName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,63}$/, 'is no name: small letters, digits and -, 64 characters at most')

/** The shape of `config/segments.yaml`. */
export const segmentSettingsSchema = z
  .strictObject({
    version: z.int().min(1),
    lifecycle: z
      .strictObject({ activeDays: z.int().min(1).default(90), lapsedDays: z.int().min(2).default(365) })
      .prefault({})
      .refine(({ activeDays, lapsedDays }) => activeDays < lapsedDays, 'lapsedDays must be more than activeDays'),
    segments: z.record(
      segmentName,
      z.strictObject({ description: z.string().min(1).max(200), when: conditionSchema(DEPTH_MAX) }),
    ),
  })
  .superRefine(({ segments }, context) => {
    for (const [name, { when }] of Object.entries(segments)) {
      const message = faultOfReferences(name, when, segments)
      if (message !== null) context.addIssue({ code: 'custom', path: ['segments', name, 'when'], message })
    }
  })

export type SegmentSettings = z.infer<typeof segmentSettingsSchema>
export type Duration = z.infer<typeof duration>
export type EventMatch = z.infer<typeof eventSchema>
type Segments = Readonly<Record<string, { readonly when: Condition }>>

const MS = { days: 86_400_000, hours: 3_600_000, minutes: 60_000 } as const

export function durationMs(given: Duration): number {
  return (given.days ?? 0) * MS.days + (given.hours ?? 0) * MS.hours + (given.minutes ?? 0) * MS.minutes
}

/** @returns the segments that a condition asks for directly */
export function referencesOf(when: Condition): string[] {
  if ('all' in when) return when.all.flatMap(referencesOf)
  if ('any' in when) return when.any.flatMap(referencesOf)
  if ('not' in when) return referencesOf(when.not)
  return 'segment' in when ? [when.segment] : []
}

function faultOfReferences(
  name: string,
  when: Condition,
  segments: Segments,
  path: readonly string[] = [],
): string | null {
  for (const reference of referencesOf(when)) {
    const segment = segments[reference]
    if (segment === undefined) return `asks for ${reference}, which is no segment here`
    if (reference === name) return `asks for itself: ${[name, ...path, reference].join(' → ')}`
    if (path.includes(reference)) continue
    const fault = faultOfReferences(name, segment.when, segments, [...path, reference])
    if (fault !== null) return fault
  }
  return null
}
