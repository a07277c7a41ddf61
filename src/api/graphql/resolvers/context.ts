import { SelfsameError, unitsOf } from '../../../model/index.ts'
import type {
  CartLineResolvers,
  ContextResolvers,
  MutationResolvers,
  QueryResolvers,
  Resolvers,
} from '../generated/resolvers.ts'
import { readingAfter } from './reading-after.ts'

/** What somebody is about just now. */
export const contextQueries: Pick<QueryResolvers, 'context'> = {
  async context(_, { id, identifier, after }, context) {
    const { byId, byKey } = await readingAfter(after, context)
    if ((id == null) === (identifier == null)) throw notOneOfBoth()
    const { loaders, useCases } = context
    const profile =
      identifier == null ? await byId.load(id ?? '') : await byKey.load(useCases.profiles.keyFor(identifier))
    return profile && loaders.liveContext.load(profile)
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

function notOneOfBoth(): SelfsameError {
  return new SelfsameError('BAD_REQUEST', 'Exactly one of `id` and `identifier` must be given', {
    remedy: 'Name the person by one of them',
  })
}
