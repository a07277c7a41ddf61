import type { BirthId, LoggedEvent } from '../model/index.ts'
import { assemble } from './assemble.ts'
import type { Plan } from './plan.ts'
import type { IdentityRules } from './rules.ts'
import type { Snapshot } from './snapshot.ts'
import { Working } from './working.ts'

/** `read`: the evidence of these profiles' components is needed before anything can be decided. */
export type Planning =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'read'; readonly profiles: readonly BirthId[] }

/**
 * Decides what a batch of events does to the graph: pure, and the same however the events are batched.
 *
 * @param snapshot the clusters of all identifiers named, their incoming evidence and records
 * @param incoming events in the order of their lanes
 */
export function planResolution(snapshot: Snapshot, incoming: readonly LoggedEvent[], rules: IdentityRules): Planning {
  const working = new Working(snapshot, rules)
  for (const event of incoming) working.take(event)
  if (working.missing.size > 0) return { kind: 'read', profiles: [...working.missing].toSorted() }
  return { kind: 'plan', plan: assemble(working, rules.version) }
}
