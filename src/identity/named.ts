import { keyOf, type CanonicalEvent, type EventIdentifier, type IdentifierKey } from '../model/index.ts'
import { isBlocked } from './blocked.ts'
import { namespaceRule, type IdentityRules } from './rules.ts'

/** An identifier that an event names, as the engine sees it before it asks the graph. */
export interface NamedIdentifier {
  readonly key: IdentifierKey
  readonly namespace: string
  readonly value: string
  readonly priority: number
  readonly verified: boolean
  /** What the rules alone say: `active` ones may turn out to be shared. */
  readonly state: 'active' | 'blocked' | 'household'
}

/** The event's identifiers, each once, by priority (highest first), then key. */
export function namedBy(event: CanonicalEvent, rules: IdentityRules): NamedIdentifier[] {
  const named = new Map<IdentifierKey, NamedIdentifier>()
  for (const identifier of identifiersOf(event)) {
    const verified = identifier.verified || (named.get(identifier.key)?.verified ?? false)
    named.set(identifier.key, { ...asNamed(identifier, rules), verified })
  }
  return [...named.values()].toSorted((x, y) => y.priority - x.priority || (x.key < y.key ? -1 : 1))
}

/** Those it names, and the record it carries where its source gave that an id. */
function identifiersOf(event: CanonicalEvent): EventIdentifier[] {
  if (event.record?.id == null) return event.identifiers
  const record = { namespace: `record.${event.source}`, value: event.record.id }
  return [...event.identifiers, { ...record, key: keyOf(record), raw: event.record.id, verified: true }]
}

function asNamed(identifier: EventIdentifier, rules: IdentityRules): NamedIdentifier {
  const { key, namespace, value, verified } = identifier
  return {
    key,
    namespace,
    value,
    verified,
    priority: namespaceRule(rules, namespace).priority,
    state: stateByRules(identifier, rules),
  }
}

/** What the rules say of an identifier, whoever uses it. */
export function stateByRules(
  identifier: { readonly namespace: string; readonly value: string },
  rules: IdentityRules,
): NamedIdentifier['state'] {
  if (isBlocked(rules, identifier)) return 'blocked'
  return namespaceRule(rules, identifier.namespace).class === 'household' ? 'household' : 'active'
}

/**
 * The one identifier an event's counts are booked on: the highest-priority usable one, an unverified one only if there
 * is no other.
 *
 * @param isShared whether the graph holds that an identifier is nobody's
 */
export function anchorOf(
  named: readonly NamedIdentifier[],
  isShared: (key: IdentifierKey) => boolean = () => false,
): NamedIdentifier | null {
  const usable = named.filter(({ key, state }) => state === 'active' && !isShared(key))
  return usable.find(({ verified }) => verified) ?? usable[0] ?? null
}

/** The identifier that an event's record describes. */
export function describedBy(event: CanonicalEvent, named: readonly NamedIdentifier[]): NamedIdentifier | null {
  if (event.record === null) return null
  const own =
    event.record.id === null ? undefined : named.find(({ namespace }) => namespace === `record.${event.source}`)
  return own ?? anchorOf(named)
}

/** Whose the event says that it is: its login identifier, the smallest key of several; null for none. */
export function ownerNamed(named: readonly NamedIdentifier[], rules: IdentityRules): IdentifierKey | null {
  const owners = named.filter(({ namespace, state }) => namespace === rules.login.namespace && state === 'active')
  return owners.map(({ key }) => key).toSorted()[0] ?? null
}
