import type { IdentityRules } from '../../identity/index.ts'
import type { BirthId } from '../../model/index.ts'
import type { WholeGraph } from '../rules/ports.ts'
import type { StatedInvariant, Violation } from './invariants.ts'

/** A profile that waits to be judged. */
export interface UnsettledProfile {
  readonly id: BirthId
  /** Judged by earlier rules; otherwise its component is too large to be judged at once. */
  readonly isStale: boolean
}

/** The identity graph, as its audit reads it. */
export interface AuditGraph {
  /** @throws SelfsameError UNAVAILABLE when the graph was never started with any */
  readRules(): Promise<IdentityRules>
  /** @returns at most `VIOLATIONS_MAX` */
  violations(invariant: StatedInvariant, rules: IdentityRules): Promise<readonly Violation[]>
  readWhole(): Promise<WholeGraph>
  unsettledProfiles(rulesVersion: number): Promise<readonly UnsettledProfile[]>
  /** The number of the last change: it tells whether anybody wrote meanwhile. */
  lastChange(): Promise<number>
}
