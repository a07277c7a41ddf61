import { z } from 'zod'
import { SelfsameError } from '../../model/index.ts'
import {
  type CartVersions,
  CASE_STATUSES,
  COVERED_CARTS,
  EXPECTED_CARTS,
  RECOMMENDATION_STATUSES,
} from '../../projections/context/index.ts'

const textSchema = z.string().max(4_000)
const idSchema = z.string().min(1).max(256)

const cartLineSchema = z.strictObject({
  productId: idSchema,
  variant: idSchema.nullish(),
  name: textSchema.nullish(),
  /** Of one, in units of `currency`. */
  price: z.number().nullish(),
  currency: z.string().max(3).nullish(),
  quantity: z.number().int().min(0).max(1_000_000).default(1),
})

const linesSchema = z.array(cartLineSchema).max(500).nullish()

const cartSchema = z.strictObject({
  set: linesSchema,
  add: linesSchema,
  remove: linesSchema,
  /** The change counts only if the cart is of this version still. */
  expectedVersion: z.string().nullish(),
})

/** What of somebody's context has changed. */
const contextUpdateSchema = z.strictObject({
  /** Whom it is about; an anonymous id will do. */
  identifier: z.strictObject({ namespace: z.string(), value: z.string() }),
  channel: z.string().max(64).nullish(),
  sessionId: idSchema.nullish(),
  cart: cartSchema.nullish(),
  case: z
    .strictObject({
      id: idSchema,
      status: z.enum(CASE_STATUSES).nullish(),
      subject: textSchema.nullish(),
      priority: textSchema.nullish(),
      agent: textSchema.nullish(),
    })
    .nullish(),
  message: z
    .strictObject({
      caseId: idSchema,
      medium: z.enum(['chat', 'call']).default('chat'),
      from: z.enum(['customer', 'agent']),
      author: textSchema.nullish(),
      text: textSchema,
    })
    .nullish(),
  recommendation: z
    .strictObject({
      id: idSchema,
      status: z.enum(RECOMMENDATION_STATUSES).default('shown'),
      placement: textSchema.nullish(),
      items: z.array(z.string()).max(500).nullish(),
    })
    .nullish(),
  idempotencyKey: z.string().nullish(),
})

export type ContextUpdate = z.infer<typeof contextUpdateSchema>
type CartLineUpdate = z.infer<typeof cartLineSchema>
type CartUpdate = z.infer<typeof cartSchema>

/** @throws SelfsameError BAD_REQUEST that names each fault */
export function parseContextUpdate(value: unknown): ContextUpdate {
  const parsed = contextUpdateSchema.safeParse(value)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`)
    throw new SelfsameError('BAD_REQUEST', `This is no change of context: ${faults.join('; ')}`, {
      remedy: 'Write it as the input of `updateContext` in schema.graphql',
    })
  }
  requireOneOperation(parsed.data.cart ?? null)
  return parsed.data
}

function requireOneOperation(cart: CartUpdate | null): void {
  if (cart === null) return
  const given = [cart.set, cart.add, cart.remove].filter((operation) => operation != null).length
  if (given === 1) return
  throw new SelfsameError('BAD_REQUEST', `A change of the cart is one of set, add and remove; ${given} are given`, {
    remedy: 'Send one of them; several changes in several calls',
  })
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
  return all.map(({ event_type, payload }, index) =>
    asJson({
      event_id: messageIdOf(id, index),
      event_type,
      timestamp: at,
      channel,
      session_id: sessionId,
      context: { identifiers: { [identifier.namespace]: identifier.value } },
      payload,
    }),
  )
}

/** An event holds JSON, which has no `undefined`. */
function asJson(item: object): object {
  return JSON.parse(JSON.stringify(item))
}

/** Of the cart's event, which is the first. */
export function messageIdOf(id: string, index = 0): string {
  return `context/${id}/${index}`
}

function cartItems({ cart }: ContextUpdate, known: CartKnown | null): Item[] {
  const item = (event_type: string, lines: readonly CartLineUpdate[], covered: object = {}) => ({
    event_type,
    payload: { products: lines.map(productOf), ...conditionOf(known), ...covered },
  })
  if (cart?.set != null)
    return [item('Cart Updated', cart.set, { [COVERED_CARTS]: [...(known?.versions.keys() ?? [])] })]
  if (cart?.add != null) return [item('Product Added', cart.add)]
  return cart?.remove == null ? [] : [item('Product Removed', cart.remove)]
}

function conditionOf(known: CartKnown | null): object {
  return known?.isCondition ? { [EXPECTED_CARTS]: Object.fromEntries(known.versions) } : {}
}

function productOf({ productId, variant, name, price, currency, quantity }: CartLineUpdate) {
  return { product_id: productId, variant, name, price, currency, quantity }
}

function engagementItems({ case: about, message, recommendation }: ContextUpdate): Item[] {
  return [
    ...(about == null ? [] : [caseItem(about)]),
    ...(message == null ? [] : [messageItem(message)]),
    ...(recommendation == null ? [] : [recommendationItem(recommendation)]),
  ]
}

function caseItem({ id, status, subject, priority, agent }: NonNullable<ContextUpdate['case']>): Item {
  const payload = { case_id: id, status, subject, priority, agent_name: agent }
  return { event_type: 'Support Case Updated', payload }
}

function messageItem({ caseId, medium, from, author, text }: NonNullable<ContextUpdate['message']>): Item {
  const writer = from === 'agent' ? { agent_name: author } : { author }
  if (medium === 'chat')
    return { event_type: MESSAGE_EVENTS[from], payload: { case_id: caseId, ...writer, message_body: text } }
  return { event_type: 'Call Transcribed', payload: { case_id: caseId, from, ...writer, text } }
}

function recommendationItem({ id, status, placement, items }: NonNullable<ContextUpdate['recommendation']>): Item {
  return { event_type: RECOMMENDATION_EVENTS[status], payload: { recommendation_id: id, placement, items } }
}
