import type { BirthId, LoggedEvent } from '../model/index.ts'
import type { Linking, ModelInForce } from './matcher/index.ts'
import type { Plan } from './plan.ts'
import type { IdentityRules } from './rules.ts'
import type { Needed, Snapshot } from './snapshot.ts'
import type { Verdict } from './verdict.ts'
import { assemble } from './working/assemble.ts'
import { Working } from './working/working.ts'

/** `read`: this is needed before anything can be decided. */
export type Planning =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'read'; readonly needed: Needed }

/**
 * Decides what a batch of events does to the graph: pure, and the same however the events are batched.
 *
 * @param snapshot the clusters of all vertices of the identifiers named, those identifiers, and incoming records
 * @param incoming events in the order of their lanes
 */
export function planResolution(snapshot: Snapshot, incoming: readonly LoggedEvent[], rules: IdentityRules): Planning {
  const working = new Working(snapshot, rules)
  for (const event of incoming) working.take(event)
  return planningOf(working)
}

/**
 * Decides what a steward's verdict does to the graph.
 *
 * @param snapshot the components of all vertices that its pins name, of the pins that it withdraws and of its evidence
 * @throws SelfsameError CONFLICT when a pin would contradict another
 */
export function planVerdict(snapshot: Snapshot, verdict: Verdict, rules: IdentityRules): Planning {
  const working = new Working(snapshot, rules)
  working.judge(verdict)
  return planningOf(working)
}

/**
 * Judges profiles by rules under which they were not evaluated yet, and those whose component was too large so far.
 *
 * @param at instant of the decisions, ISO 8601
 */
export function planReevaluation(
  snapshot: Snapshot,
  profileIds: readonly BirthId[],
  rules: IdentityRules,
  at: string,
): Planning {
  const working = new Working(snapshot, rules)
  working.reevaluate(profileIds, at)
  return planningOf(working)
}

/**
 * Puts what a version of a matcher's model says in the place of what was said before.
 *
 * @param snapshot the clusters of all records named, all evidence named, retracted too, and conflicts
 * @param linkings of different first records
 * @param at instant of evidence and decisions, ISO 8601
 */
export function planMatch(
  snapshot: Snapshot,
  { matcher, modelVersion }: ModelInForce,
  linkings: readonly Linking[],
  rules: IdentityRules,
  at: string,
): Planning {
  const model = { matcher, modelVersion }
  const working = new Working(snapshot, rules)
  for (const linking of linkings) working.link(linking, model, at)
  return planningOf(working)
}

function planningOf({ draft }: Working): Planning {
  const { missing, isLacking } = draft.known
  if (!isLacking) return { kind: 'plan', plan: assemble(draft) }
  return {
    kind: 'read',
    needed: { identifiers: [...missing.identifiers].toSorted(), vertices: [...missing.vertices].toSorted() },
  }
}
