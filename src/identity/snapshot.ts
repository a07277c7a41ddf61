import type { AttributeValue, BirthId, Evidence, IdentifierClass, IdentifierKey } from '../model/index.ts'

/**
 * How a vertex takes part: `active` ones are joined by evidence, the others stand for nobody and stay alone
 * (`blocked` by the rules' values, `household` by its namespace's class).
 */
export type VertexState = 'active' | 'blocked' | 'household'

export interface Vertex {
  readonly key: IdentifierKey
  readonly namespace: string
  readonly class: IdentifierClass
  readonly birthId: BirthId
  /** Order of registration, over the whole graph. */
  readonly birthSeq: number
  readonly state: VertexState
}

/**
 * How much of a cluster's neighbourhood a join must look at. `simple`: nothing is parked at it, so a union
 * that is allowed is right. `contested`: evidence at it is parked for a limit, so evidence that ranks before some
 * that joined it makes its component be evaluated in full. `oversized`: that component is beyond the bound; such
 * evidence stays pending.
 */
export type Evaluation = 'simple' | 'contested' | 'oversized'

export interface Cluster {
  readonly profileId: BirthId
  /** Change number of the last write. */
  readonly version: number
  readonly evaluation: Evaluation
  /** Rank of the last evidence that joined two of its members, or a later one; empty for a vertex alone. */
  readonly lastRank: string
  readonly members: readonly Vertex[]
}

/** What one source says of one person, per attribute the newest. */
export interface StoredRecord {
  readonly key: string
  readonly identifier: IdentifierKey
  readonly source: string
  readonly attributes: Readonly<Record<string, ObservedValue>>
}

export interface ObservedValue {
  readonly value: AttributeValue
  /** Instant, ISO 8601. */
  readonly observedAt: string
}

/** What of the graph a plan was made from; `applyPlan` checks that it is still so. */
export interface Snapshot {
  readonly clusters: readonly Cluster[]
  /** Evidence by key: that of the incoming pairs, and all at the profiles in `complete`. */
  readonly evidence: ReadonlyMap<string, Evidence>
  readonly records: ReadonlyMap<string, StoredRecord>
  /** Profiles whose evidence, and whose component's, is here in full. */
  readonly complete: ReadonlySet<BirthId>
  /** Profiles whose component is larger than what is evaluated at once. */
  readonly oversized: ReadonlySet<BirthId>
}
