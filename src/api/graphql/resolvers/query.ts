import { knownAsOf } from '../../../app/lake/index.ts'
import { requireWithin } from '../../../app/read/index.ts'
import type { QueryResolvers } from '../generated/resolvers.ts'
import { LIMITS } from '../limits.ts'
import { readingAfter } from './reading-after.ts'
import { connectionOf } from './connection.ts'
import { contextQueries } from './context.ts'
import { explainQueries } from './explain.ts'
import { householdQueries } from './household.ts'
import { matchExplanationQueries } from './match-explanation.ts'
import { matchRunQueries } from './match-run.ts'
import { relayQueries } from './relay.ts'
import { reviewQueries } from './review.ts'
import { rulesQueries } from './rules.ts'

export const Query: QueryResolvers = {
  async profile(_, { id, after }, context) {
    const { byId } = await readingAfter(after, context)
    return byId.load(id)
  },
  async profileByIdentifier(_, { namespace, value, after }, context) {
    const key = context.useCases.profiles.keyFor({ namespace, value })
    const { byKey } = await readingAfter(after, context)
    return byKey.load(key)
  },
  async profileAsOf(_, { id, at }, { caller, rules, useCases }) {
    const found = await useCases.history.profileAsOf(caller, id, at)
    return found === null ? null : knownAsOf(found, rules)
  },
  async profiles(_, { ids, after }, context) {
    requireWithin('ids.length', ids.length, LIMITS.profileIds)
    const { byId } = await readingAfter(after, context)
    return Promise.all(ids.map((id) => byId.load(id)))
  },
  async searchProfiles(_, { query, first, after }, { caller, useCases }) {
    const page = await useCases.profiles.search(caller, query, { first, after: after ?? null })
    const edges = page.profiles.map(({ cursor, profile }) => ({ cursor, node: profile }))
    return connectionOf(edges, page.hasMore, after)
  },
  segments: (_, __, { caller, useCases }) => useCases.segments.list(caller),
  stats: (_, __, { caller, useCases }) => useCases.stats.read(caller),
  async deadLetters(_, { first, after }, { caller, useCases }) {
    requireWithin('first', first, LIMITS.page)
    const letters = await useCases.deadLetters.list(caller, { first: first + 1, after: after ?? null })
    const edges = letters.slice(0, first).map((node) => ({ cursor: node.id, node }))
    return connectionOf(edges, letters.length > first, after)
  },
  deadLetter: (_, { id }, { caller, useCases }) => useCases.deadLetters.get(caller, id),
  writeKeys: (_, __, { caller, useCases }) => useCases.keys.list(caller),
  sources: (_, __, { caller, useCases }) => useCases.sources.list(caller),
  ...contextQueries,
  ...explainQueries,
  ...householdQueries,
  ...matchExplanationQueries,
  ...matchRunQueries,
  ...relayQueries,
  ...reviewQueries,
  ...rulesQueries,
}
