import { NAMESPACE_PATTERN, type RequestContext, requireScope, SelfsameError } from '../../model/index.ts'
import type { WriteKey } from '../ingest/ports.ts'
import type { WriteKeyStore } from './ports.ts'
import { hashOf, newKeyId, newSecret } from './secret.ts'

export interface NewKey {
  /** Its events' source, written as a namespace is, since its records are `record.<source>`. */
  readonly source: string
  /** True for a server's key, which vouches for the identifiers it names; false for a browser's. */
  readonly trusted: boolean
  /** @default a random one */
  readonly id?: string
  /** @default a random one; give one only where it must be known beforehand, as the demo's */
  readonly secret?: string
}

/** `secret` is shown here and never again. */
export interface AddedKey {
  readonly writeKey: WriteKey
  readonly secret: string
}

const SOURCE_LENGTH_MAX = 57
const SECRET_LENGTH_MAX = 256

/** Adds, lists and revokes write keys. Every method throws SelfsameError FORBIDDEN without the scope `operations`. */
export class KeyRing {
  readonly #store: WriteKeyStore
  readonly #now: () => Date

  constructor(store: WriteKeyStore, now: () => Date = () => new Date()) {
    this.#store = store
    this.#now = now
  }

  /**
   * @throws SelfsameError BAD_REQUEST when the source's name or the secret cannot be used
   * @throws SelfsameError CONFLICT when there is such a key already
   */
  async add(context: RequestContext, wanted: NewKey): Promise<AddedKey> {
    requireScope(context, 'operations')
    const { source, trusted, id = newKeyId(), secret = newSecret() } = wanted
    checkSource(source)
    checkSecret(secret)
    const writeKey = { id, source, trusted, createdAt: this.#now().toISOString(), revokedAt: null }
    if (await this.#store.add(writeKey, hashOf(secret))) return { writeKey, secret }
    throw new SelfsameError('CONFLICT', `There is a write key ${id} already, or one with the same secret`, {
      remedy: 'Leave id and secret out to have them made, or revoke the other key',
    })
  }

  /** Live and revoked ones, in the order of their making. */
  async list(context: RequestContext): Promise<WriteKey[]> {
    requireScope(context, 'operations')
    const keys = await this.#store.list()
    return keys.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id))
  }

  /** Takes effect everywhere within two seconds. @throws SelfsameError NOT_FOUND when there is no such live key */
  async revoke(context: RequestContext, id: string): Promise<void> {
    requireScope(context, 'operations')
    if (await this.#store.revoke(id, this.#now().toISOString())) return
    throw new SelfsameError('NOT_FOUND', `There is no live write key ${id}`, { remedy: 'selfsame keys list' })
  }
}

function checkSource(source: string): void {
  if (source.length <= SOURCE_LENGTH_MAX && NAMESPACE_PATTERN.test(source)) return
  throw new SelfsameError('BAD_REQUEST', `A source cannot be named so: it has ${source.length} characters`, {
    remedy: `Use small letters, digits, _ and -, dots between words, ${SOURCE_LENGTH_MAX} characters at most: web, till.london`,
  })
}

/** The secret is a Basic user name, which a colon would end. */
function checkSecret(secret: string): void {
  if (secret.length <= SECRET_LENGTH_MAX && /^[\x21-\x39\x3b-\x7e]+$/.test(secret)) return
  throw new SelfsameError('BAD_REQUEST', 'A secret is printable ASCII without spaces and colons', {
    remedy: `Leave it out to have one made; at most ${SECRET_LENGTH_MAX} characters`,
  })
}
