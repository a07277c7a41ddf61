import type {
  BirthId,
  ChangeBody,
  ChangeKind,
  Decision,
  Evidence,
  GivenConflict,
  IdentifierClass,
  IdentifierKey,
  Pin,
  VertexKey,
} from '../model/index.ts'
import type { Login } from './observe.ts'
import type { Evaluation, StoredIdentifier, StoredRecord, VertexState } from './snapshot.ts'

/** A vertex to be registered. `change`, then `index`, order the births, which are numbered at the commit. */
export interface Registration {
  readonly key: VertexKey
  readonly namespace: string
  readonly value: string
  readonly class: IdentifierClass
  readonly state: VertexState
  readonly verified: boolean
  readonly birthId: BirthId
  /** Index into `Plan.changes`. */
  readonly change: number
  /** Index within the event or verdict. */
  readonly index: number
}

/** A profile node after the plan: made, renamed, or only written to. */
export interface ProfileWrite {
  /** The node as it is named in the graph now; null when it is to be made. */
  readonly node: BirthId | null
  /** Its name afterwards: its founder's birth id. */
  readonly id: BirthId
  readonly evaluation: Evaluation
  readonly rulesVersion: number
  readonly lastRank: string
  /** False when its only member stands for nobody. */
  readonly somebody: boolean
  /** Members to attach: new vertices, or vertices of other profiles. */
  readonly attach: readonly VertexKey[]
  /** Index into `Plan.changes` of the last change that touched it: its version. */
  readonly change: number
}

export interface ChangeDraft {
  readonly kind: ChangeKind
  readonly at: string
  readonly body: ChangeBody
}

/** Of the identifiers' own: what they are now, their logins beside. */
export type IdentifierWrite = Pick<StoredIdentifier, 'key' | 'state' | 'verified' | 'vertices' | 'ownership'>

/** A decision with the vertices that it is about. */
export type DecisionWrite = Decision & { readonly about: readonly BirthId[] }

/**
 * As it is to be, with all its days and slots; `adds` where there may be more: between two that are nobody's others may
 * write meanwhile, and at an identifier with too much evidence it was not read.
 */
export type EvidenceWrite = Evidence & { readonly adds: boolean }

/** Data only: what `applyPlan` is to check, lock and write, in one transaction. */
export interface Plan {
  readonly rulesVersion: number
  /** Existing vertices that are written to. */
  readonly existing: readonly VertexKey[]
  readonly registrations: readonly Registration[]
  /** Profiles that were read, with the version they must still have. */
  readonly expected: readonly { readonly id: BirthId; readonly version: number }[]
  /** Identifiers that are nobody's, neither locked nor versioned: they must still be so when all is written. */
  readonly expectedShared: readonly IdentifierKey[]
  readonly identifiers: readonly IdentifierWrite[]
  readonly logins: readonly Login[]
  readonly evidence: readonly EvidenceWrite[]
  /** Keys of evidence that is filed elsewhere now. */
  readonly movedEvidence: readonly string[]
  /** Identifiers that are nobody's, with how many observations were counted and not kept. */
  readonly uncounted: readonly { readonly key: IdentifierKey; readonly observations: number }[]
  /** What stands for those observations: see `observationFact`. The graph does not hold them. */
  readonly unkept: readonly string[]
  readonly pins: {
    readonly made: readonly Pin[]
    /** Those that are there, withdrawn, and hold again. */
    readonly restored: readonly Pin[]
    readonly withdrawn: readonly { readonly id: string; readonly at: string }[]
  }
  readonly conflicts: {
    /** Made, or there and given again by another version of the model. */
    readonly made: readonly GivenConflict[]
    /** Ids of conflicts that are there. */
    readonly removed: readonly string[]
  }
  readonly records: readonly StoredRecord[]
  readonly profiles: readonly ProfileWrite[]
  readonly retired: readonly BirthId[]
  readonly decisions: readonly DecisionWrite[]
  readonly changes: readonly ChangeDraft[]
}
