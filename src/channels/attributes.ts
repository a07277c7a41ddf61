import type { AttributeValue } from '../model/index.ts'
import { faultOf } from '../model/index.ts'
import type { JsonObject, JsonValue } from './channel-event.ts'
import { type Fields, isObject, keyForField } from './fields.ts'

const NAME_LENGTH_MAX = 128
const TEXT_LENGTH_MAX = 4_096
const ATTRIBUTES_MAX = 500

/**
 * What a source says of a person, one level deep: `address: { city }` is `address.city`. null withdraws an
 * attribute. Lists stay in the event's properties only. What is too long is left out with a notice: it stays
 * in the properties too.
 *
 * @param field where `traits` lies in the event
 * @param prefix before every name: `group.`
 */
export function attributesOf(
  fields: Fields,
  traits: JsonObject,
  field: string,
  prefix = '',
): Record<string, AttributeValue> {
  const attributes = scalarsOf(traits, prefix).filter(([name, value]) => fits(fields, field, name, value))
  if (attributes.length > ATTRIBUTES_MAX)
    fields.refuse('TOO_MANY', field, `holds ${attributes.length} values; a record has at most ${ATTRIBUTES_MAX}`)
  return Object.fromEntries(attributes)
}

function scalarsOf(value: JsonObject, prefix: string): [string, AttributeValue][] {
  return Object.entries(value).flatMap(([key, entry]) => (key === '' ? [] : scalarsAt(`${prefix}${key}`, entry)))
}

function scalarsAt(name: string, value: JsonValue): [string, AttributeValue][] {
  if (isObject(value)) return scalarsOf(value, `${name}.`)
  return Array.isArray(value) ? [] : [[name, value]]
}

function fits(fields: Fields, field: string, name: string, value: AttributeValue): boolean {
  const length = typeof value === 'string' ? value.length : 0
  if (name.length <= NAME_LENGTH_MAX && length <= TEXT_LENGTH_MAX) return true
  const message = `is left out of the record: a name has at most ${NAME_LENGTH_MAX} characters and a text ${TEXT_LENGTH_MAX}`
  fields.notices.push(faultOf('TOO_LONG', `${field}.${keyForField(name)}`, message))
  return false
}
