import type { Review } from '../../identity/index.ts'
import { requireScope, SelfsameError, type RequestContext } from '../../model/index.ts'
import type { Outcome, Stewardship, Wish } from '../decide/index.ts'
import { encodePlace, placeOf, type ReviewPlace } from './review-place.ts'

/** What stewards are asked, as the graph keeps it. */
export interface ReviewGraph {
  /** The most useful first, without what is decided. */
  queue(after: ReviewPlace, limit: number): Promise<readonly Review[]>
  review(id: string): Promise<Review | null>
}

export interface ReviewPage {
  readonly reviews: readonly { readonly cursor: string; readonly review: Review }[]
  readonly hasMore: boolean
}

export interface ReviewWish extends Wish {
  readonly reviewId: string
  /** `same`: the two are one person. */
  readonly verdict: 'same' | 'apart'
}

export interface ReviewParts {
  readonly graph: ReviewGraph
  readonly decisions: Pick<Stewardship, 'pin'>
}

/** Asks stewards about pairs of which a matcher is not sure. A verdict is a pin: it outlasts every model. */
export class ReviewDesk {
  readonly #parts: ReviewParts

  constructor(parts: ReviewParts) {
    this.#parts = parts
  }

  /**
   * Those first whose answer is worth most: see `Review.usefulness`. What pins decided is not asked.
   *
   * @throws SelfsameError FORBIDDEN without the scope `profiles:decide`; BAD_REQUEST for a cursor that is none
   */
  async queue(
    context: RequestContext,
    { first, after }: { readonly first: number; readonly after: string | null },
  ): Promise<ReviewPage> {
    requireScope(context, 'profiles:decide')
    const found = await this.#parts.graph.queue(placeOf(after), first + 1)
    const reviews = found.slice(0, first).map((review) => ({ cursor: encodePlace(review), review }))
    return { reviews, hasMore: found.length > first }
  }

  /** @throws SelfsameError NOT_FOUND for what nobody asks; else as `Stewardship.pin` */
  async decide(context: RequestContext, { reviewId, verdict, ...wish }: ReviewWish): Promise<Outcome> {
    requireScope(context, 'profiles:decide')
    const review = await this.#parts.graph.review(reviewId)
    if (review === null)
      throw new SelfsameError('NOT_FOUND', `Nobody asks ${reviewId} any more`, {
        remedy: 'Ask for the queue again: a later result of the matcher took its place',
      })
    const { a, b } = review
    return this.#parts.decisions.pin(context, {
      ...wish,
      kind: verdict,
      sides: verdict === 'same' ? [[a, b]] : [[a], [b]],
    })
  }
}
