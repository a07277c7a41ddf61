import { requireWithin } from '../../../app/read/index.ts'
import type { MatchRunResolvers, MutationResolvers, QueryResolvers, Resolvers } from '../generated/resolvers.ts'
import { LIMITS } from '../limits.ts'
import { connectionOf } from './connection.ts'

/** Runs of matching over the graph's records. */
export const matchRunQueries: Pick<QueryResolvers, 'matchRun' | 'matchRuns'> = {
  matchRun: (_, { id }, { caller, useCases }) => useCases.matchRuns.run(caller, id),
  async matchRuns(_, { first, after }, { caller, useCases }) {
    requireWithin('first', first, LIMITS.page)
    const { runs, hasMore } = await useCases.matchRuns.list(caller, { first, after: after ?? null })
    const edges = runs.map(({ cursor, run }) => ({ cursor, node: run }))
    return connectionOf(edges, hasMore, after)
  },
}

export const matchRunMutations: Pick<MutationResolvers, 'startMatchRun' | 'cancelMatchRun'> = {
  startMatchRun: async (_, { input }, { caller, useCases }) => ({ run: await useCases.matchRuns.start(caller, input) }),
  cancelMatchRun: async (_, { input: { id } }, { caller, useCases }) => ({
    run: await useCases.matchRuns.cancel(caller, id),
  }),
}

const MatchRun: MatchRunResolvers = {
  preview: ({ isPreview }) => isPreview,
  verdicts: ({ withVerdicts }) => withVerdicts,
  cancelRequested: ({ isCancelRequested }) => isCancelRequested,
}

export const matchRunResolvers = { MatchRun } satisfies Resolvers
