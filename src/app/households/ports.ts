import type { IdentityRules } from '../../identity/index.ts'
import type { BirthId, Evidence, IdentifierKey } from '../../model/index.ts'

/** What one person uses that others may use too, and who does. */
export interface UsesOfProfile {
  readonly profileId: BirthId
  /** When its founder was registered: a number that orders births over the whole graph. */
  readonly since: number
  /** Of the class household. */
  readonly identifiers: readonly SharedIdentifier[]
  /** Those with several owners. */
  readonly devices: readonly SharedIdentifier[]
  readonly addresses: readonly (SharedThing & {
    /** See `addressKey` of the identity room. */
    readonly key: string
    /** First and last day. */
    readonly from: number
    readonly to: number
  })[]
}

export interface SharedIdentifier extends SharedThing {
  /** Uncut. */
  readonly key: IdentifierKey
  /** When this person was seen with it. */
  readonly seen: readonly Pick<Evidence, 'days' | 'slots'>[]
}

interface SharedThing {
  /** Profiles of persons, this one among them; as many as were asked for at the most. */
  readonly users: readonly BirthId[]
}

/** The graph, as far as households need it. */
export interface HouseholdGraph {
  readRules(): Promise<IdentityRules>
  /** The live profile of the vertex born with each id; none for an id that leads to nobody. */
  liveProfiles(births: readonly BirthId[]): Promise<ReadonlyMap<BirthId, BirthId>>
  /**
   * @param profileIds each once, at most 1,000
   * @param usersMax users told of one thing
   * @returns none for a profile that is gone, or of which no person is known
   */
  uses(profileIds: readonly BirthId[], usersMax: number): Promise<readonly UsesOfProfile[]>
}
