import { type RequestContext, SelfsameError } from '../../model/index.ts'
import type { Ingest } from './accept.ts'
import type { IngestAnswer } from './answer.ts'
import { EVENT_BYTES_MAX } from './canonical.ts'
import type { WriteKey, WriteKeyFinder } from './ports.ts'

/** Events that one sender sent together. */
export interface SentEvents {
  readonly protocol: 'segment' | 'generic'
  readonly events: readonly unknown[]
  /** Bytes of one event as JSON text. @default 1 MiB */
  readonly eventBytesMax?: number
}

/** Events sent under a write key; `writeKey` is the secret. */
export interface KeyedRequest extends SentEvents {
  readonly writeKey: string
}

/** Takes events in for whoever holds a write key: the use case behind the HTTP gate and GraphQL's `ingest`. */
export class KeyedIngest {
  readonly #ingest: Pick<Ingest, 'accept'>
  readonly #keys: WriteKeyFinder
  readonly #now: () => Date

  constructor(ingest: Pick<Ingest, 'accept'>, keys: WriteKeyFinder, now: () => Date = () => new Date()) {
    this.#ingest = ingest
    this.#keys = keys
    this.#now = now
  }

  /**
   * Whoever asks acts as the key's holder: the key alone says what they may do.
   *
   * @throws SelfsameError UNAUTHENTICATED when the key is unknown or revoked; else as `Ingest.accept`
   */
  async ingest({ writeKey, ...sent }: KeyedRequest): Promise<IngestAnswer> {
    const key = await this.authenticate(writeKey)
    return this.take(contextOfKey(key), key, sent)
  }

  /** Takes what the holder of a key sent. @throws as `Ingest.accept` */
  take(context: RequestContext, { source, id, trusted }: WriteKey, sent: SentEvents): Promise<IngestAnswer> {
    return this.#ingest.accept(context, {
      protocol: sent.protocol,
      sender: { source, scope: id, trusted },
      items: sent.events,
      receivedAt: this.#now().toISOString(),
      eventBytesMax: sent.eventBytesMax ?? EVENT_BYTES_MAX.file,
    })
  }

  /** @throws SelfsameError UNAUTHENTICATED when the key is unknown or revoked */
  async authenticate(secret: string): Promise<WriteKey> {
    const key = secret === '' ? null : await this.#keys.find(secret)
    if (key) return key
    throw new SelfsameError('UNAUTHENTICATED', 'The write key is missing, unknown or revoked', {
      remedy:
        'Send `Authorization: Basic` with the write key as user name, or `writeKey` in the body; selfsame keys list',
    })
  }
}

/** A key without further rights is its own actor: what it sends is on record under its id. */
export function contextOfKey(key: WriteKey): RequestContext {
  return { actor: `key:${key.id}`, scopes: ['ingest'], purpose: 'service' }
}
