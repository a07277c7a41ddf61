import type { BirthId, Conflict, Decision, GivenConflict, Pin, VertexKey } from '../../src/model/index.ts'

/** A vertex on a side of a verdict. */
interface Held {
  readonly side: number
  readonly key: VertexKey
}

/** With the profile that it is of. */
export type HeldAtProfile = Held & { readonly profileId: BirthId }

/** A pin as the statements return it; `sides` says how many it has. */
export interface PinColumns<Vertex extends Held = Held> extends Omit<Pin, 'sides'> {
  readonly sides: number
  readonly held: readonly Vertex[]
}

export interface ConflictColumns {
  readonly id: string
  readonly held: readonly Held[]
}

/** With whose verdict it is. */
export type GivenConflictColumns = ConflictColumns & Pick<GivenConflict, 'matcher' | 'modelVersion'>

/** A decision as the statements return it. */
export interface DecisionColumns extends Omit<Decision, 'effect' | 'acts'> {
  /** JSON. */
  readonly effect: string
  readonly acts: string
  readonly undoneBy: string | null
}

/** What decisions did not do when they were first kept. */
const LATER_ACTS = { crossed: [], ends: [], overrides: [] }

export function decodePin({ id, kind, by, at, reason, sides, held }: PinColumns): Pin {
  return { id, kind, by, at, reason, sides: sidesOf(held, sides) }
}

export function decodeConflict({ id, held }: ConflictColumns): Conflict {
  return { id, sides: sidesOf(held, Math.max(-1, ...held.map(({ side }) => side)) + 1) }
}

export function decodeGivenConflict({ matcher, modelVersion, ...row }: GivenConflictColumns): GivenConflict {
  return { ...decodeConflict(row), matcher, modelVersion }
}

export function decodeDecision({ undoneBy: _, effect, acts, ...row }: DecisionColumns): Decision {
  return { ...row, effect: JSON.parse(effect), acts: { ...LATER_ACTS, ...JSON.parse(acts) } }
}

/** @returns each side's vertices, sorted */
function sidesOf(held: readonly Held[], count: number): VertexKey[][] {
  const sides = Map.groupBy(held, ({ side }) => side)
  return Array.from({ length: count }, (_, side) => (sides.get(side) ?? []).map(({ key }) => key).toSorted())
}
