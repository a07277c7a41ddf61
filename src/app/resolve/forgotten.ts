import { factsOfEvidence, type Plan, type Snapshot } from '../../identity/index.ts'
import { identifierOf, type IdentifierKey } from '../../model/index.ts'
import type { Fact, IdentityCache } from './cache-port.ts'
import { knownFact, sharedFact } from './event-reading.ts'

/** To be done before the plan is carried out. @throws SelfsameError UNAVAILABLE when the cache does not answer */
export async function forgetFor(cache: Pick<IdentityCache, 'forget'>, plan: Plan, snapshot: Snapshot): Promise<void> {
  const forgotten = forgottenBy(plan, snapshot)
  if (forgotten.length > 0) await cache.forget(forgotten)
}

/**
 * What a cache may hold that a plan makes wrong, whether events, a verdict or other rules are its cause: that an
 * identifier is somebody's or nobody's, and that retracted evidence need not be seen again. To be forgotten before the
 * plan is carried out: whoever asks meanwhile asks the graph, and nothing stays believed if what follows fails.
 *
 * @param snapshot what the plan was made from
 */
export function forgottenBy({ identifiers, evidence }: Plan, snapshot: Snapshot): Fact[] {
  const before = statesIn(snapshot)
  const turned = identifiers.filter(({ key, state }) => (state === 'shared') !== (before.get(key) === 'shared'))
  const retracted = evidence.filter(
    ({ key, state }) => state === 'retracted' && snapshot.evidence.get(key)?.state !== state,
  )
  const facts = [
    ...turned.flatMap(({ key, state }) =>
      state === 'shared' ? [knownFact(key, true), knownFact(key, false)] : [sharedFact(key)],
    ),
    ...retracted.flatMap(factsOfEvidence),
  ]
  return [...new Set(facts)].toSorted()
}

function statesIn({ clusters, identifiers }: Snapshot): ReadonlyMap<IdentifierKey, string> {
  const states = new Map<IdentifierKey, string>()
  for (const { key, state } of clusters.flatMap(({ members }) => members)) states.set(identifierOf(key), state)
  for (const [key, identifier] of identifiers) if (identifier !== null) states.set(key, identifier.state)
  return states
}
