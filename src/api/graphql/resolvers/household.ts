import { dateOfDay, SelfsameError } from '../../../model/index.ts'
import type { HouseholdMemberResolvers, ProfileResolvers, QueryResolvers, Resolvers } from '../generated/resolvers.ts'

/** Who lives together. */
export const householdQueries: Pick<QueryResolvers, 'household'> = {
  household: (_, { id }, { loaders }) => loaders.household.load(id),
}

export const Profile: Pick<ProfileResolvers, 'household'> = {
  household: ({ id }, _, { loaders }) => loaders.householdOf.load(id),
}

const HouseholdMember: HouseholdMemberResolvers = {
  async profile({ profileId }, _, { loaders }) {
    const profile = await loaders.freshProfileById.load(profileId)
    if (profile !== null) return profile
    throw new SelfsameError('CONFLICT', `Profile ${profileId} is gone since its household was read`, {
      remedy: 'Ask again',
    })
  },
  from: ({ from }) => dateOfDay(from),
  to: ({ to }) => dateOfDay(to),
}

export const householdResolvers = { HouseholdMember } satisfies Resolvers
