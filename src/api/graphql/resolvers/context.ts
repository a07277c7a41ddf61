import type { GraphProfile } from '../../../model/index.ts'
import { SelfsameError, unitsOf } from '../../../model/index.ts'
import type { GraphqlContext } from '../context.ts'
import type {
  CartLineResolvers,
  ContextResolvers,
  MutationResolvers,
  QueryResolvers,
  Resolvers,
} from '../generated/resolvers.ts'
import { applied } from './applied.ts'

interface Question {
  readonly id?: string | null | undefined
  readonly identifier?: { readonly namespace: string; readonly value: string } | null | undefined
}

/** What somebody is about just now. */
export const contextQueries: Pick<QueryResolvers, 'context'> = {
  async context(_, { after, ...question }, context) {
    await applied(after, context)
    const profile = await profileOf(question, context)
    return profile && context.loaders.liveContext.load(profile)
  },
}

export const contextMutations: Pick<MutationResolvers, 'updateContext'> = {
  updateContext: (_, { input }, { caller, useCases }) => useCases.contextUpdates.update(caller, input),
}

const Context: ContextResolvers = {
  interactions: ({ profile }, { limit }, { caller, useCases }) => useCases.context.interactions(caller, profile, limit),
}

const CartLine: CartLineResolvers = {
  price: ({ price }) => (price === null ? null : unitsOf(price)),
  changedAt: ({ changedAtMs }) => new Date(changedAtMs).toISOString(),
}

export const contextResolvers = { Context, CartLine } satisfies Resolvers

async function profileOf(
  { id, identifier }: Question,
  { loaders, useCases }: GraphqlContext,
): Promise<GraphProfile | null> {
  if (id != null && identifier == null) return loaders.profileById.load(id)
  if (identifier != null && id == null) return loaders.profileByKey.load(useCases.profiles.keyFor(identifier))
  throw new SelfsameError('BAD_REQUEST', 'Exactly one of `id` and `identifier` must be given', {
    remedy: 'Name the person by one of them',
  })
}
