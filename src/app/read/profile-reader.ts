import type { IdentityRules } from '../../identity/index.ts'
import { normaliseIdentifier } from '../../identity/normalise/index.ts'
import {
  type Activity,
  anchorsOf,
  assertNever,
  type GraphProfile,
  type Identifier,
  type IdentifierKey,
  type LedgerDecision,
  NAMESPACE_PATTERN,
  type ProfileLedger,
  type RequestContext,
  requireScope,
  SelfsameError,
  type Sighting,
} from '../../model/index.ts'
import { sumOf, type TraitFigure, traitFigures, type TraitSettings } from '../../projections/traits/index.ts'
import { requireWithin } from './bounds.ts'
import { figuresIn, type Metrics, metricsOf } from './metrics.ts'
import { membersAfter, type PreviewedProfiles, type PreviewFigures } from './preview-figures.ts'
import type { FiguresReader, HistoryPage, ProfileGraph, SearchPage } from './ports.ts'
import type { StoredProfiles } from './stored-profiles.ts'

/** How many profiles a page of a search holds. */
const SEARCH_PAGE_BOUNDS = { min: 1, max: 100 }
/** Characters of what is searched for, outer spaces aside. */
const SEARCH_TEXT_BOUNDS = { min: 2, max: 200 }
/** How many decisions a page of a history holds. */
const HISTORY_BOUNDS = { min: 1, max: 1_000 }
/** How many events recent activity shows. */
const RECENT_BOUNDS = { min: 1, max: 100 }

export interface ProfileReaderPorts {
  readonly graph: ProfileGraph
  /** @default none: every read goes to the graph */
  readonly stored?: StoredProfiles
  readonly figures: FiguresReader
  /** Those in force. */
  readonly rules: () => IdentityRules
  readonly traits: TraitSettings
}

/** `stored`: as the profile store has them, where there is one; `fresh`: as the graph has them by now. */
export type Reading = 'stored' | 'fresh'

/** Reads profiles. Answers come in the order of the question. */
export class ProfileReader {
  readonly #graph: ProfileGraph
  readonly #stored: StoredProfiles | null
  readonly #figures: FiguresReader
  readonly #rules: () => IdentityRules
  readonly #traits: TraitSettings

  constructor(ports: ProfileReaderPorts) {
    this.#graph = ports.graph
    this.#stored = ports.stored ?? null
    this.#figures = ports.figures
    this.#rules = ports.rules
    this.#traits = ports.traits
  }

