import { parseRules } from '../../../app/rules/index.ts'
import type { MutationResolvers, QueryResolvers } from '../generated/resolvers.ts'

/** The rules of identity: which are in force, what others would do, and putting them in force. */
export const rulesQueries: Pick<QueryResolvers, 'identityRules' | 'diffIdentityRules'> = {
  async identityRules(_, __, { caller, useCases }) {
    const rules = await useCases.rulesChange.current(caller)
    return { version: rules.version, rules }
  },
  diffIdentityRules: (_, { rules }, { caller, useCases }) => useCases.rulesChange.diff(caller, parseRules(rules)),
}

export const rulesMutations: Pick<MutationResolvers, 'applyIdentityRules'> = {
  applyIdentityRules: (_, { input }, { caller, useCases }) =>
    useCases.rulesChange.apply(caller, parseRules(input.rules)),
}
