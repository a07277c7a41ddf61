import type { IdentityRules, Needed, Plan, Snapshot, StoredIdentifier, Vertex } from '../../identity/index.ts'
import type { BirthId, Evidence, GivenConflict, IdentifierKey, Pin, VertexKey } from '../../model/index.ts'
import type { ApplyOutcome } from '../resolve/ports.ts'
import type { Turns } from '../attempts.ts'

/** All that decides who is who, and the answer that the graph holds. */
export interface WholeGraph {
  readonly vertices: readonly Vertex[]
  readonly identifiers: ReadonlyMap<IdentifierKey, StoredIdentifier>
  readonly evidence: readonly Evidence[]
  readonly pins: readonly Pin[]
  readonly conflicts: readonly GivenConflict[]
  readonly profileOf: ReadonlyMap<VertexKey, BirthId>
}

/** The identity graph, as a change of its rules needs it. */
export interface RulesGraph extends Turns {
  readRules(): Promise<IdentityRules>
  readWhole(): Promise<WholeGraph>
  /** Puts rules in force. @returns false when others of this or a later version are in force already */
  adopt(rules: IdentityRules): Promise<boolean>
  /** Profiles that were judged by earlier rules, by id. */
  staleProfiles(rulesVersion: number, after: BirthId | '', limit: number): Promise<readonly BirthId[]>
  /** Profiles whose component was too large to be evaluated with a batch: evidence at them waits. */
  oversizedProfiles(limit: number): Promise<readonly BirthId[]>
  countStale(rulesVersion: number): Promise<number>
  completeSnapshot(snapshot: Snapshot, needed: Needed): Promise<Snapshot>
  /** Carries a plan out that moves no lane. */
  apply(plan: Plan, cursors: readonly []): Promise<ApplyOutcome>
}
