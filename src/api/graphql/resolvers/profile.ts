import { aliasesOf, membersInOrder, requireWithin, traitsNamed } from '../../../app/read/index.ts'
import { survivingAttributes } from '../../../identity/index.ts'
import { unitsOf } from '../../../model/index.ts'
import type {
  ActivityResolvers,
  ProfileIdentifierResolvers,
  ProfileResolvers,
  Resolvers,
} from '../generated/resolvers.ts'
import { LIMITS } from '../limits.ts'
import { Profile as householdFields } from './household.ts'
import { Profile as ledgerFields } from './ledger.ts'

const Profile: ProfileResolvers = {
  aliases(profile, { first }) {
    requireWithin('first', first, LIMITS.members)
    return aliasesOf(profile).slice(0, first)
  },
  identifiers(profile, { first, namespace }, { rules }) {
    requireWithin('first', first, LIMITS.members)
    const members = membersInOrder(rules, profile)
    return (namespace ? members.filter((member) => member.namespace === namespace) : members).slice(0, first)
  },
  identifierCount: (profile) => profile.members.length,
  attributes: (profile, _, { rules }) => survivingAttributes(profile.records, rules),
  segments: (profile, _, { loaders }) => loaders.segments.load(profile),
  metrics: (profile, _, { loaders }) => loaders.metrics.load(profile),
  traits: async (profile, { names }, { loaders }) => traitsNamed(await loaders.traits.load(profile), names ?? null),
  recentActivity: (profile, { limit }, { caller, useCases }) => useCases.profiles.recent(caller, profile, limit),
}

const ProfileIdentifier: ProfileIdentifierResolvers = {
  firstSeen: async ({ key }, _, { loaders }) => (await loaders.sighting.load(key))?.firstSeen ?? null,
  lastSeen: async ({ key }, _, { loaders }) => (await loaders.sighting.load(key))?.lastSeen ?? null,
  sources: async ({ key }, _, { loaders }) => (await loaders.sighting.load(key))?.sources ?? [],
}

const Activity: ActivityResolvers = {
  amount: ({ amount }) => (amount === null ? null : unitsOf(amount)),
}

export const profileResolvers = {
  Profile: { ...Profile, ...ledgerFields, ...householdFields },
  ProfileIdentifier,
  Activity,
} satisfies Resolvers
