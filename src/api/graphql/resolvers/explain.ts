import { remedyView, stepView } from '../explanation-view.ts'
import type { QueryResolvers, Resolvers, WhyNotResolvers, WhyResolvers } from '../generated/resolvers.ts'

/** Why identifiers are one person, or not. */
export const explainQueries: Pick<QueryResolvers, 'why' | 'whyNot'> = {
  why: (_, { a, b }, { caller, useCases: { explanations, profiles } }) =>
    explanations.why(caller, profiles.keyFor(a), profiles.keyFor(b)),
  whyNot: (_, { a, b }, { caller, useCases: { explanations, profiles } }) =>
    explanations.whyNot(caller, profiles.keyFor(a), profiles.keyFor(b)),
}

const Why: WhyResolvers = {
  steps: ({ steps }) => steps.map(stepView),
}

const WhyNot: WhyNotResolvers = {
  neverSeenTogether: ({ kind }) => kind === 'neverSeenTogether',
  steps: (whyNot) => (whyNot.kind === 'unused' ? whyNot.steps.map(stepView) : []),
  parked: (whyNot) => (whyNot.kind === 'unused' ? whyNot.unused.map(stepView) : []),
  leastThatWouldJoin: ({ leastThatWouldJoin }) => leastThatWouldJoin.map(remedyView),
}

export const explainResolvers = { Why, WhyNot } satisfies Resolvers
