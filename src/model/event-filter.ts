import { z } from 'zod'
import { assertNever } from './assert-never.ts'
import { faultOfEventField, type Scalar, valuesAt } from './event-fields.ts'
import type { CanonicalEvent } from './event.ts'

/**
 * Which events are meant, as data: traits count by it, segments ask by it, and it compiles to SQL.
 *
 * It knows true and false only. A condition holds when any value that the event has at its field satisfies it, and
 * so never where there is none; `not` holds whenever its filter does not.
 */
export type EventFilter =
  | { readonly all: readonly EventFilter[] }
  | { readonly any: readonly EventFilter[] }
  | { readonly not: EventFilter }
  | EventCondition

/** `test` says what a value at `field` must be; values of another JSON type than the test's never satisfy it. */
interface EventCondition {
  /** As `faultOfEventField` allows. */
  readonly field: string
  readonly test: EventTest
}

type EventTest =
  | { readonly kind: 'is'; readonly value: Scalar }
  | { readonly kind: 'in'; readonly values: readonly Scalar[] }
  | { readonly kind: 'exists'; readonly value: boolean }
  | { readonly kind: 'atLeast' | 'atMost' | 'moreThan' | 'lessThan'; readonly value: number }
  | { readonly kind: 'contains' | 'startsWith'; readonly value: string }

const DEPTH_MAX = 8

const scalar = z.union([z.string().max(512), z.number(), z.boolean()])
const text = z.string().min(1).max(512)

/** The path of a field of an event. */
export const eventFieldSchema = z
  .string()
  .max(256)
  .superRefine((path, context) => {
    const fault = faultOfEventField(path)
    if (fault !== null) context.addIssue({ code: 'custom', message: fault })
  })

const TESTS = {
  is: scalar.transform((value) => ({ kind: 'is' as const, value })),
  in: z
    .array(scalar)
    .min(1)
    .max(1_000)
    .transform((values) => ({ kind: 'in' as const, values })),
  exists: z.boolean().transform((value) => ({ kind: 'exists' as const, value })),
  atLeast: z.number().transform((value) => ({ kind: 'atLeast' as const, value })),
  atMost: z.number().transform((value) => ({ kind: 'atMost' as const, value })),
  moreThan: z.number().transform((value) => ({ kind: 'moreThan' as const, value })),
  lessThan: z.number().transform((value) => ({ kind: 'lessThan' as const, value })),
  contains: text.transform((value) => ({ kind: 'contains' as const, value })),
  startsWith: text.transform((value) => ({ kind: 'startsWith' as const, value })),
}

const FORMS = 'all, any, not, or field with a test'
const TEST_NAMES = Object.keys(TESTS) as (keyof typeof TESTS)[]

/**
 * A filter as it is written, such as `{ all: [{ field: name, is: Order Completed }, { field: properties.total, atLeast: 50 }] }`.
 * Each object has one of `all`, `any`, `not`, or `field` with exactly one test: `is`, `in`, `exists`, `atLeast`,
 * `atMost`, `moreThan`, `lessThan`, `contains`, `startsWith`. Filters nest up to eight deep.
 */
export const eventFilterSchema: z.ZodType<EventFilter> = filterSchema(DEPTH_MAX)

function filterSchema(depth: number): z.ZodType<EventFilter> {
  const inner: z.ZodType<EventFilter> =
    depth > 1 ? z.lazy(() => filterSchema(depth - 1)) : z.never({ error: `nests more than ${DEPTH_MAX} deep` })
  const several = z.array(inner).min(1).max(100).optional()
  const tests = z.strictObject(TESTS).partial().shape
  return z
    .strictObject({ all: several, any: several, not: inner.optional(), field: eventFieldSchema.optional(), ...tests })
    .transform((written, context): EventFilter => {
      const { all, any, not, field, ...given } = written
      const [test, ...more] = TEST_NAMES.flatMap((name) => given[name] ?? [])
      const forms: EventFilter[] = []
      if (all !== undefined) forms.push({ all })
      if (any !== undefined) forms.push({ any })
      if (not !== undefined) forms.push({ not })
      if (field !== undefined && test !== undefined) forms.push({ field, test })
      const isWhole = (field === undefined) === (test === undefined) && more.length === 0
      const [form, ...others] = forms
      if (form !== undefined && others.length === 0 && isWhole) return form
      context.addIssue({ code: 'custom', message: `needs exactly one of ${FORMS} (${TEST_NAMES.join(', ')})` })
      return z.NEVER
    })
}

/** Whether an event is one of those meant. */
export function matchesFilter(filter: EventFilter, event: CanonicalEvent): boolean {
  if ('all' in filter) return filter.all.every((part) => matchesFilter(part, event))
  if ('any' in filter) return filter.any.some((part) => matchesFilter(part, event))
  if ('not' in filter) return !matchesFilter(filter.not, event)
  const values = valuesAt(event, filter.field)
  const { test } = filter
  return test.kind === 'exists' ? values.length > 0 === test.value : values.some((value) => satisfies(test, value))
}

function satisfies(test: Exclude<EventTest, { kind: 'exists' }>, value: Scalar): boolean {
  switch (test.kind) {
    case 'is':
      return value === test.value
    case 'in':
      return test.values.includes(value)
    case 'atLeast':
      return typeof value === 'number' && value >= test.value
    case 'atMost':
      return typeof value === 'number' && value <= test.value
    case 'moreThan':
      return typeof value === 'number' && value > test.value
    case 'lessThan':
      return typeof value === 'number' && value < test.value
    case 'contains':
      return typeof value === 'string' && value.includes(test.value)
    case 'startsWith':
      return typeof value === 'string' && value.startsWith(test.value)
    default:
      return assertNever(test)
  }
}
