import type { ReviewGraph, ReviewPlace } from '../../src/app/handover/index.ts'
import type { Review } from '../../src/identity/index.ts'
import type { GraphConnection } from '../connection.ts'
import { ask } from '../transaction.ts'
import { queueReviews } from './queue-reviews.ts'
import { readReview } from './read-review.ts'

/** What stewards are asked, as Neo4j keeps it. */
export class Neo4jReviewGraph implements ReviewGraph {
  readonly #graph: GraphConnection

  constructor(graph: GraphConnection) {
    this.#graph = graph
  }

  async queue(after: ReviewPlace, limit: number): Promise<readonly Review[]> {
    const { usefulness, id } = after
    return ask(this.#graph, (session) => queueReviews(session, { usefulness, after: id, limit }))
  }

  async review(id: string): Promise<Review | null> {
    const [row] = await ask(this.#graph, (session) => readReview(session, { id }))
    return row ?? null
  }
}
