import { digest } from './digest.ts'
import type { VertexKey } from './identifier.ts'
import type { LogPosition } from './lane.ts'

/** What a vertex is given when it is registered; the founder's is the profile's id. Births never move. */
export type BirthId = string

/**
 * Opaque and the same at every redelivery, because it is derived from where the event lies on the log.
 *
 * @param index which of the event's identifiers this is, in the event's order
 * @returns `p` and 24 base-32 digits (120 bits)
 */
export function birthId(at: LogPosition, index: number): BirthId {
  return 'p' + digest(`birth/${at.lane}/${at.position}/${index}`)
}

/** @returns `p` and 24 base-32 digits; a further tenure of the identifier that was born with this id */
export function birthIdOfTenure(identifier: BirthId, tenure: VertexKey): BirthId {
  return 'p' + digest(`birth/${identifier}/${tenure}`)
}

/** @returns `d` and 24 base-32 digits; the decision that the event at this position brought about */
export function decisionIdOfEvent(at: LogPosition): string {
  return 'd' + digest(`decision/${at.lane}/${at.position}`)
}

/** @returns `d` and 24 base-32 digits; the same for the same caller and key, so that a command sent twice is one */
export function decisionIdOfCommand(actor: string, idempotencyKey: string): string {
  return 'd' + digest(`decision/${JSON.stringify([actor, idempotencyKey])}`)
}

/**
 * @param due the profile for which its component was evaluated, and the change that wrote to it last
 * @returns `d` and 24 base-32 digits; what a version of the rules did to that component
 */
export function decisionIdOfRules(version: number, due: { readonly id: BirthId; readonly version: number }): string {
  return 'd' + digest(`decision/rules/${version}/${due.id}/${due.version}`)
}

/**
 * @param due the first record of what was joined or parted, and the change that wrote to its profile last
 * @returns `d` and 24 base-32 digits; what a version of a matcher's model did there
 */
export function decisionIdOfMatch(
  { matcher, modelVersion }: { readonly matcher: string; readonly modelVersion: string },
  due: { readonly id: BirthId; readonly version: number },
): string {
  return 'd' + digest(`decision/match/${JSON.stringify([matcher, modelVersion])}/${due.id}/${due.version}`)
}
