import { type Activity, anchorsOf, type GraphProfile, type RequestContext, requireScope } from '../../model/index.ts'
import {
  activeSessions,
  type CartLine,
  type CartVersions,
  type ContextEntry,
  type ContextSettings,
  foldCart,
  type Kept,
  lifetimesOf,
  openCases,
  type Session,
  shownRecommendations,
  type ShownRecommendation,
  type SupportCase,
} from '../../projections/context/index.ts'
import type { FiguresReader } from '../read/ports.ts'
import { versionOf } from './cart-version.ts'
import type { ContextStore } from './ports.ts'

/** All that a person's devices have in the cart. */
export interface Cart {
  /** For `expectedVersion` of a change: another one once anything in it has changed. */
  readonly version: string
  readonly lines: readonly CartLine[]
}

/** What somebody is about just now. */
export interface LiveContext {
  readonly profile: GraphProfile
  readonly sessions: readonly Session[]
  readonly cart: Cart
  readonly cases: readonly SupportCase[]
  readonly recommendations: readonly ShownRecommendation[]
}

export interface ContextReaderParts {
  readonly store: Pick<ContextStore, 'read'>
  readonly figures: Pick<FiguresReader, 'recent'>
  readonly settings: ContextSettings
  /** ms @default Date.now */
  readonly now?: () => number
}

/** Reads live context, over all vertices of a profile. */
export class ContextReader {
  readonly #parts: ContextReaderParts
  readonly #now: () => number

  constructor(parts: ContextReaderParts) {
    this.#parts = parts
    this.#now = parts.now ?? Date.now
  }

  /** @returns in the order asked, all in one round trip @throws SelfsameError FORBIDDEN, UNAVAILABLE */
  async ofProfiles(context: RequestContext, profiles: readonly GraphProfile[]): Promise<LiveContext[]> {
    requireScope(context, 'profiles:read')
    const kept = await this.#parts.store.read(profiles.map(anchorsOf))
    return profiles.map((profile, at) => {
      const { entries, cartVersions } = kept[at] ?? { entries: [], cartVersions: new Map() }
      return { profile, ...this.#contextOf(entries, cartVersions) }
    })
  }

  /** @returns what happened last, newest first, none older than the settings say @throws SelfsameError FORBIDDEN, UNAVAILABLE */
  async interactions(context: RequestContext, profile: GraphProfile, limit: number): Promise<Activity[]> {
    requireScope(context, 'profiles:read')
    const sinceMs = this.#now() - lifetimesOf(this.#parts.settings).interaction
    const recent = await this.#parts.figures.recent(anchorsOf(profile), limit)
    return recent.filter(({ occurredAt }) => Date.parse(occurredAt) > sinceMs)
  }

  /** @returns the versions that a change of this person's cart may expect */
  async cartVersions(profile: GraphProfile): Promise<CartVersions> {
    const [kept] = await this.#parts.store.read([anchorsOf(profile)])
    return kept?.cartVersions ?? new Map()
  }

  #contextOf(entries: readonly Kept<ContextEntry>[], versions: CartVersions): Omit<LiveContext, 'profile'> {
    const nowMs = this.#now()
    const lifetimes = lifetimesOf(this.#parts.settings)
    const live = entries.filter(({ kind, atMs }) => kind === 'session' || atMs > nowMs - lifetimes[kind])
    const cart = live.filter((entry) => entry.kind === 'cart')
    const engagements = live.filter((entry) => entry.kind === 'engagement')
    const sessions = live.filter((entry) => entry.kind === 'session')
    return {
      sessions: activeSessions(sessions, lifetimes.session, nowMs),
      cart: { version: versionOf(versions), lines: foldCart(cart, this.#parts.settings.cart.merge) },
      cases: openCases(engagements),
      recommendations: shownRecommendations(engagements, nowMs - lifetimes.recommendation),
    }
  }
}
