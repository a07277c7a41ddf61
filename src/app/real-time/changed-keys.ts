import { namedBy, type IdentityRules, type NamedIdentifier } from '../../identity/index.ts'
import type { LoggedEvent, VertexKey } from '../../model/index.ts'

/**
 * Vertices whose records may say something else after a batch than before: those that an event describes, and those that
 * it names together with an identifier of a person.
 */
export function changedKeys(events: readonly LoggedEvent[], rules: IdentityRules): VertexKey[] {
  const keys = new Set<VertexKey>()
  for (const { event } of events) {
    const named = namedBy(event, rules)
    if (event.record === null && named.filter((one) => saysSomething(one, rules)).length < 2) continue
    for (const { key, state } of named) if (state === 'active') keys.add(key)
  }
  return [...keys]
}

/** What is named with a device is said of it only by the events that describe it. */
function saysSomething({ namespace, state }: NamedIdentifier, rules: IdentityRules): boolean {
  return state !== 'blocked' && rules.namespaces[namespace]?.class !== 'device'
}
