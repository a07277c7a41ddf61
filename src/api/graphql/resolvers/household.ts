import { traitsNamed } from '../../../app/read/index.ts'
import { dateOfDay, SelfsameError } from '../../../model/index.ts'
import type {
  HouseholdMemberResolvers,
  HouseholdResolvers,
  ProfileResolvers,
  QueryResolvers,
  Resolvers,
} from '../generated/resolvers.ts'

/** Who lives together. */
export const householdQueries: Pick<QueryResolvers, 'household'> = {
  household: (_, { id }, { loaders }) => loaders.household.load(id),
}

export const Profile: Pick<ProfileResolvers, 'household'> = {
  household: ({ id }, _, { loaders }) => loaders.householdOf.load(id),
}

const Household: HouseholdResolvers = {
  traits: async (household, { names }, { loaders }) =>
    traitsNamed(await loaders.householdTraits.load(household), names ?? null),
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

export const householdResolvers = { Household, HouseholdMember } satisfies Resolvers
