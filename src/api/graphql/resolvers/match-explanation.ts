import type {
  MatchExplanationResolvers,
  MatchExplanationStepResolvers,
  QueryResolvers,
  Resolvers,
} from '../generated/resolvers.ts'

/** Why two records match, or do not. */
export const matchExplanationQueries: Pick<QueryResolvers, 'explainMatch'> = {
  explainMatch: (_, { a, b }, { caller, useCases: { matchExplanations, profiles } }) =>
    matchExplanations.explain(caller, profiles.keyFor(a), profiles.keyFor(b)),
}

const MatchExplanation: MatchExplanationResolvers = {
  silentFields: ({ silentColumns }) => silentColumns,
}

const MatchExplanationStep: MatchExplanationStepResolvers = {
  words: ({ label }) => label,
  field: ({ column }) => column ?? null,
  level: ({ level }) => level ?? null,
  m: ({ m }) => m ?? null,
  u: ({ u }) => u ?? null,
}

export const matchExplanationResolvers = { MatchExplanation, MatchExplanationStep } satisfies Resolvers
