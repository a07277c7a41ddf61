import type { WholePartition } from '../../identity/index.ts'
import { identifierOf, type BirthId, type Evidence, type ParkedReason, type VertexKey } from '../../model/index.ts'
import type { WholeGraph } from '../rules/ports.ts'
import type { UnsettledProfile } from './ports.ts'

/** Reasons that the walk finds: such evidence connects a component. Others say that it counts for nothing. */
export const WALKED: ReadonlySet<ParkedReason | null> = new Set([null, 'limit', 'pin', 'conflict', 'unverified'])

/**
 * Profiles that cannot be compared yet: those that wait to be judged, and all that evidence or verdicts connect with
 * them. Where earlier rules judged, an identifier may be cut otherwise: then its tenures are connected, too.
 */
export function waitingProfiles(
  whole: WholeGraph,
  { evidence }: WholePartition,
  unsettled: readonly UnsettledProfile[],
): Set<BirthId> {
  if (unsettled.length === 0) return new Set()
  const neighbours = new Neighbours(whole)
  for (const item of [...whole.evidence, ...evidence.values()]) if (isWalked(item)) neighbours.connect([item.a, item.b])
  for (const { sides } of [...whole.pins, ...whole.conflicts]) neighbours.connect(sides.flat())
  if (unsettled.some(({ isStale }) => isStale))
    for (const { key } of whole.vertices) neighbours.connect([identifierOf(key), key])
  return neighbours.reachedFrom(unsettled.map(({ id }) => id))
}

function isWalked({ state, reason }: Evidence): boolean {
  return state !== 'retracted' && WALKED.has(reason)
}

class Neighbours {
  readonly #whole: WholeGraph
  readonly #of = new Map<BirthId, Set<BirthId>>()

  constructor(whole: WholeGraph) {
    this.#whole = whole
  }

  /** As a star around the first. */
  connect([first, ...others]: readonly VertexKey[]): void {
    if (first === undefined) return
    const centre = this.#profileOf(first)
    for (const other of others.map((key) => this.#profileOf(key))) {
      if (other === centre) continue
      this.#neighboursOf(centre).add(other)
      this.#neighboursOf(other).add(centre)
    }
  }

  /** A set grows while it is walked. */
  reachedFrom(ids: readonly BirthId[]): Set<BirthId> {
    const reached = new Set(ids)
    for (const id of reached) for (const other of this.#of.get(id) ?? []) reached.add(other)
    return reached
  }

  #neighboursOf(id: BirthId): Set<BirthId> {
    const known = this.#of.get(id) ?? new Set()
    this.#of.set(id, known)
    return known
  }

  /** A tenure that is not registered yet is its identifier's. */
  #profileOf(key: VertexKey): BirthId {
    return this.#whole.profileOf.get(key) ?? this.#whole.profileOf.get(identifierOf(key)) ?? ''
  }
}
