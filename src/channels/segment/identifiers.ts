import type { JsonObject, JsonValue, RawIdentifier } from '../channel-event.ts'
import { contactsAt, vouchedFor } from '../contact.ts'
import { type Fields, isObject, namespaceOf } from '../fields.ts'
import type { SegmentCall } from './items.ts'

/** Segment's own types of external ids that have another name here. */
const NAMESPACE_OF_TYPE: ReadonlyMap<string, string> = new Map([
  ['user_id', 'customer'],
  ['anonymous_id', 'cookie'],
])

/**
 * | field                                        | namespace |
 * | -------------------------------------------- | --------- |
 * | `userId`                                     | customer  |
 * | `anonymousId`                                | cookie    |
 * | `context.device.id`                          | device    |
 * | `traits`, `context.traits` `email`, `phone`  | email, phone |
 * | `context.externalIds[]`                      | its `type` |
 * | `previousId` of an alias                     | cookie, or customer: see `previousIdOf` |
 *
 * A group's `traits` describe the group, so that their e-mail address and phone are nobody's.
 */
export function identifiersOf(fields: Fields, call: SegmentCall): RawIdentifier[] {
  const isIdentify = call === 'identify'
  return [
    ...fields.identifier('userId', 'customer', 'always'),
    ...fields.identifier('anonymousId', 'cookie', 'always'),
    ...(call === 'alias' ? previousIdOf(fields) : []),
    ...fields.identifier('context.device.id', 'device', 'always'),
    ...(call === 'group' ? [] : contactsAt(fields, 'traits', isIdentify)),
    ...contactsAt(fields, 'context.traits', isIdentify),
    ...externalIdsOf(fields, isIdentify),
  ]
}

/**
 * Segment lets `previousId` be an anonymous id or an earlier user id and does not say which. Its libraries fill
 * in the anonymous id, so that it is read as one (cookie) unless the call also carries another `anonymousId`:
 * then it is an earlier user id (customer), which by the limit of one customer a profile merges nobody on its
 * own, but is kept for a steward to see.
 */
function previousIdOf(fields: Fields): RawIdentifier[] {
  const anonymousId = fields.value('anonymousId')
  const isAnonymous = anonymousId == null || anonymousId === '' || anonymousId === fields.value('previousId')
  return fields.identifier('previousId', isAnonymous ? 'cookie' : 'customer', 'always')
}

/** Those that are well-formed, of users, and not encoded; the others stay in the context as received. */
function externalIdsOf(fields: Fields, isIdentify: boolean): RawIdentifier[] {
  const entries = fields.value('context.externalIds')
  return Array.isArray(entries) ? entries.flatMap((entry, index) => externalIdOf(fields, entry, index, isIdentify)) : []
}

function externalIdOf(fields: Fields, entry: JsonValue, index: number, isIdentify: boolean): RawIdentifier[] {
  if (!isObject(entry) || !isPlainUserId(entry) || typeof entry.type !== 'string') return []
  const type = namespaceOf(entry.type)
  if (type === null) return []
  const namespace = NAMESPACE_OF_TYPE.get(type) ?? type
  return fields.identifierOf(entry.id, `context.externalIds.${index}.id`, namespace, vouchedFor(namespace, isIdentify))
}

function isPlainUserId(entry: JsonObject): boolean {
  return (entry.collection ?? 'users') === 'users' && (entry.encoding ?? 'none') === 'none'
}
