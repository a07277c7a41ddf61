import { requireWithin } from '../../../app/read/index.ts'
import type { MutationResolvers, QueryResolvers, Resolvers, ReviewResolvers } from '../generated/resolvers.ts'
import { LIMITS } from '../limits.ts'
import { connectionOf } from './connection.ts'
import { payloadOf } from './decide.ts'

/** What stewards are asked. */
export const reviewQueries: Pick<QueryResolvers, 'reviewQueue'> = {
  async reviewQueue(_, { first, after }, { caller, useCases }) {
    requireWithin('first', first, LIMITS.page)
    const { reviews, hasMore } = await useCases.reviews.queue(caller, { first, after: after ?? null })
    const edges = reviews.map(({ cursor, review }) => ({ cursor, node: review }))
    return connectionOf(edges, hasMore, after)
  },
}

/** What they say. */
export const reviewMutations: Pick<MutationResolvers, 'decideReview'> = {
  async decideReview(_, { input }, context) {
    const { decision, profiles } = await payloadOf(
      await context.useCases.reviews.decide(context.caller, input),
      context,
    )
    if (decision == null) throw new RangeError('A review has no preview')
    return { decision, profiles }
  },
}

const Review: ReviewResolvers = {
  profileA: ({ a }, _, { loaders }) => loaders.profileByKey.load(a),
  profileB: ({ b }, _, { loaders }) => loaders.profileByKey.load(b),
}

export const reviewResolvers = { Review } satisfies Resolvers
