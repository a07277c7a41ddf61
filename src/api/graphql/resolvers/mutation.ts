import { requireWithin } from '../../../app/read/index.ts'
import type { MutationResolvers } from '../generated/resolvers.ts'
import { LIMITS } from '../limits.ts'

export const Mutation: MutationResolvers = {
  ingest(_, { input: { writeKey, shape, events } }, { caller, useCases }) {
    requireWithin('input.events.length', events.length, LIMITS.events)
    return useCases.ingest.ingest(caller, { writeKey, protocol: shape, events })
  },
  replayDeadLetters(_, { input: { ids } }, { caller, useCases }) {
    requireWithin('input.ids.length', ids.length, LIMITS.deadLetterIds)
    return useCases.deadLetters.replay(caller, ids)
  },
  addWriteKey: (_, { input: { source, trusted } }, { caller, useCases }) =>
    useCases.keys.add(caller, { source, trusted }),
  async revokeWriteKey(_, { input: { id } }, { caller, useCases }) {
    await useCases.keys.revoke(caller, id)
    return { id }
  },
  proposeSource: async (_, { input }, { caller, useCases }) => ({
    yaml: await useCases.sources.propose(caller, input),
  }),
}
