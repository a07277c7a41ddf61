import type { Household, HouseholdMember } from '../app/households/index.ts'
import { aliasesOf, evidenceInOrder, membersInOrder, type Metrics } from '../app/read/index.ts'
import type { TraitFigure } from '../projections/traits/index.ts'
import { type IdentityRules, survivingAttributes } from '../identity/index.ts'
import {
  type Activity,
  type Attribute,
  type Evidence,
  type GraphProfile,
  parseKey,
  type RequestContext,
  type Sighting,
  unitsOf,
} from '../model/index.ts'
import type { OpenService } from './services.ts'

/** A profile as the command line shows it; names as in GraphQL. */
export interface ProfileCard {
  readonly id: string
  readonly aliases: readonly string[]
  readonly identifiers: readonly CardIdentifier[]
  readonly attributes: readonly Pick<Attribute, 'name' | 'value' | 'source' | 'observedAt'>[]
  readonly metrics: Metrics
  readonly traits: readonly CardTrait[]
  /** Null for somebody who lives with nobody. */
  readonly household: CardHousehold | null
  readonly recentActivity: readonly CardActivity[]
  /** Strongest first. */
  readonly evidence: readonly CardEvidence[]
}

export type CardTrait = Pick<TraitFigure, 'name' | 'precision' | 'value' | 'windows'>

export interface CardHousehold {
  readonly id: string
  readonly members: readonly (Pick<HouseholdMember, 'role' | 'through'> & {
    readonly profile: { readonly id: string }
  })[]
}

export type CardEvidence = Pick<Evidence, 'key' | 'a' | 'b' | 'rule' | 'source' | 'state' | 'reason'>

export interface CardIdentifier {
  readonly namespace: string
  readonly value: string
  readonly firstSeen: string | null
  readonly lastSeen: string | null
  readonly sources: readonly string[]
}

export type CardActivity = Pick<Activity, 'occurredAt' | 'type' | 'name' | 'channel' | 'currency'> & {
  /** Currency units. */
  readonly amount: number | null
}

const RECENT = 10

/** @param question a profile's id or alias, or `namespace:value` @returns null when nobody answers to it */
export async function readCard(
  { profiles, households, rules }: OpenService,
  context: RequestContext,
  question: string,
): Promise<ProfileCard | null> {
  const identifier = parseKey(question)
  const [profile] =
    identifier === null
      ? await profiles.byIds(context, [question])
      : await profiles.byIdentifiers(context, [profiles.keyFor(identifier)])
  if (profile == null) return null
  const members = membersInOrder(rules, profile)
  const keys = members.map(({ key }) => key)
  const [[metrics], [traits], sightings, recent, [household], [ledger]] = await Promise.all([
    profiles.metrics(context, [profile]),
    profiles.traits(context, [profile]),
    profiles.sightings(context, keys),
    profiles.recent(context, profile, RECENT),
    households.byProfiles(context, [profile.id]),
    profiles.ledgers(context, [profile.id]),
  ])
  return {
    id: profile.id,
    aliases: aliasesOf(profile),
    identifiers: members.map((member, at) => identifierOf(member, sightings[at] ?? null)),
    attributes: attributesOf(profile, rules),
    metrics: metrics as Metrics,
    traits: (traits ?? []).map(({ name, precision, value, windows }) => ({ name, precision, value, windows })),
    household: household == null ? null : householdOf(household),
    recentActivity: recent.map(activityOf),
    evidence: evidenceInOrder(ledger?.evidence ?? []).map(evidenceOf),
  }
}

function identifierOf(
  { namespace, value }: GraphProfile['members'][number],
  sighting: Sighting | null,
): CardIdentifier {
  return {
    namespace,
    value,
    firstSeen: sighting?.firstSeen ?? null,
    lastSeen: sighting?.lastSeen ?? null,
    sources: sighting?.sources ?? [],
  }
}

function attributesOf({ records }: GraphProfile, rules: IdentityRules): ProfileCard['attributes'] {
  return survivingAttributes(records, rules).map(({ name, value, source, observedAt }) => ({
    name,
    value,
    source,
    observedAt,
  }))
}

function activityOf({ occurredAt, type, name, channel, amount, currency }: Activity): CardActivity {
  return { occurredAt, type, name, channel, currency, amount: amount === null ? null : unitsOf(amount) }
}

function householdOf({ id, members }: Household): CardHousehold {
  return { id, members: members.map(({ profileId, role, through }) => ({ profile: { id: profileId }, role, through })) }
}

function evidenceOf({ key, a, b, rule, source, state, reason }: Evidence): CardEvidence {
  return { key, a, b, rule, source, state, reason }
}
