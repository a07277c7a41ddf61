import type { BirthId, RequestContext } from '../../model/index.ts'

export interface Household {
  /** `h` and the digits of the birth id of its earliest member's founder. */
  readonly id: string
  /** Two at least, the holder first. */
  readonly members: readonly HouseholdMember[]
}

export interface HouseholdMember {
  readonly profileId: BirthId
  /** `holder`: the first on what they have in common. */
  readonly role: 'holder' | 'member'
  /** First and last day on which the member was seen with what binds it, as whole days since 1970-01-01 UTC. */
  readonly from: number
  readonly to: number
  /** What binds it to others of the household, the strongest first. */
  readonly through: readonly ('account' | 'landline' | 'address' | 'device')[]
}

/** Each throws SelfsameError FORBIDDEN without the scope `profiles:read`; answers come in the order of the question. */
export interface Households {
  /**
   * @param ids of households, as they are or once were: a household's id is made of a person's, and leads to where that
   *   person lives now, whatever that household's id is
   * @returns null for an id that is of no person, or of one who lives with nobody
   */
  byIds(context: RequestContext, ids: readonly string[]): Promise<(Household | null)[]>
  /** @returns null for a profile that lives with nobody, or of which no person is known */
  byProfiles(context: RequestContext, profileIds: readonly BirthId[]): Promise<(Household | null)[]>
}
