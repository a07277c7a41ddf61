import type { JsonValue, RawIdentifier } from '../channel-event.ts'
import { contactsAt, vouchedFor } from '../contact.ts'
import { type Fields, keyForField, namespaceOf } from '../fields.ts'

/** Keys of `context`, and of an identify's `payload`, that are identifiers by themselves. */
const NAMED: readonly (readonly [key: string, namespace: string])[] = [
  ['anonymous_id', 'cookie'],
  ['device_id', 'device'],
  ['loyalty_id', 'loyalty'],
]

/**
 * | field                                                       | namespace |
 * | ----------------------------------------------------------- | --------- |
 * | `customer_id`                                               | customer  |
 * | `context.anonymous_id`, `device_id`, `loyalty_id`, `email`, `phone` | cookie, device, loyalty, email, phone |
 * | `context.identifiers: {namespace: value or list of values}` | its key   |
 * | the same names in `payload`, of an `identify` only          |           |
 *
 * The payload of any other event may name other people, a gift's recipient or a referred friend: nothing in it
 * says who did it.
 */
export function identifiersOf(fields: Fields, isIdentify: boolean): RawIdentifier[] {
  return [
    ...fields.identifier('customer_id', 'customer', 'always'),
    ...identifiersAt(fields, 'context', isIdentify),
    ...(isIdentify ? identifiersAt(fields, 'payload', isIdentify) : []),
  ]
}

function identifiersAt(fields: Fields, path: string, isIdentify: boolean): RawIdentifier[] {
  return [
    ...NAMED.flatMap(([key, namespace]) => fields.identifier(`${path}.${key}`, namespace, 'always')),
    ...contactsAt(fields, path, isIdentify),
    ...listedAt(fields, `${path}.identifiers`, isIdentify),
  ]
}

function listedAt(fields: Fields, path: string, isIdentify: boolean): RawIdentifier[] {
  return Object.entries(fields.object(path)).flatMap(([key, value]) => {
    const namespace = namespaceOf(key)
    const field = `${path}.${keyForField(key)}`
    if (namespace !== null) return valuesOf(fields, value, field, namespace, isIdentify)
    fields.refuse(
      'INVALID_NAMESPACE',
      field,
      'is no namespace: small letters, digits, _ and -, dots between words, 64 characters at most',
    )
    return []
  })
}

function valuesOf(
  fields: Fields,
  value: JsonValue,
  field: string,
  namespace: string,
  isIdentify: boolean,
): RawIdentifier[] {
  const vouched = vouchedFor(namespace, isIdentify)
  if (!Array.isArray(value)) return fields.identifierOf(value, field, namespace, vouched)
  return value.flatMap((entry, index) => fields.identifierOf(entry, `${field}.${index}`, namespace, vouched))
}