  /** @param ids profile ids or aliases @throws SelfsameError FORBIDDEN */
  async byIds(
    context: RequestContext,
    ids: readonly string[],
    reading: Reading = 'stored',
  ): Promise<(GraphProfile | null)[]> {
    requireScope(context, 'profiles:read')
    if (this.#stored === null) return this.#graph.byIds(ids)
    return reading === 'fresh' ? this.#stored.freshByIds(ids) : this.#stored.byIds(ids)
  }

  /** @param keys of normalised identifiers: see `keyFor` @throws SelfsameError FORBIDDEN */
  async byIdentifiers(
    context: RequestContext,
    keys: readonly IdentifierKey[],
    reading: Reading = 'stored',
  ): Promise<(GraphProfile | null)[]> {
    requireScope(context, 'profiles:read')
    if (this.#stored === null) return this.#graph.byIdentifiers(keys)
    return reading === 'fresh' ? this.#stored.freshByIdentifiers(keys) : this.#stored.byIdentifiers(keys)
  }

  /**
   * Normalises an identifier as the gate does. It takes no context: it reads nothing, and is the same for everyone.
   *
   * @throws SelfsameError BAD_REQUEST when the namespace is none, or the value cannot be one of it
   */
  keyFor({ namespace, value }: Identifier): IdentifierKey {
    if (!NAMESPACE_PATTERN.test(namespace))
      throw malformed('The namespace asked for cannot be one: email, phone, customer … are')
    const normalised = normaliseIdentifier(this.#rules(), { namespace, raw: value, verified: false, field: 'value' })
    switch (normalised.kind) {
      case 'ok':
        return normalised.identifier.key
      case 'placeholder':
        throw malformed('The value asked for is empty or a placeholder')
      case 'invalid':
        throw malformed(`The value asked for ${normalised.fault.message}`)
      default:
        return assertNever(normalised)
    }
  }

  /** @param first 1 to 100 @throws SelfsameError BAD_REQUEST, FORBIDDEN */
  async search(
    context: RequestContext,
    text: string,
    page: { first: number; after: string | null },
  ): Promise<SearchPage> {
    requireScope(context, 'profiles:read')
    requireWithin('first', page.first, SEARCH_PAGE_BOUNDS)
    return this.#graph.search(searchable(text), page)
  }

  /** @throws SelfsameError FORBIDDEN */
  async metrics(context: RequestContext, profiles: readonly Pick<GraphProfile, 'members'>[]): Promise<Metrics[]> {
    requireScope(context, 'profiles:read')
    const [booked, rebuilding] = await Promise.all([
      this.#figures.contributions(profiles.map(anchorsOf), 'totals'),
      this.#figures.rebuilding(),
    ])
    return booked.map((contributions) => metricsOf(figuresIn(sumOf(contributions)), rebuilding))
  }

  /** @returns what is counted on the profiles of a decision's preview, and would be @throws SelfsameError FORBIDDEN */
  async previewed(context: RequestContext, preview: PreviewedProfiles): Promise<PreviewFigures> {
    const found = await this.byIds(
      context,
      preview.profilesBefore.map(({ id }) => id),
      'fresh',
    )
    const living = found.map((profile) => profile ?? { members: [] })
    const metrics = await this.metrics(context, [...living, ...membersAfter(preview, living)])
    const before = metrics.slice(0, living.length)
    const events = before.reduce((sum, one) => sum + one.events, 0)
    return { events, before, after: metrics.slice(living.length) }
  }

  /**
   * @param profiles or the members of several, to be added up together
   * @returns of each every trait of the settings, windows as of now @throws SelfsameError FORBIDDEN
   */
  async traits(context: RequestContext, profiles: readonly Pick<GraphProfile, 'members'>[]): Promise<TraitFigure[][]> {
    requireScope(context, 'profiles:read')
    const booked = await this.#figures.contributions(profiles.map(anchorsOf))
    return booked.map((contributions) => traitFigures(this.#traits, sumOf(contributions), Date.now()))
  }

  /** @param limit 1 to 100 @returns newest first @throws SelfsameError BAD_REQUEST, FORBIDDEN */
  async recent(context: RequestContext, profile: GraphProfile, limit: number): Promise<Activity[]> {
    requireScope(context, 'profiles:read')
    requireWithin('limit', limit, RECENT_BOUNDS)
    return this.#figures.recent(anchorsOf(profile), limit)
  }

  /** @returns null for an identifier that no booked event carried @throws SelfsameError FORBIDDEN */
  async sightings(context: RequestContext, keys: readonly IdentifierKey[]): Promise<(Sighting | null)[]> {
    requireScope(context, 'profiles:read')
    return this.#figures.sightings(keys)
  }

  /** @param profileIds of live profiles @throws SelfsameError FORBIDDEN */
  async ledgers(context: RequestContext, profileIds: readonly string[]): Promise<ProfileLedger[]> {
    requireScope(context, 'profiles:read')
    return this.#graph.ledgers(profileIds)
  }

  /**
   * Every decision about a live profile's identifiers, newest first, page by page.
   *
   * @param page first: 1 to 1,000 @throws SelfsameError BAD_REQUEST, FORBIDDEN
   */
  async history(context: RequestContext, profileId: string, page: HistoryPage): Promise<LedgerDecision[]> {
    requireScope(context, 'profiles:read')
    requireWithin('first', page.first, HISTORY_BOUNDS)
    return this.#graph.decisions(profileId, page)
  }
}

function searchable(text: string): string {
  const trimmed = text.trim()
  const { min, max } = SEARCH_TEXT_BOUNDS
  if (trimmed.length >= min && trimmed.length <= max) return trimmed
  throw new SelfsameError(
    'BAD_REQUEST',
    `What is searched for has ${trimmed.length} characters; ${min} to ${max} are allowed`,
    {
      remedy: 'Write the beginning of an identifier, or words of a name',
    },
  )
}

function malformed(found: string): SelfsameError {
  return new SelfsameError('BAD_REQUEST', found, {
    remedy: 'Check `namespace` and `value`; they are read as at the gate, by config/identity.yaml',
  })
}
