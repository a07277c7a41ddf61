import { type Fault, type FaultCode, faultOf, NAMESPACE_PATTERN } from '../model/index.ts'
import type { JsonObject, JsonValue, RawIdentifier, RawInstant, Vouched } from './channel-event.ts'

/**
 * Reads an item field by field. What is wrong is collected, so that the reader goes on as if the field were
 * absent and the caller asks once, at the end, for the first `fault`.
 *
 * Paths are dotted and see an object's own keys only: `__proto__` and `constructor` are keys like any other.
 */
export class Fields {
  readonly faults: Fault[] = []
  readonly notices: Fault[] = []
  readonly #item: JsonObject

  constructor(item: JsonObject) {
    this.#item = item
  }

  value(path: string): JsonValue | undefined {
    let value: JsonValue | undefined = this.#item
    for (const key of path.split('.')) value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
    return value
  }

  /** An object; empty where there is none. An empty list counts as one, because PHP writes it so. */
  object(path: string): JsonObject {
    const value = this.value(path)
    if (isObject(value)) return value
    if (value != null && !(Array.isArray(value) && value.length === 0)) this.wrongType(path, 'an object', value)
    return {}
  }

  /** Text, or a number or boolean as text; null where there is none or it is empty. */
  text(path: string, lengthMax = 256): string | null {
    const value = this.value(path)
    if (value == null || value === '') return null
    if (typeof value === 'object') return this.wrongType(path, 'text', value)
    const text = String(value)
    if (text.length <= lengthMax) return text
    return this.refuse('TOO_LONG', path, `has ${text.length} characters; at most ${lengthMax} are allowed`)
  }

  instant(path: string): RawInstant | null {
    const value = this.value(path)
    if (value == null || value === '') return null
    if (typeof value === 'string' || typeof value === 'number') return { value, field: path }
    return this.wrongType(path, 'an ISO 8601 time or milliseconds since 1970', value)
  }

  identifier(path: string, namespace: string, vouched: Vouched): RawIdentifier[] {
    return this.identifierOf(this.value(path), path, namespace, vouched)
  }

  /** @returns one identifier, or none where the value is null or cannot be one */
  identifierOf(value: JsonValue | undefined, field: string, namespace: string, vouched: Vouched): RawIdentifier[] {
    if (value == null) return []
    if (typeof value === 'string') return [{ namespace, raw: value, vouched, field }]
    if (Number.isSafeInteger(value)) return [{ namespace, raw: String(value), vouched, field }]
    // Beyond 2^53 a JSON number has lost digits already: two people's ids would become one.
    this.wrongType(field, 'text, or a whole number below 2^53', value)
    return []
  }

  /** The first of the paths that holds something. */
  firstText(paths: readonly string[], lengthMax?: number): string | null {
    for (const path of paths) {
      const text = this.text(path, lengthMax)
      if (text !== null) return text
    }
    return null
  }

  refuse(code: FaultCode, field: string, message: string): null {
    this.faults.push(faultOf(code, field, message))
    return null
  }

  private wrongType(field: string, expected: string, found: JsonValue): null {
    return this.refuse('WRONG_TYPE', field, `is ${typeName(found)}; expected ${expected}`)
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** @returns the kind of identifier that a source's word stands for (`iOS IDFA` is `ios_idfa`); null when none */
export function namespaceOf(word: string): string | null {
  const namespace = word
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9_.-]+/g, '_')
  return namespace.length <= 64 && NAMESPACE_PATTERN.test(namespace) ? namespace : null
}

/** @returns the key for a fault's field, unless it is long or odd enough to be somebody's data */
export function keyForField(key: string): string {
  return /^[\w$ -]{1,40}(\.[\w$ -]{1,40})*$/.test(key) && !/\d{5}/.test(key) ? key : '*'
}

function typeName(value: JsonValue): string {
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
