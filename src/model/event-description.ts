import { z } from 'zod'
import { canonicalEventSchema } from './event.ts'

/** A field of the canonical event, as documentation lists it. */
export interface EventField {
  /** `purchase.kind`; `identifiers[].key` for each of a list. */
  readonly path: string
  readonly description: string
  readonly allowed: string
}

type Schema = z.core.JSONSchema.BaseSchema

/** Every field of the canonical event, an object before its fields: docs/event.md is this list. */
export function describeEvent(): EventField[] {
  return fieldsOf(z.toJSONSchema(canonicalEventSchema), '')
}

function fieldsOf(schema: Schema, prefix: string): EventField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => rowsOf(field as Schema, prefix + name))
}

function rowsOf(field: Schema, path: string): EventField[] {
  const { value, isNullable } = withoutNull(field)
  const row = {
    path,
    description: field.description ?? '',
    allowed: isNullable ? `${allowed(value)}, or null` : allowed(value),
  }
  return [row, ...fieldsOf(value, `${path}.`), ...fieldsOf((value.items ?? {}) as Schema, `${path}[].`)]
}

function withoutNull(field: Schema): { value: Schema; isNullable: boolean } {
  const choices = (field.anyOf ?? []) as Schema[]
  const [value = field, other] = choices.filter(({ type }) => type !== 'null')
  return { value: other === undefined ? value : field, isNullable: choices.some(({ type }) => type === 'null') }
}

function allowed(value: Schema): string {
  if (value.const !== undefined) return String(value.const)
  if (value.enum) return value.enum.join(', ')
  if (value.format === 'date-time') return 'an instant in UTC, ISO 8601'
  if (value.type === 'string') return textOf(value)
  if (value.type === 'integer') return 'a whole number'
  if (value.type === 'boolean') return 'true, false'
  if (value.type === 'array') return `a list of at most ${value.maxItems}`
  return 'an object'
}

function textOf({ minLength, maxLength, pattern }: Schema): string {
  const length = maxLength === undefined ? 'a text' : `a text of ${minLength ?? 0} to ${maxLength} characters`
  return pattern === undefined ? length : `${length}, matching ${pattern}`
}
