import type { Evidence, IdentifierKey, ParkedReason } from '../../model/index.ts'

/** Evidence with the owner it was filed under; null where no end of it can be cut. */
export type ExplainedEvidence = Evidence & { readonly owner: string | null }

/** A pin that has not been withdrawn. */
export interface Verdict {
  readonly id: string
  readonly kind: 'same' | 'apart' | 'split'
  /** Vertices; `same` has one side. */
  readonly sides: readonly (readonly IdentifierKey[])[]
  /** Who said so, when (an instant, ISO 8601), and in which words. */
  readonly by: string
  readonly at: string
  readonly reason: string
}

/** How a vertex takes part: the first three stand for nobody and stay alone; of `crowded` ones the unverified evidence is parked. */
export type VertexStanding = 'blocked' | 'household' | 'shared' | 'crowded' | 'active'

/** The component that holds what is asked about: what there is to walk, and in which order. */
export interface Neighbourhood {
  /** How its vertices take part; one that is not named is active. */
  readonly standings: ReadonlyMap<IdentifierKey, VertexStanding>
  /** All evidence at its vertices, used or not. */
  readonly evidence: readonly ExplainedEvidence[]
  /** All live pins at its vertices. */
  readonly pins: readonly Verdict[]
  /** Where evidence stands in the engine's walk, as text that sorts so: the strongest first. */
  readonly rankOf: (evidence: ExplainedEvidence) => string
  /** Why verified evidence between two vertices would be parked once these pins were withdrawn; null: it would join. */
  readonly wouldPark: (a: IdentifierKey, b: IdentifierKey, withdrawn: readonly string[]) => UnusedReason | null
}

/** Why evidence is kept but not used. */
export type UnusedReason = ParkedReason | 'rule' | 'pending' | 'retracted'

/** What holds two vertices together. */
type Cause =
  | { readonly kind: 'evidence'; readonly evidence: ExplainedEvidence }
  | { readonly kind: 'pin'; readonly pin: Verdict }

/** A cause between two vertices, walked from one to the other. */
export type Step = Cause & { readonly from: IdentifierKey; readonly to: IdentifierKey }

/** @returns what holds vertices together: pins, by id, before evidence, the strongest first */
export function bindingSteps({ evidence, pins, rankOf }: Pick<Neighbourhood, 'evidence' | 'pins' | 'rankOf'>): Step[] {
  const accepted = byRank(
    evidence.filter(({ state }) => state === 'accepted'),
    rankOf,
  )
  return [
    ...pinSteps(pins),
    ...accepted.map((item): Step => ({ kind: 'evidence', evidence: item, from: item.a, to: item.b })),
  ]
}

/** @returns the strongest first */
export function byRank(evidence: readonly ExplainedEvidence[], rankOf: Neighbourhood['rankOf']): ExplainedEvidence[] {
  const ranked = evidence.map((item) => ({ item, rank: rankOf(item) }))
  return ranked.toSorted((x, y) => (x.rank < y.rank ? -1 : 1)).map(({ item }) => item)
}

/** Each side of a pin is held together, as a star around its first vertex. */
function pinSteps(pins: readonly Verdict[]): Step[] {
  const ordered = pins.filter(({ kind }) => kind !== 'apart').toSorted((x, y) => (x.id < y.id ? -1 : 1))
  return ordered.flatMap((pin) =>
    pin.sides.flatMap(([from, ...rest]) =>
      from === undefined ? [] : rest.map((to): Step => ({ kind: 'pin', pin, from, to })),
    ),
  )
}
