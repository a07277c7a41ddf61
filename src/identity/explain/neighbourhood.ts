import type { Evidence, VertexKey, ParkedReason, Pin } from '../../model/index.ts'
import type { VertexState } from '../snapshot.ts'

/** The component that holds what is asked about: what there is to walk, and in which order. */
export interface Neighbourhood {
  /** How its vertices take part; one that is not named is active. */
  readonly standings: ReadonlyMap<VertexKey, VertexState>
  /** All evidence at its vertices, used or not. */
  readonly evidence: readonly Evidence[]
  /** All live pins at its vertices. */
  readonly pins: readonly Pin[]
  /** Where evidence stands in the engine's walk, as text that sorts so: the strongest first. */
  readonly rankOf: (evidence: Evidence) => string
  /** Why verified evidence between two vertices would be parked once these pins were withdrawn; null: it would join. */
  readonly wouldPark: (a: VertexKey, b: VertexKey, withdrawn: readonly string[]) => UnusedReason | null
}

/** Why evidence is kept but not used. */
export type UnusedReason = ParkedReason | 'pending' | 'retracted'

/** What holds two vertices together. */
type Cause = { readonly kind: 'evidence'; readonly evidence: Evidence } | { readonly kind: 'pin'; readonly pin: Pin }

/** A cause between two vertices, walked from one to the other. */
export type Step = Cause & { readonly from: VertexKey; readonly to: VertexKey }

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
export function byRank(evidence: readonly Evidence[], rankOf: Neighbourhood['rankOf']): Evidence[] {
  const ranked = evidence.map((item) => ({ item, rank: rankOf(item) }))
  return ranked.toSorted((x, y) => (x.rank < y.rank ? -1 : 1)).map(({ item }) => item)
}

/** Each side of a pin is held together, as a star around its first vertex. */
function pinSteps(pins: readonly Pin[]): Step[] {
  const ordered = pins.filter(({ kind }) => kind !== 'apart').toSorted((x, y) => (x.id < y.id ? -1 : 1))
  return ordered.flatMap((pin) =>
    pin.sides.flatMap(([from, ...rest]) =>
      from === undefined ? [] : rest.map((to): Step => ({ kind: 'pin', pin, from, to })),
    ),
  )
}
