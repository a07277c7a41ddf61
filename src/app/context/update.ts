import type { Identifier } from '../../model/index.ts'
import { type CartVersions, COVERED_CARTS, EXPECTED_CARTS } from '../../projections/context/index.ts'

/** A product in a cart, as a channel names it. */
export interface CartLineInput {
  readonly productId: string
  readonly variant?: string | null | undefined
  readonly name?: string | null | undefined
  /** Of one, in units of `currency`. */
  readonly price?: number | null | undefined
  readonly currency?: string | null | undefined
  readonly quantity: number
}

/** One of the three. */
export interface CartUpdate {
  readonly set?: readonly CartLineInput[] | null | undefined
  readonly add?: readonly CartLineInput[] | null | undefined
  readonly remove?: readonly CartLineInput[] | null | undefined
  /** The change counts only if the cart is of this version still. */
  readonly expectedVersion?: string | null | undefined
}

export interface CaseUpdate {
  readonly id: string
  readonly status?: 'open' | 'pending' | 'closed' | null | undefined
  readonly subject?: string | null | undefined
  readonly priority?: string | null | undefined
  readonly agent?: string | null | undefined
}

export interface MessageUpdate {
  readonly caseId: string
  readonly medium: 'chat' | 'call'
  readonly from: 'customer' | 'agent'
  readonly author?: string | null | undefined
  readonly text: string
}

export interface RecommendationUpdate {
  readonly id: string
  readonly status: 'shown' | 'accepted' | 'dismissed'
  readonly placement?: string | null | undefined
  readonly items?: readonly string[] | null | undefined
}

/** What has changed of somebody's context. */
export interface ContextUpdate {
  /** Whom it is about; an anonymous id will do. */
  readonly identifier: Identifier
  readonly channel?: string | null | undefined
  readonly sessionId?: string | null | undefined
  readonly cart?: CartUpdate | null | undefined
  readonly case?: CaseUpdate | null | undefined
  readonly message?: MessageUpdate | null | undefined
  readonly recommendation?: RecommendationUpdate | null | undefined
  readonly idempotencyKey?: string | null | undefined
}

/** What a change of a cart knew of it. */
export interface CartKnown {
  readonly versions: CartVersions
  /** Whether it counts only if these are the versions still. */
  readonly isCondition: boolean
}

interface Item {
  readonly event_type: string
  readonly payload: Readonly<Record<string, unknown>>
}

const MESSAGE_EVENTS = { customer: 'Live Chat Message Sent', agent: 'Live Chat Message Received' } as const
const RECOMMENDATION_EVENTS = {
  shown: 'Recommendation Shown',
  accepted: 'Recommendation Accepted',
  dismissed: 'Recommendation Dismissed',
} as const

/**
 * The events that an update stands for, in the generic shape: by these the log, the lake and every other reader learn
 * of it as of any other event.
 *
 * @param id of the update: makes each event's id
 * @param known null for a change that need not know the cart
 */
export function itemsOf(update: ContextUpdate, id: string, at: string, known: CartKnown | null): object[] {
  const { identifier, channel, sessionId } = update
  const items = [...cartItems(update, known), ...engagementItems(update)]
  const all = items.length > 0 ? items : [{ event_type: 'Session Active', payload: {} }]
  return all.map(({ event_type, payload }, index) => ({
    event_id: messageIdOf(id, index),
    event_type,
    timestamp: at,
    channel,
    session_id: sessionId,
    context: { identifiers: { [identifier.namespace]: identifier.value } },
    payload,
  }))
}

/** Of the cart's event, which is the first. */
export function messageIdOf(id: string, index = 0): string {
  return `context/${id}/${index}`
}

function cartItems({ cart }: ContextUpdate, known: CartKnown | null): Item[] {
  const item = (event_type: string, lines: readonly CartLineInput[], covered: object = {}) => ({
    event_type,
    payload: { products: lines.map(productOf), ...conditionOf(known), ...covered },
  })
  if (cart?.set != null) return [item('Cart Updated', cart.set, { [COVERED_CARTS]: [...(known?.versions.keys() ?? [])] })]
  if (cart?.add != null) return [item('Product Added', cart.add)]
  return cart?.remove == null ? [] : [item('Product Removed', cart.remove)]
}

function conditionOf(known: CartKnown | null): object {
  return known?.isCondition ? { [EXPECTED_CARTS]: Object.fromEntries(known.versions) } : {}
}

function productOf({ productId, variant, name, price, currency, quantity }: CartLineInput) {
  return { product_id: productId, variant, name, price, currency, quantity }
}

function engagementItems({ case: about, message, recommendation }: ContextUpdate): Item[] {
  return [
    ...(about == null ? [] : [caseItem(about)]),
    ...(message == null ? [] : [messageItem(message)]),
    ...(recommendation == null ? [] : [recommendationItem(recommendation)]),
  ]
}

function caseItem({ id, status, subject, priority, agent }: CaseUpdate): Item {
  const payload = { case_id: id, status, subject, priority, agent_name: agent }
  return { event_type: 'Support Case Updated', payload }
}

function messageItem({ caseId, medium, from, author, text }: MessageUpdate): Item {
  const writer = from === 'agent' ? { agent_name: author } : { author }
  if (medium === 'chat')
    return { event_type: MESSAGE_EVENTS[from], payload: { case_id: caseId, ...writer, message_body: text } }
  return { event_type: 'Call Transcribed', payload: { case_id: caseId, from, ...writer, text } }
}

function recommendationItem({ id, status, placement, items }: RecommendationUpdate): Item {
  return { event_type: RECOMMENDATION_EVENTS[status], payload: { recommendation_id: id, placement, items } }
}
