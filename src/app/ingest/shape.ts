import { type Fault, faultOf } from '../../model/index.ts'
import type { JsonObject, JsonValue } from '../../channels/index.ts'

/** Objects and lists inside one another, the event itself included. */
const NESTING_MAX = 32

export type Shape =
  | { readonly kind: 'sound'; readonly item: JsonObject }
  /** `kept` is what a dead letter holds of it. */
  | { readonly kind: 'unsound'; readonly fault: Fault; readonly kept: unknown }

/**
 * Whether an item can be read at all: an object, not too deep for what reads it by recursion, not too large.
 * A text that holds half a character (an emoji cut in two by its sender) is mended with U+FFFD, as any
 * conversion to UTF-8 would do later, so that it is the same everywhere.
 */
export function shapeOf(item: unknown, eventBytesMax: number): Shape {
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    return { kind: 'unsound', fault: faultOf('NOT_AN_OBJECT', '', 'An event is a JSON object'), kept: keptOf(item) }
  const { isTooDeep, isWellFormed } = survey(item)
  if (isTooDeep) return { kind: 'unsound', fault: tooDeep(), kept: keptOf(item) }
  const sizeBytes = Buffer.byteLength(JSON.stringify(item))
  if (sizeBytes > eventBytesMax) return { kind: 'unsound', fault: tooLarge(sizeBytes, eventBytesMax), kept: item }
  return { kind: 'sound', item: (isWellFormed ? item : mended(item as JsonValue)) as JsonObject }
}

/** Walks without recursion, because 10,000 levels would end it. */
function survey(item: object): { isTooDeep: boolean; isWellFormed: boolean } {
  const rest: [value: unknown, depth: number][] = [[item, 1]]
  let isWellFormed = true
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const [value, depth] = next
    if (typeof value === 'string') isWellFormed &&= value.isWellFormed()
    if (typeof value !== 'object' || value === null) continue
    if (depth > NESTING_MAX) return { isTooDeep: true, isWellFormed }
    for (const [key, child] of Object.entries(value)) {
      isWellFormed &&= key.isWellFormed()
      rest.push([child, depth + 1])
    }
  }
  return { isTooDeep: false, isWellFormed }
}

function mended(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(mended)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key.toWellFormed(), mended(child)]))
}

/**
 * Most stores write JSON by recursion, so that what is too deep is kept down to the limit only, inside an
 * object that is no event: cut short, it must not be taken for one when it is replayed.
 */
function keptOf(item: unknown): unknown {
  if (typeof item !== 'object' || item === null || !survey(item).isTooDeep) return item
  return { nestedTooDeep: cut(item, NESTING_MAX - 1) }
}

function cut(value: unknown, levels: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (levels === 0) return '…'
  if (Array.isArray(value)) return value.map((child) => cut(child, levels - 1))
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, cut(child, levels - 1)]))
}

function tooDeep(): Fault {
  return faultOf('NESTED_TOO_DEEP', '', `Objects and lists lie more than ${NESTING_MAX} levels deep in one another`)
}

function tooLarge(sizeBytes: number, eventBytesMax: number): Fault {
  return faultOf('EVENT_TOO_LARGE', '', `The event has ${sizeBytes} bytes; by this way in it may have ${eventBytesMax}`)
}
