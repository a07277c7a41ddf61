import type { IdentityRules, Vertex } from '../../identity/index.ts'
import type { IdentifierKey, VertexKey } from '../../model/index.ts'
import type { WholeGraph } from './ports.ts'

/** Everything evaluated by some rules, with nothing taken over from what was decided before: pure. */
export type EvaluateWhole = (facts: Omit<WholeGraph, 'profileOf'>, rules: IdentityRules) => WholeOutcome

export interface WholeOutcome {
  readonly clusters: readonly (readonly VertexKey[])[]
  readonly states: ReadonlyMap<IdentifierKey, Vertex['state']>
}
