import { type GraphProfile, type IdentifierKey, type RequestContext, requireScope, SelfsameError } from '../../model/index.ts'
import { checkedKey } from '../idempotency-key.ts'
import { EVENT_BYTES_MAX, type Ingest } from '../ingest/index.ts'
import type { ProfileReader, TokenWait } from '../read/index.ts'
import type { Cart, ContextReader } from './context-reader.ts'
import { versionOf } from './cart-version.ts'
import type { ContextStore } from './ports.ts'
import { type CartKnown, type CartUpdate, type ContextUpdate, itemsOf, messageIdOf } from './update.ts'

/** Its events are of this source; it vouches for nobody's e-mail address. */
const SENDER = { source: 'context', scope: 'context', trusted: false }
const QUANTITY_MAX = 1_000_000
const LINES_MAX = 500

export interface ContextUpdateParts {
  readonly ingest: Pick<Ingest, 'accept'>
  readonly profiles: Pick<ProfileReader, 'byIdentifiers' | 'keyFor'>
  readonly reader: Pick<ContextReader, 'cartVersions' | 'ofProfiles'>
  readonly store: Pick<ContextStore, 'outcome'>
  readonly tokens: Pick<TokenWait, 'until'>
  readonly now?: () => Date
}

export interface ContextUpdated {
  /** For `after:` of reads. */
  readonly token: string
  /** As it is after the change; null unless a version was expected. */
  readonly cart: Cart | null
}

/** Changes live context. Every change is an event on the log first; the worker applies it. */
export class ContextUpdates {
  readonly #parts: ContextUpdateParts
  readonly #now: () => Date

  constructor(parts: ContextUpdateParts) {
    this.#parts = parts
    this.#now = parts.now ?? (() => new Date())
  }

  /**
   * Answers when the change is on disk; with `expectedVersion` when it was applied.
   *
   * @throws SelfsameError FORBIDDEN without the scope `ingest` (and `profiles:read` with `set` or `expectedVersion`)
   * @throws SelfsameError BAD_REQUEST for what cannot be a change
   * @throws SelfsameError CONFLICT when the cart is of another version than the expected one: nothing has changed
   * @throws SelfsameError AFTER_TIMEOUT when it is not applied in time; sent again with the same key it counts once
   */
  async update(context: RequestContext, update: ContextUpdate): Promise<ContextUpdated> {
    requireScope(context, 'ingest')
    const id = checkedKey(update.idempotencyKey)
    const key = this.#parts.profiles.keyFor(update.identifier)
    if (update.cart != null) checkCart(update.cart)
    const known = await this.#known(context, key, id, update.cart ?? null)
    const token = await this.#append(context, update, id, known)
    return { token, cart: known?.isCondition ? await this.#applied(context, key, id, token) : null }
  }

  /**
   * What a change that says all that is in the cart, or that expects a version, rests on. One that is sent again and was
   * applied rests on nothing: the log holds it.
   *
   * @throws SelfsameError CONFLICT
   */
  async #known(
    context: RequestContext,
    key: IdentifierKey,
    id: string,
    cart: CartUpdate | null,
  ): Promise<CartKnown | null> {
    const expectedVersion = cart?.expectedVersion ?? null
    if (expectedVersion === null && cart?.set == null) return null
    const isCondition = expectedVersion !== null
    if (isCondition && (await this.#parts.store.outcome(messageIdOf(id))) !== null) return { versions: new Map(), isCondition }
    const profile = await this.#profile(context, key)
    const versions = profile === null ? new Map([[key, 0]]) : await this.#parts.reader.cartVersions(profile)
    if (isCondition && versionOf(versions) !== expectedVersion) throw conflict()
    return { versions, isCondition }
  }

  async #append(
    context: RequestContext,
    update: ContextUpdate,
    id: string,
    known: CartKnown | null,
  ): Promise<string> {
    const at = this.#now().toISOString()
    const answer = await this.#parts.ingest.accept(context, {
      protocol: 'generic',
      sender: SENDER,
      items: itemsOf(update, id, at, known),
      receivedAt: at,
      eventBytesMax: EVENT_BYTES_MAX.http,
    })
    const [fault] = answer.faults
    if (fault === undefined) return answer.token
    throw new SelfsameError('BAD_REQUEST', `The change cannot be an event: ${fault.fault.field} ${fault.fault.message}`, {
      remedy: `It lies among the dead letters: selfsame dead-letters show ${fault.deadLetterId}`,
    })
  }

  async #applied(context: RequestContext, key: IdentifierKey, id: string, token: string): Promise<Cart> {
    await this.#parts.tokens.until(context, token)
    const outcome = await this.#parts.store.outcome(messageIdOf(id))
    if (outcome === 'conflict') throw conflict()
    const profile = outcome === null ? null : await this.#profile(context, key)
    if (profile === null) throw nobody()
    const [live] = await this.#parts.reader.ofProfiles(context, [profile])
    if (live === undefined) throw nobody()
    return live.cart
  }

  async #profile(context: RequestContext, key: IdentifierKey): Promise<GraphProfile | null> {
    const [profile] = await this.#parts.profiles.byIdentifiers(context, [key])
    return profile ?? null
  }
}

function checkCart({ set, add, remove }: CartUpdate): void {
  const given = [set, add, remove].filter((lines) => lines != null)
  const [lines] = given
  if (given.length !== 1 || lines === undefined)
    throw new SelfsameError('BAD_REQUEST', `A change of the cart is one of set, add and remove; ${given.length} are given`, {
      remedy: 'Send one of them; several changes in several calls',
    })
  const isWhole = lines.every(({ quantity }) => Number.isInteger(quantity) && quantity >= 0 && quantity <= QUANTITY_MAX)
  if (lines.length <= LINES_MAX && isWhole) return
  throw new SelfsameError('BAD_REQUEST', `A cart has up to ${LINES_MAX} lines, of whole quantities up to ${QUANTITY_MAX}`, {
    remedy: 'Correct `lines`',
  })
}

function conflict(): SelfsameError {
  return new SelfsameError('CONFLICT', 'The cart has changed since it was read; this change was not applied', {
    remedy: 'Read it again (`context.cart.version`), and send the change with that version',
  })
}

function nobody(): SelfsameError {
  return new SelfsameError('BAD_REQUEST', 'The identifier stands for nobody (shared or blocked): it has no cart', {
    remedy: 'Send an identifier of the person or of the device',
  })
}
