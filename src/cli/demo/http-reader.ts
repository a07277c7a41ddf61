import type { DemoReader } from '../../app/demo/index.ts'
import {
  decodeToken,
  encodeToken,
  type Identifier,
  type IdentifierKey,
  lastPositions,
  parseKey,
} from '../../model/index.ts'
import type { CardEvidence, CardHousehold, CardTrait, ProfileCard } from '../profile-card.ts'
import { untilApplied } from '../until-applied.ts'
import { GraphqlClient } from './graphql-client.ts'

/** As many as one query may have. */
const ALIASES = 30
const CONCURRENT = 4

/** Reads profiles by GraphQL, as any client does. */
export class HttpReader implements DemoReader {
  readonly #client: GraphqlClient
  readonly #signal: AbortSignal

  constructor(url: string, signal: AbortSignal) {
    this.#client = new GraphqlClient(url, signal)
    this.#signal = signal
  }

  /** @throws SelfsameError AFTER_TIMEOUT when nothing is applied for two minutes */
  waitUntilApplied(tokens: readonly string[], onPending: (pending: number) => void): Promise<void> {
    const after = joined(tokens)
    const wait = async () => {
      await this.#client.ask('query ($after: String!) { profiles(ids: [], after: $after) { id } }', { after })
    }
    return untilApplied({ wait, pending: () => this.#pending(), signal: this.#signal }, onPending)
  }

  async #pending(): Promise<number> {
    const { stats } = await this.#client.ask<{ stats: { pending: number } }>('{ stats { pending } }')
    return stats.pending
  }

  /** A profile found answers for all its identifiers: most need no question of their own. */
  async profileIds(keys: readonly IdentifierKey[], onDone: (count: number) => void): Promise<(string | null)[]> {
    const wanted = new Set(keys)
    const found = new Map<IdentifierKey, string | null>()
    const open = spread(keys).values()
    const ask = async () => {
      for (let batch = nextOf(open, found); batch.length > 0; batch = nextOf(open, found)) {
        for (const [key, id] of await this.#lookUp(batch)) if (wanted.has(key)) found.set(key, id)
        onDone(found.size)
      }
    }
    await Promise.all(Array.from({ length: CONCURRENT }, ask))
    return keys.map((key) => found.get(key) ?? null)
  }

  async #lookUp(keys: readonly IdentifierKey[]): Promise<[IdentifierKey, string | null][]> {
    const fields = keys.map(
      (_, at) =>
        `a${at}: profileByIdentifier(namespace: $n${at}, value: $v${at}) { id identifiers(first: 10000) { key } }`,
    )
    const parameters = keys.map((_, at) => `$n${at}: String!, $v${at}: String!`).join(', ')
    const answers = await this.#client.ask<
      Record<string, { id: string; identifiers: { key: IdentifierKey }[] } | null>
    >(`query (${parameters}) { ${fields.join(' ')} }`, variablesOf(keys))
    return keys.flatMap((asked, at): [IdentifierKey, string | null][] => {
      const profile = answers[`a${at}`]
      if (profile == null) return [[asked, null]]
      return [[asked, profile.id], ...profile.identifiers.map(({ key }): [IdentifierKey, string] => [key, profile.id])]
    })
  }

  /** @returns null when nobody answers to the identifier */
  async card(key: IdentifierKey): Promise<ProfileCard | null> {
    const { profileByIdentifier } = await this.#client.ask<{ profileByIdentifier: CardAnswer | null }>(CARD_QUERY, {
      ...parseKey(key),
    })
    return profileByIdentifier && cardOf(profileByIdentifier)
  }
}

const CARD_QUERY = `query ($namespace: String!, $value: String!) {
  profileByIdentifier(namespace: $namespace, value: $value) {
    id
    aliases
    identifiers { namespace value firstSeen lastSeen sources }
    attributes { name value source observedAt }
    metrics { orders refunds spend currency spendByCurrency { currency amount } averageOrderValue firstSeen lastSeen rebuilding }
    traits { name precision value windows { unit length value } }
    household { id members { profile { id } role through } }
    recentActivity(limit: 10) { occurredAt type name channel amount currency }
    evidence { key a b rule source state reason }
  }
}`

/** A card whose words of enumerations are in GraphQL's capitals. */
type CardAnswer = Omit<ProfileCard, 'household' | 'evidence' | 'traits'> & {
  readonly traits: readonly TraitAnswer[]
  readonly household: { readonly id: string; readonly members: readonly MemberAnswer[] } | null
  readonly evidence: readonly EvidenceAnswer[]
}
type TraitAnswer = Omit<CardTrait, 'precision' | 'windows'> & {
  readonly precision: Uppercase<CardTrait['precision']>
  readonly windows: readonly (Omit<CardTrait['windows'][number], 'unit'> & { readonly unit: 'HOUR' | 'DAY' })[]
}
type Member = CardHousehold['members'][number]
type MemberAnswer = Pick<Member, 'profile'> & {
  readonly role: Uppercase<Member['role']>
  readonly through: readonly Uppercase<Member['through'][number]>[]
}
type EvidenceAnswer = Omit<CardEvidence, 'state' | 'reason'> & {
  readonly state: Uppercase<CardEvidence['state']>
  readonly reason: Uppercase<NonNullable<CardEvidence['reason']>> | null
}

function cardOf({ household, evidence, traits, ...card }: CardAnswer): ProfileCard {
  return {
    ...card,
    household: household && { ...household, members: household.members.map(memberOf) },
    evidence: evidence.map(evidenceOf),
    traits: traits.map(traitOf),
  }
}

function traitOf({ precision, windows, ...trait }: TraitAnswer): CardTrait {
  const inSmall = windows.map(({ unit, ...window }) => ({ ...window, unit: small(unit) }))
  return { ...trait, precision: small(precision), windows: inSmall }
}

function memberOf({ profile, role, through }: MemberAnswer): Member {
  return { profile, role: small(role), through: through.map(small) }
}

function evidenceOf({ state, reason, ...piece }: EvidenceAnswer): CardEvidence {
  return { ...piece, state: small(state), reason: reason && small(reason) }
}

function small<Word extends string>(word: Word): Lowercase<Word> {
  return word.toLowerCase() as Lowercase<Word>
}

/** Strong identifiers first: each mostly leads to a profile of its own, and that to the weak ones. */
function spread(keys: readonly IdentifierKey[]): IdentifierKey[] {
  const order = ['customer', 'loyalty', 'email', 'phone']
  const rank = (key: IdentifierKey) =>
    (order.indexOf(parseKey(key)?.namespace ?? '') + order.length) % (order.length + 1)
  return keys.toSorted((a, b) => rank(a) - rank(b))
}

/** The next keys that no profile found so far holds. */
function nextOf(open: Iterator<IdentifierKey>, found: ReadonlyMap<IdentifierKey, unknown>): IdentifierKey[] {
  const batch: IdentifierKey[] = []
  for (let next = open.next(); !next.done; next = open.next()) {
    if (!found.has(next.value)) batch.push(next.value)
    if (batch.length === ALIASES) break
  }
  return batch
}

function variablesOf(keys: readonly IdentifierKey[]): Record<string, string> {
  return Object.fromEntries(
    keys.flatMap((key, at) => {
      const { namespace, value } = parseKey(key) as Identifier
      return [
        [`n${at}`, namespace],
        [`v${at}`, value],
      ]
    }),
  )
}

/** One token for all that several stand for. */
function joined(tokens: readonly string[]): string {
  const positions = tokens.flatMap((token) => [...decodeToken(token)].map(([lane, position]) => ({ lane, position })))
  return encodeToken(lastPositions(positions))
}
