import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/resolvers.ts'

/** Who follows the changes of the graph. */
export const relayQueries: Pick<QueryResolvers, 'relay'> = {
  relay: (_, __, { caller, useCases }) => useCases.relay.status(caller),
}

export const relayMutations: Pick<MutationResolvers, 'replayChanges' | 'resumeConsumer' | 'rebuildConsumer'> = {
  replayChanges: async (_, { input: { consumer, from } }, { caller, useCases }) => ({
    consumer: await useCases.relay.replay(caller, consumer, from),
  }),
  resumeConsumer: async (_, { input: { consumer } }, { caller, useCases }) => ({
    consumer: await useCases.relay.resume(caller, consumer),
  }),
  rebuildConsumer: async (_, { input: { consumer } }, { caller, useCases }) => ({
    consumer: await useCases.relay.rebuild(caller, consumer),
  }),
}

export const relayResolvers = {
  Stats: { relay: (_, __, { caller, useCases }) => useCases.relay.status(caller) },
} satisfies Resolvers
