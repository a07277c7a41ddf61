/** The port of a matcher's results over the identity graph in memory. */
import type { HandoverGraph, ModelStanding, ReviewGraph, ReviewPlace } from '../../src/app/handover/index.ts'
import type { SnapshotRequest } from '../../src/app/resolve/index.ts'
import type { ModelInForce, Review, Snapshot, StoredMatch } from '../../src/identity/index.ts'
import type { VertexKey } from '../../src/model/index.ts'
import { MemoryDecisionGraph } from './memory-decision-graph.ts'

export class MemoryHandoverGraph extends MemoryDecisionGraph implements HandoverGraph, ReviewGraph {
  readonly models = new Map<string, ModelStanding>()
  readonly reviews = new Map<string, Review>()
  /** How many plans were carried out. */
  applied = 0

  override async apply(...[plan, cursors]: Parameters<MemoryDecisionGraph['apply']>) {
    this.applied++
    return super.apply(plan, cursors)
  }

  async known(keys: readonly VertexKey[]): Promise<readonly VertexKey[]> {
    return keys.filter((key) => this.identity.vertices.has(key))
  }

  async modelOf(matcher: string): Promise<ModelStanding | null> {
    return this.models.get(matcher) ?? null
  }

  async begin({ matcher, modelVersion }: ModelInForce): Promise<void> {
    this.models.set(matcher, { modelVersion, isComplete: false })
  }

  async complete({ matcher, modelVersion }: ModelInForce): Promise<void> {
    this.models.set(matcher, { modelVersion, isComplete: true })
  }

  async stored(matcher: string): Promise<StoredMatch> {
    return this.identity.matchOf(matcher)
  }

  async readSnapshot(request: SnapshotRequest): Promise<Snapshot> {
    return this.identity.snapshot(request)
  }

  async replaceReviews(matcher: string, reviews: readonly Review[]): Promise<void> {
    for (const [id, review] of this.reviews) if (review.matcher === matcher) this.reviews.delete(id)
    for (const review of reviews) this.reviews.set(review.id, review)
  }

  async review(id: string): Promise<Review | null> {
    return this.reviews.get(id) ?? null
  }

  async queue(after: ReviewPlace, limit: number): Promise<readonly Review[]> {
    return [...this.reviews.values()]
      .filter((review) => this.#isOpen(review) && inOrder(after, place(review)) < 0)
      .toSorted((x, y) => inOrder(place(x), place(y)))
      .slice(0, limit)
  }

  #isOpen({ a, b, isJoined }: Review): boolean {
    const { profileOf, pins } = this.identity
    const [one, other] = [profileOf.get(a), profileOf.get(b)]
    const isAt = (side: readonly VertexKey[], id: string | undefined) => side.some((key) => profileOf.get(key) === id)
    const apart = [...pins.values()].filter(({ kind }) => kind !== 'same')
    const isKeptApart = apart.some(({ sides }) =>
      sides.some((side, at) => isAt(side, one) && sides.some((far, there) => there !== at && isAt(far, other))),
    )
    if (one !== other) return !isKeptApart
    const isHeld = [...pins.values()].some(
      ({ kind, sides }) => kind !== 'apart' && sides.some((side) => side.includes(a) && side.includes(b)),
    )
    return isJoined && !isHeld
  }
}

function place({ usefulness, id }: Review): ReviewPlace {
  return { usefulness, id }
}

function inOrder(x: ReviewPlace, y: ReviewPlace): number {
  return y.usefulness - x.usefulness || (x.id < y.id ? -1 : Number(x.id > y.id))
}
