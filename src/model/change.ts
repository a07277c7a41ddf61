import type { BirthId } from './birth.ts'
import type { Evidence } from './evidence.ts'
import type { IdentifierClass, IdentifierKey, VertexKey } from './identifier.ts'
import type { GivenConflict, Ownership, Pin } from './pin.ts'
import type { ObservedValue } from './profile.ts'

type DecisionKind = 'merge' | 'split' | 'pin' | 'unpin' | 'retract' | 'override' | 'undo' | 'rules'

/** A profile's members at some moment. */
export interface Membership {
  readonly id: BirthId
  /** Birth ids, sorted. */
  readonly members: readonly BirthId[]
}

/** That an event made an identifier nobody's, or its unverified evidence. */
export interface Crossing {
  /** What the event said of the two: see `observationId`. */
  readonly observation: string
  /** Birth id of the identifier, and of the one that was one too many beside it. */
  readonly at: BirthId
  readonly beside: BirthId
  readonly as: 'shared' | 'crowded'
}

/** What a decision did to pins and evidence: what undoing it takes back. */
export interface DecisionActs {
  /** Ids of pins: those that hold since, made by it or restored, and those that it withdrew. */
  readonly made: readonly string[]
  readonly withdrawn: readonly string[]
  /** Observations: see `observationId`. */
  readonly retracted: readonly string[]
  readonly revived: readonly string[]
  /** Observations of an event that were not used before it, and are since. */
  readonly observed: readonly string[]
  /** Observations of an event that parted profiles by making an identifier shared or crowded. */
  readonly crossed: readonly Crossing[]
  /** Where they all were filed then: the vertices at both ends of these observations. */
  readonly ends: readonly BirthId[]
  /** Overrides of attributes that it set, withdrew or made again: the record's key, and the vertex that it is at. */
  readonly overrides: readonly { readonly key: string; readonly at: BirthId }[]
}

/** An automatic or steward's verdict that joined or parted existing profiles, or will. Opaque ids only. */
export interface Decision {
  readonly id: string
  readonly kind: DecisionKind
  /** Instant, ISO 8601. */
  readonly at: string
  /** Who: a steward's id, `rule:<name>` or `rules:<version>`; a matcher is `rule:matcher`. */
  readonly by: string
  readonly reason: string
  /** Profiles before and after, those only that it changed. */
  readonly effect: { readonly before: readonly Membership[]; readonly after: readonly Membership[] }
  readonly acts: DecisionActs
  /** The decision that it undoes. */
  readonly undoes: string | null
  /** Digest of the request that asked for it: the same idempotency key with another request is refused. Null without one. */
  readonly request: string | null
}

/**
 * What one event, verdict or change of rules did to the graph, complete enough to repeat it: folding all changes
 * gives the graph. `seq` numbers are without gaps, in commit order.
 */
export interface Change {
  readonly seq: number
  readonly kind: ChangeKind
  readonly at: string
  readonly body: ChangeBody
}

/** A vertex that came to be. All are numbered (`birthSeq`) by the change, then by the index. */
interface RegisteredVertex {
  readonly key: VertexKey
  readonly birthId: BirthId
  readonly class: IdentifierClass
  readonly state: string
  /** Place among what the event names, then what filing needs. */
  readonly index: number
}

export type ChangeKind = 'registered' | 'evidence' | 'record' | DecisionKind

export type ChangeCause =
  | { readonly lane: number; readonly position: string; readonly messageId: string }
  | { readonly decision: string }
  | { readonly rulesVersion: number }
  | { readonly matcher: string; readonly modelVersion: string }

export interface ChangeBody {
  readonly cause: ChangeCause
  readonly registered: readonly RegisteredVertex[]
  /** As it is afterwards; `days` and `slots` are all that it holds. */
  readonly evidence: readonly Evidence[]
  /** Keys of evidence that is filed elsewhere now. */
  readonly movedEvidence: readonly string[]
  readonly logins: readonly { readonly device: IdentifierKey; readonly owner: IdentifierKey; readonly atMs: number }[]
  /** Identifiers that are seen otherwise now. */
  readonly identifiers: readonly {
    readonly key: IdentifierKey
    readonly state: string
    readonly verified: boolean
    readonly ownership: readonly Ownership[]
  }[]
  /** `made`: those that hold from now on; one that was withdrawn may hold again. */
  readonly pins: { readonly made: readonly Pin[]; readonly withdrawn: readonly string[] }
  /** `made`: those that a version of a matcher's model gives, made or given again by it. */
  readonly conflicts: { readonly made: readonly GivenConflict[]; readonly removed: readonly string[] }
  /** Vertices that came to be of another profile; `from` is null for a new one. */
  readonly moved: readonly { readonly key: VertexKey; readonly from: BirthId | null; readonly to: BirthId }[]
  readonly records: readonly {
    readonly key: string
    readonly identifier: IdentifierKey
    readonly source: string
    readonly attributes: Readonly<Record<string, ObservedValue>>
    /** Digest of the surname and address that it tells, and the days on which it was first and last seen to do so. */
    readonly address: { readonly key: string; readonly from: number; readonly to: number } | null
  }[]
  readonly decisions: readonly Decision[]
  /** Profiles as they are after it. */
  readonly profiles: { readonly changed: readonly BirthId[]; readonly retired: readonly BirthId[] }
}
