import { assertNever } from '../../../model/index.ts'
import type { Outcome } from '../../../app/decide/index.ts'
import type { Identifier, IdentifierKey } from '../../../model/index.ts'
import type { GraphqlContext } from '../context.ts'
import type { MutationResolvers, ResolversTypes } from '../generated/resolvers.ts'

/** What stewards decide. */
export const decisionMutations: Pick<
  MutationResolvers,
  'mergeProfiles' | 'splitProfile' | 'setAttribute' | 'undoDecision' | 'pin' | 'unpin'
> = {
  mergeProfiles: async (_, { input }, context) =>
    payloadOf(await context.useCases.decisions.mergeProfiles(context.caller, input), context),
  splitProfile: async (_, { input }, context) => {
    const parts = input.parts?.map((part) => keysFor(part, context))
    return payloadOf(await context.useCases.decisions.splitProfile(context.caller, { ...input, parts }), context)
  },
  setAttribute: async (_, { input }, context) =>
    payloadOf(await context.useCases.decisions.setAttribute(context.caller, input), context),
  undoDecision: async (_, { input }, context) =>
    payloadOf(await context.useCases.decisions.undoDecision(context.caller, input), context),
  pin: async (_, { input }, context) => {
    const sides = input.sides.map((side) => keysFor(side, context))
    return payloadOf(await context.useCases.decisions.pin(context.caller, { ...input, sides }), context)
  },
  unpin: async (_, { input }, context) =>
    payloadOf(await context.useCases.decisions.unpin(context.caller, input), context),
}

/** Normalised as at the gate. @throws SelfsameError BAD_REQUEST */
function keysFor(identifiers: readonly Identifier[], { useCases }: GraphqlContext): IdentifierKey[] {
  return identifiers.map((identifier) => useCases.profiles.keyFor(identifier))
}

/** Profiles are read afresh: what the request read before its decision is no longer so. */
export async function payloadOf(outcome: Outcome, { loaders }: GraphqlContext): Promise<Payload> {
  for (const loader of Object.values(loaders)) loader.clearAll()
  const found = await Promise.all(outcome.profiles.map((id) => loaders.freshProfileById.load(id)))
  const profiles = found.filter((profile) => profile !== null)
  switch (outcome.kind) {
    case 'preview':
      return { decision: null, profiles, preview: outcome.preview }
    case 'done': {
      const { decision, undoneBy } = outcome.decision
      return { decision: { ...decision, undoneBy }, profiles, preview: null }
    }
    default:
      return assertNever(outcome)
  }
}

type Payload = Awaited<ResolversTypes['MergeProfilesPayload']>
