import {
  type GraphProfile,
  type IdentifierKey,
  type RequestContext,
  requireScope,
  SelfsameError,
} from '../../model/index.ts'
import { checkedKey } from '../idempotency-key.ts'
import { EVENT_BYTES_MAX, type Ingest } from '../ingest/index.ts'
import type { ProfileReader, TokenWait } from '../read/index.ts'
import type { Cart, ContextReader } from './context-reader.ts'
import { versionOf } from './cart-version.ts'
import type { ContextStore } from './ports.ts'
import { type CartKnown, type ContextUpdate, itemsOf, messageIdOf, parseContextUpdate } from './update.ts'

/** Its events are of this source; it vouches for nobody's e-mail address. */
const SENDER = { source: 'context', scope: 'context', trusted: false }

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
   * @param input as `UpdateContextInput` of schema.graphql
   * @throws SelfsameError FORBIDDEN without the scope `ingest` (and `profiles:read` with `set` or `expectedVersion`)
   * @throws SelfsameError BAD_REQUEST for what cannot be a change
   * @throws SelfsameError CONFLICT when the cart is of another version than the expected one: nothing has changed
   * @throws SelfsameError AFTER_TIMEOUT when it is not applied in time; sent again with the same key it counts once
   */
  async update(context: RequestContext, input: unknown): Promise<ContextUpdated> {
    requireScope(context, 'ingest')
    const update = parseContextUpdate(input)
    const id = checkedKey(update.idempotencyKey)
    const key = this.#parts.profiles.keyFor(update.identifier)
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
    cart: ContextUpdate['cart'] | null,
  ): Promise<CartKnown | null> {
    const expectedVersion = cart?.expectedVersion ?? null
    if (expectedVersion === null && cart?.set == null) return null
    const isCondition = expectedVersion !== null
    if (isCondition && (await this.#parts.store.outcome(messageIdOf(id))) !== null)
      return { versions: new Map(), isCondition }
    const profile = await this.#profile(context, key)
    const versions = profile === null ? new Map([[key, 0]]) : await this.#parts.reader.cartVersions(profile)
    if (isCondition && versionOf(versions) !== expectedVersion) throw conflict()
    return { versions, isCondition }
  }

  async #append(context: RequestContext, update: ContextUpdate, id: string, known: CartKnown | null): Promise<string> {
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
    throw new SelfsameError(
      'BAD_REQUEST',
      `The change cannot be an event: ${fault.fault.field} ${fault.fault.message}`,
      {
        remedy: `It lies among the dead letters: selfsame dead-letters show ${fault.deadLetterId}`,
      },
    )
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
