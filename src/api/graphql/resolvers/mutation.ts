import { requireWithin } from '../../../app/read/index.ts'
import { SelfsameError } from '../../../model/index.ts'
import type { MutationResolvers } from '../generated/resolvers.ts'
import { LIMITS } from '../limits.ts'
import { contextMutations } from './context.ts'
import { decisionMutations } from './decide.ts'
import { matchRunMutations } from './match-run.ts'
import { relayMutations } from './relay.ts'
import { reviewMutations } from './review.ts'
import { rulesMutations } from './rules.ts'

export const Mutation: MutationResolvers = {
  ingest(_, { input: { writeKey, shape, events } }, { useCases }) {
    requireWithin('input.events.length', events.length, LIMITS.events)
    return useCases.ingest.ingest({ writeKey, protocol: shape, events })
  },
  replayDeadLetters(_, { input: { ids, all } }, { caller, useCases }) {
    if (ids == null && all) return useCases.deadLetters.replayAll(caller)
    if (ids == null || all) throw notOneOfBoth()
    requireWithin('input.ids.length', ids.length, LIMITS.deadLetterIds)
    return useCases.deadLetters.replay(caller, ids)
  },
  addWriteKey: (_, { input: { source, trusted } }, { caller, useCases }) =>
    useCases.keys.add(caller, { source, trusted }),
  async revokeWriteKey(_, { input: { id } }, { caller, useCases }) {
    await useCases.keys.revoke(caller, id)
    return { id }
  },
  async proposeSource(_, { input }, { caller, useCases }) {
    requireFileName(input.name)
    requireWithin('input.sample.length', input.sample.length, LIMITS.sample)
    return { yaml: await useCases.sources.propose(caller, input) }
  },
  ...contextMutations,
  ...decisionMutations,
  ...matchRunMutations,
  ...relayMutations,
  ...reviewMutations,
  ...rulesMutations,
}

function notOneOfBoth(): SelfsameError {
  return new SelfsameError('BAD_REQUEST', 'Exactly one of `input.ids` and `input.all` must be given', {
    remedy: 'Send the ids of dead letters, or `all: true` for every one',
  })
}

/** It must not lead out of a folder. */
const FILE_NAME = /^[\p{L}\p{N}_][\p{L}\p{N} ._-]{0,127}$/u

function requireFileName(name: string): void {
  if (FILE_NAME.test(name)) return
  throw new SelfsameError('BAD_REQUEST', '`input.name` is no name of a file', {
    remedy: 'Send letters, digits, spaces, `.`, `_` and `-`, 128 characters at most: customers.csv',
  })
}
