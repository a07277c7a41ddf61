import type { BirthId } from './birth.ts'
import type { EvidenceState, ParkedReason } from './evidence.ts'
import type { IdentifierClass, IdentifierKey } from './identifier.ts'
import type { AttributeValue } from './profile.ts'

/** An automatic or steward's verdict that joined or parted existing profiles. Opaque ids only. */
export interface Decision {
  readonly id: string
  readonly kind: 'merge' | 'split'
  /** Instant, ISO 8601. */
  readonly at: string
  /** Who: a steward's id, or `rule:<name>`. */
  readonly by: string
  readonly reason: string
  /** Profile ids before and after. */
  readonly effect: { readonly before: readonly BirthId[]; readonly after: readonly BirthId[] }
}

/**
 * What one event did to the graph, complete enough to repeat it: folding all changes gives the graph.
 * `seq` numbers are without gaps, in commit order.
 */
export interface Change {
  readonly seq: number
  readonly kind: ChangeKind
  readonly at: string
  readonly body: ChangeBody
}

/** A vertex that an event registered; its birthSeq is `seq * 1000 + index`. */
interface RegisteredVertex {
  readonly key: IdentifierKey
  readonly birthId: BirthId
  readonly class: IdentifierClass
  readonly state: string
  /** Place among the event's identifiers. */
  readonly index: number
}

export type ChangeKind = 'registered' | 'evidence' | 'record' | 'merge' | 'split'

export interface ChangeBody {
  readonly cause: { readonly lane: number; readonly position: string; readonly messageId: string }
  readonly registered: readonly RegisteredVertex[]
  readonly evidence: readonly {
    key: string
    a: IdentifierKey
    b: IdentifierKey
    rule: string
    source: string
    strength: number
    day: number | null
    state: EvidenceState
    reason: ParkedReason | null
  }[]
  /** Vertices that came to be of another profile; `from` is null for a new one. */
  readonly moved: readonly { key: IdentifierKey; from: BirthId | null; to: BirthId }[]
  readonly records: readonly {
    key: string
    identifier: IdentifierKey
    source: string
    attributes: Readonly<Record<string, { value: AttributeValue; observedAt: string }>>
  }[]
  readonly decisions: readonly Decision[]
  /** Profiles as they are after it. */
  readonly profiles: { readonly changed: readonly BirthId[]; readonly retired: readonly BirthId[] }
}
