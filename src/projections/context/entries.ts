import type { Amount, IdentifierKey } from '../../model/index.ts'

/** What is bought, as a cart names it. */
export interface Product {
  /** The sender's id: `product_id`, else `sku`, else `id`. */
  readonly productId: string
  readonly variant: string | null
  readonly name: string | null
  /** Of one, in 1/10,000 of a currency unit; null where nobody said. */
  readonly price: Amount | null
  /** ISO 4217. */
  readonly currency: string | null
}

export interface ProductQuantity {
  readonly product: Product
  readonly quantity: number
}

/**
 * What happened to a cart. `set` says all that is in it, and so covers what the named identifiers' carts held before;
 * `order` takes out what was bought, everything when `lines` is empty.
 */
export type CartOperation =
  | { readonly kind: 'add' | 'remove' | 'order'; readonly lines: readonly ProductQuantity[] }
  | { readonly kind: 'set'; readonly lines: readonly ProductQuantity[]; readonly covers: readonly IdentifierKey[] }

export const CASE_STATUSES = ['open', 'pending', 'closed'] as const
export type CaseStatus = (typeof CASE_STATUSES)[number]
export const RECOMMENDATION_STATUSES = ['shown', 'accepted', 'dismissed'] as const
export type RecommendationStatus = (typeof RECOMMENDATION_STATUSES)[number]

/** What happened in an exchange with this person that may be going on. */
export type EngagementStep =
  | {
      readonly kind: 'case'
      readonly caseId: string
      /** null in any field: this step says nothing of it. */
      readonly status: CaseStatus | null
      readonly subject: string | null
      readonly priority: string | null
      readonly agent: string | null
    }
  | {
      readonly kind: 'message'
      readonly caseId: string
      /** The sender's id of it; null where it gave none. */
      readonly messageId: string | null
      /** Written in a chat, or spoken on the phone. */
      readonly medium: 'chat' | 'call'
      readonly from: 'customer' | 'agent'
      readonly author: string | null
      readonly text: string
    }
  | {
      readonly kind: 'recommendation'
      readonly recommendationId: string
      readonly status: RecommendationStatus
      readonly placement: string | null
      readonly items: readonly string[]
    }

/** That somebody was there. */
interface Visit {
  /** The sender's id of the visit; null where it gives none. */
  readonly sessionId: string | null
}

interface Dated<Kind extends string, Body> {
  readonly kind: Kind
  /** Where its event lies on the log, and which of its entries it is: unique, and the same at every delivery. */
  readonly place: string
  /** When it happened, ms. */
  readonly atMs: number
  readonly channel: string | null
  readonly body: Body
}

export type CartEntry = Dated<'cart', CartOperation>
export type EngagementEntry = Dated<'engagement', EngagementStep>
export type SessionEntry = Dated<'session', Visit>
export type ContextEntry = CartEntry | EngagementEntry | SessionEntry
export type ContextKind = ContextEntry['kind']

/** Kept per vertex: which of a profile's vertices an entry was booked on. */
export type Kept<Entry extends ContextEntry> = Entry & { readonly vertex: IdentifierKey }

/** @returns in the order in which it happened, the same wherever they come from */
export function inOrder<Entry extends ContextEntry>(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => a.atMs - b.atMs || (a.place < b.place ? -1 : Number(a.place > b.place)))
}
