import { type CanonicalEvent, type LoggedEvent, snakeCase } from '../../model/index.ts'
import { coveredCarts } from './cart-condition.ts'
import {
  CASE_STATUSES,
  type CartOperation,
  type ContextEntry,
  type EngagementStep,
  type RecommendationStatus,
} from './entries.ts'
import { listAt, productsOf, textAt, wordAt } from './properties.ts'

/** Names of Segment's e-commerce and live chat specifications, and the usual other words for them. */
const CART_OPERATIONS: ReadonlyMap<string, Exclude<CartOperation['kind'], 'order'>> = new Map([
  ['product_added', 'add'],
  ['added_to_cart', 'add'],
  ['add_to_cart', 'add'],
  ['product_removed', 'remove'],
  ['removed_from_cart', 'remove'],
  ['remove_from_cart', 'remove'],
  ['cart_viewed', 'set'],
  ['cart_updated', 'set'],
  ['cart_cleared', 'set'],
])

const STEPS: ReadonlyMap<string, (event: CanonicalEvent) => EngagementStep | null> = new Map([
  ['support_case_opened', (event) => caseStep(event, 'open')],
  ['support_case_updated', (event) => caseStep(event, null)],
  ['support_case_closed', (event) => caseStep(event, 'closed')],
  ['live_chat_conversation_started', (event) => caseStep(event, 'open')],
  ['live_chat_conversation_ended', (event) => caseStep(event, 'closed')],
  ['live_chat_message_sent', (event) => messageStep(event, 'customer', 'chat')],
  ['live_chat_message_received', (event) => messageStep(event, 'agent', 'chat')],
  ['call_transcribed', (event) => messageStep(event, wordAt(event.properties, 'from', SIDES) ?? 'customer', 'call')],
  ['recommendation_shown', (event) => recommendationStep(event, 'shown')],
  ['recommendation_accepted', (event) => recommendationStep(event, 'accepted')],
  ['recommendation_clicked', (event) => recommendationStep(event, 'accepted')],
  ['recommendation_dismissed', (event) => recommendationStep(event, 'dismissed')],
])

const SIDES = ['customer', 'agent'] as const

/**
 * What an event says of its person's context: at most one operation on the cart, one step of an engagement, one visit.
 * Names of events are read whatever their case and spaces.
 *
 * | event | property | becomes |
 * | --- | --- | --- |
 * | Product Added, Product Removed | `product_id` or `sku`, `variant`, `name`, `price`, `quantity` (1), or `products` | add, remove |
 * | Cart Viewed, Cart Updated | `products` | set: all that is in the cart |
 * | Cart Cleared | | set, empty |
 * | an order | `products` | what was bought is out of the cart; everything when no product is named |
 * | Support Case Opened, Updated, Closed | `case_id`, `status`, `subject`, `priority`, `agent_name` | case |
 * | Live Chat Conversation Started, Ended | `case_id` or `conversation_id`, `agent_name` | case |
 * | Live Chat Message Sent (by the customer), Received | `message_id`, `message_body`, `agent_name` | message of a chat |
 * | Call Transcribed | `case_id`, `from` (customer, agent), `text` | message of a call |
 * | Recommendation Shown, Accepted, Dismissed | `recommendation_id`, `placement`, `items` | recommendation |
 * | any with a session id, or from web or app | `sessionId` | visit |
 */
export function entriesOfEvent({ lane, position, event }: LoggedEvent): ContextEntry[] {
  const dated = { atMs: Date.parse(event.occurredAt), channel: event.channel }
  const place = (of: string) => `${lane} ${position} ${of}`
  const cart = cartOperationOf(event)
  const step = event.name === null ? null : (STEPS.get(snakeCase(event.name))?.(event) ?? null)
  return [
    ...(cart === null ? [] : [{ kind: 'cart' as const, place: place('c'), ...dated, body: cart }]),
    ...(step === null ? [] : [{ kind: 'engagement' as const, place: place('e'), ...dated, body: step }]),
    ...(isVisit(event)
      ? [{ kind: 'session' as const, place: place('s'), ...dated, body: { sessionId: event.sessionId } }]
      : []),
  ]
}

function cartOperationOf(event: CanonicalEvent): CartOperation | null {
  const { properties, purchase } = event
  if (purchase?.kind === 'order')
    return { kind: 'order', lines: 'products' in properties ? productsOf(properties) : [] }
  const kind = event.type === 'track' && event.name !== null ? CART_OPERATIONS.get(snakeCase(event.name)) : undefined
  if (kind === undefined) return null
  if (kind !== 'set') return { kind, lines: productsOf(properties) }
  const lines = 'products' in properties ? productsOf(properties) : []
  return {
    kind,
    lines,
    covers: [...new Set([...event.identifiers.map(({ key }) => key), ...coveredCarts(properties)])],
  }
}

function caseStep({ properties }: CanonicalEvent, status: 'open' | 'closed' | null): EngagementStep | null {
  const caseId = caseIdOf(properties)
  if (caseId === null) return null
  return {
    kind: 'case',
    caseId,
    status: status ?? wordAt(properties, 'status', CASE_STATUSES),
    subject: textAt(properties, 'subject'),
    priority: textAt(properties, 'priority'),
    agent: textAt(properties, 'agent_name', 'agent_id', 'agent'),
  }
}

function messageStep(
  { properties }: CanonicalEvent,
  from: 'customer' | 'agent',
  medium: 'chat' | 'call',
): EngagementStep | null {
  const caseId = caseIdOf(properties)
  const text = textAt(properties, 'message_body', 'text')
  if (caseId === null || text === null) return null
  const author = from === 'agent' ? textAt(properties, 'agent_name', 'author') : textAt(properties, 'author')
  return { kind: 'message', caseId, messageId: textAt(properties, 'message_id'), medium, from, author, text }
}

function recommendationStep({ properties }: CanonicalEvent, status: RecommendationStatus): EngagementStep | null {
  const recommendationId = textAt(properties, 'recommendation_id', 'id')
  if (recommendationId === null) return null
  return {
    kind: 'recommendation',
    recommendationId,
    status,
    placement: textAt(properties, 'placement'),
    items: listAt(properties, 'items', 'products'),
  }
}

function caseIdOf(properties: CanonicalEvent['properties']): string | null {
  return textAt(properties, 'case_id', 'conversation_id')
}

/** A till or a file's rows are no visit. */
function isVisit({ sessionId, channel, type }: CanonicalEvent): boolean {
  if (sessionId !== null) return true
  return type === 'page' || type === 'screen' || channel === 'web' || channel === 'app'
}
