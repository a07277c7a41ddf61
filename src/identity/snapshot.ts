import type {
  BirthId,
  Conflict,
  Evidence,
  IdentifierClass,
  IdentifierKey,
  ObservedValue,
  Ownership,
  Pin,
  VertexKey,
} from '../model/index.ts'
import type { AddressUse } from './household/address-use.ts'

/**
 * How a vertex takes part: `active` ones are joined by evidence, `crowded` ones by verified evidence only, because too
 * many were named with them unverified. The others stand for nobody and stay alone: `shared` ones are used by too many,
 * `blocked` by the rules' values, `household` by its namespace's class.
 */
export type VertexState = 'active' | 'crowded' | 'shared' | 'blocked' | 'household'

export function standsForSomebody(state: VertexState): boolean {
  return state === 'active' || state === 'crowded'
}

export interface Vertex {
  readonly key: VertexKey
  readonly namespace: string
  /** As it was registered: a profile's founder, and so its id, stays when rules give the namespace another. */
  readonly class: IdentifierClass
  readonly birthId: BirthId
  /** Order of registration, over the whole graph. */
  readonly birthSeq: number
  readonly state: VertexState
  /** Whether anybody who is trusted vouched for its identifier. */
  readonly verified: boolean
}

/**
 * How much of a cluster's neighbourhood a join must look at. `simple`: all evidence at it is verified and used and no
 * verdict touches it, so a union that is allowed is right. `contested`: evidence at it is parked or unverified, so
 * evidence that ranks before some that joined it makes its component be evaluated in full. `pinned`: so does any
 * evidence, because a pin or conflict touches it. `oversized`: that component is beyond the bound; evidence that would
 * need it stays pending.
 */
export type Evaluation = 'simple' | 'contested' | 'pinned' | 'oversized'

export interface Cluster {
  readonly profileId: BirthId
  /** Change number of the last write. */
  readonly version: number
  /** Of the rules by which it was evaluated. */
  readonly rulesVersion: number
  readonly evaluation: Evaluation
  /** Rank of the last evidence that joined two of its members, or a later one; empty for a vertex alone. */
  readonly lastRank: string
  readonly members: readonly Vertex[]
}

/** What the graph holds of an identifier as a whole, over all its vertices. */
export interface StoredIdentifier {
  readonly key: IdentifierKey
  readonly state: VertexState
  readonly verified: boolean
  /** All its vertices, its own first. */
  readonly vertices: readonly VertexKey[]
  /** Since when whose vertex it was; empty unless it changed hands. */
  readonly ownership: readonly Ownership[]
  readonly logins: readonly { readonly owner: IdentifierKey; readonly atMs: readonly number[] }[]
  /** How much evidence there is at its vertices. */
  readonly degree: number
  /** Whether that is in the snapshot; a shared one's is read only when it is asked for. */
  readonly isWhole: boolean
  /** Whether it is more than is read with a batch: then what is new of it waits. */
  readonly isBeyond: boolean
}

/** What one source says of one person, per attribute the newest. */
export interface StoredRecord {
  readonly key: string
  readonly identifier: VertexKey
  readonly source: string
  readonly attributes: Readonly<Record<string, ObservedValue>>
  /** Where it says that its person lives; null where it does not, or where that was not asked yet. */
  readonly address: AddressUse | null
}

/** What of the graph a plan was made from; `applyPlan` checks that it is still so. */
export interface Snapshot {
  readonly clusters: readonly Cluster[]
  /** Evidence by key: all at the identifiers in `identifiers`, and all at the profiles in `complete`. */
  readonly evidence: ReadonlyMap<string, Evidence>
  /** Identifiers that were asked for, with all evidence at their vertices; null for those that the graph does not know. */
  readonly identifiers: ReadonlyMap<IdentifierKey, StoredIdentifier | null>
  readonly records: ReadonlyMap<string, StoredRecord>
  /** Verdicts that touch the profiles in `complete`. */
  readonly pins: ReadonlyMap<string, Pin>
  readonly conflicts: ReadonlyMap<string, Conflict>
  /** Profiles whose evidence, and whose component's, is here in full. */
  readonly complete: ReadonlySet<BirthId>
  /**
   * Profiles whose component is larger than what is evaluated at once. Of one that is so by itself only those of its
   * vertices may be here that were asked for, and its founder.
   */
  readonly oversized: ReadonlySet<BirthId>
}

export const EMPTY_SNAPSHOT: Snapshot = {
  clusters: [],
  evidence: new Map(),
  identifiers: new Map(),
  records: new Map(),
  pins: new Map(),
  conflicts: new Map(),
  complete: new Set(),
  oversized: new Set(),
}

/** What a plan cannot be made without. */
export interface Needed {
  readonly identifiers: readonly IdentifierKey[]
  /** Vertices whose component must be complete. */
  readonly vertices: readonly VertexKey[]
}
