import type { VertexState } from '../../identity/index.ts'
import type { Evidence, ParkedReason, Pin, VertexKey } from '../../model/index.ts'

/** The component that holds what is asked about: what there is to walk, and in which order. */
export interface Neighbourhood {
  /** How its vertices take part; one that is not named is active. */
  readonly standings: ReadonlyMap<VertexKey, VertexState>
  /** All evidence at its vertices, used or not. */
  readonly evidence: readonly Evidence[]
  /** All pins at its vertices that hold. */
  readonly pins: readonly Pin[]
  /** Where evidence stands in the engine's walk, as text that sorts so: the strongest first. */
  readonly rankOf: (evidence: Evidence) => string
  /** Why verified evidence between two vertices would be parked once these pins were withdrawn; null: it would join. */
  readonly wouldPark: (a: VertexKey, b: VertexKey, withdrawn: readonly string[]) => ParkedReason | null
}

/** Why evidence is kept but not used. */
export type UnusedReason = ParkedReason | 'pending' | 'retracted'

/** What holds two vertices together, walked from one to the other. */
type Step = { readonly from: VertexKey; readonly to: VertexKey } & (
  | { readonly kind: 'evidence'; readonly evidence: Evidence }
  | { readonly kind: 'pin'; readonly pin: Pin }
)

/** Evidence on the way that does not count, why, and all that it would take. */
interface UnusedStep {
  readonly kind: 'unused'
  readonly evidence: Evidence
  readonly from: VertexKey
  readonly to: VertexKey
  readonly reason: UnusedReason
  readonly wouldTake: readonly Remedy[]
}

export type AnyStep = Step | UnusedStep

/** What it would take for two vertices to become one person. */
export type Remedy =
  | { readonly kind: 'merge' }
  | { readonly kind: 'verifiedEvent'; readonly a: VertexKey; readonly b: VertexKey }
  | { readonly kind: 'withdrawPin'; readonly pin: Pin }
  | { readonly kind: 'wait' }
  | { readonly kind: 'nothing'; readonly key: VertexKey; readonly because: 'blocked' | 'household' | 'shared' }

export interface Why {
  /** From the one to the other; none when both are the same. */
  readonly steps: readonly Step[]
  /** The same in plain English. Holds identifiers: never to be logged. */
  readonly sentence: string
}

export type WhyNot = {
  /** All of it, in this order. */
  readonly leastThatWouldJoin: readonly Remedy[]
  readonly sentence: string
} & (
  | { readonly kind: 'unused'; readonly steps: readonly AnyStep[]; readonly unused: readonly UnusedStep[] }
  | { readonly kind: 'neverSeenTogether' }
)

/** What is to be retracted and withdrawn, all of it. */
export interface Cut {
  readonly evidence: readonly Evidence[]
  /** Only where pins alone hold the two together. */
  readonly pins: readonly Pin[]
}

/** The pure functions of `src/identity/explain`. */
export interface Explainer {
  /** @returns null when they are not one person */
  why(a: VertexKey, b: VertexKey, neighbourhood: Neighbourhood): Why | null
  /** @returns null when they are one person */
  whyNot(a: VertexKey, b: VertexKey, neighbourhood: Neighbourhood): WhyNot | null
  /** @returns null when there is nothing to be parted */
  leastThatWouldPart(a: VertexKey, b: VertexKey, neighbourhood: Neighbourhood): Cut | null
}
