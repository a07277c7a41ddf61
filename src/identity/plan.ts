import type {
  BirthId,
  ChangeBody,
  ChangeKind,
  Decision,
  Evidence,
  IdentifierClass,
  IdentifierKey,
} from '../model/index.ts'
import type { Evaluation, StoredRecord, VertexState } from './snapshot.ts'

/** A vertex to be registered; `change` and `index` give its birthSeq once the change has its number. */
export interface Registration {
  readonly key: IdentifierKey
  readonly namespace: string
  readonly value: string
  readonly class: IdentifierClass
  readonly state: VertexState
  readonly birthId: BirthId
  /** Index into `Plan.changes`. */
  readonly change: number
  /** Index within the event. */
  readonly index: number
}

/** Evidence as it is to be: days are added to those stored. */
export type EvidenceWrite = Evidence

/** A profile node after the plan: made, renamed, or only written to. */
export interface ProfileWrite {
  /** The node as it is named in the graph now; null when it is to be made. */
  readonly node: BirthId | null
  /** Its name afterwards: its founder's birth id. */
  readonly id: BirthId
  readonly evaluation: Evaluation
  readonly lastRank: string
  /** False when its only member stands for nobody. */
  readonly somebody: boolean
  /** Members to attach: new vertices, or vertices of other profiles. */
  readonly attach: readonly IdentifierKey[]
  /** Index into `Plan.changes` of the last change that touched it: its version. */
  readonly change: number
}

export interface ChangeDraft {
  readonly kind: ChangeKind
  readonly at: string
  readonly body: ChangeBody
}

/** Data only: what `applyPlan` is to check, lock and write, in one transaction. */
export interface Plan {
  readonly rulesVersion: number
  /** Existing vertices that are written to. */
  readonly existing: readonly IdentifierKey[]
  readonly registrations: readonly Registration[]
  /** Profiles that were read, with the version they must still have. */
  readonly expected: readonly { readonly id: BirthId; readonly version: number }[]
  readonly evidence: readonly EvidenceWrite[]
  readonly records: readonly StoredRecord[]
  readonly profiles: readonly ProfileWrite[]
  readonly retired: readonly BirthId[]
  readonly decisions: readonly (Decision & { readonly about: readonly BirthId[] })[]
  readonly changes: readonly ChangeDraft[]
}
