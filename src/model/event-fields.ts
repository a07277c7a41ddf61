import { unitsOf } from './amount.ts'
import type { CanonicalEvent } from './event.ts'
import { nearest } from './known-words.ts'

export type Scalar = string | number | boolean

/** What of an event can be named besides what lies in its properties and context. */
const FIELDS = {
  type: (event) => event.type,
  name: (event) => event.name,
  source: (event) => event.source,
  channel: (event) => event.channel,
  sessionId: (event) => event.sessionId,
  occurredAt: (event) => event.occurredAt,
  'purchase.kind': (event) => event.purchase?.kind,
  'purchase.orderId': (event) => event.purchase?.orderId,
  'purchase.amount': (event) => event.purchase && unitsOf(event.purchase.amount),
  'purchase.currency': (event) => event.purchase?.currency,
} satisfies Readonly<Record<string, (event: CanonicalEvent) => Scalar | null | undefined>>

/** The names of `FIELDS`; `purchase.amount` is in currency units, signed: refunds are negative. */
const EVENT_FIELDS = Object.keys(FIELDS)

const FREE_FIELD = /^(properties|context)(\.[^.\s]+)+$/
/** A list is read up to here: an event of ten thousand lines is no reason to look at each for each filter. */
const VALUES_MAX = 1_000

/**
 * @param path one of `EVENT_FIELDS`, or `properties.…` or `context.…` with the names of nested objects between dots
 * @returns what is wrong with it, and the name that may be meant; null when nothing is
 */
export function faultOfEventField(path: string): string | null {
  if (Object.hasOwn(FIELDS, path) || FREE_FIELD.test(path)) return null
  const meant = nearest(path, EVENT_FIELDS)
  return `${path} is no field of an event` + (meant === null ? '' : `; did you mean ${meant}?`)
}

/**
 * Reads what an event says at a path. A list on the way, or at its end, means each of its entries:
 * `properties.products.category` of an order are the categories of all its products.
 *
 * @param path as `faultOfEventField` allows
 * @returns in order, at most 1,000; none where it says nothing (null) or something that is no text, number or boolean
 */
export function valuesAt(event: CanonicalEvent, path: string): Scalar[] {
  const known = Object.hasOwn(FIELDS, path) ? FIELDS[path as keyof typeof FIELDS](event) : undefined
  if (known !== undefined) return known === null ? [] : [known]
  const [root, ...names] = path.split('.')
  if (root !== 'properties' && root !== 'context') return []
  return names
    .reduce<unknown[]>((found, name) => found.flatMap((value) => membersAt(value, name)), [event[root]])
    .flatMap(entriesOf)
    .filter(isScalar)
    .slice(0, VALUES_MAX)
}

function membersAt(value: unknown, name: string): unknown[] {
  return entriesOf(value).flatMap((entry) => {
    if (typeof entry !== 'object' || entry === null || !Object.hasOwn(entry, name)) return []
    return [(entry as Readonly<Record<string, unknown>>)[name]]
  })
}

function entriesOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, VALUES_MAX) : [value]
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
