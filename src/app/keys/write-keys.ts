import type { WriteKey, WriteKeyFinder } from '../ingest/ports.ts'
import type { WriteKeyStore } from './ports.ts'
import { hashOf } from './secret.ts'

/** Half of what `KeyRing.revoke` promises. */
const FRESH_MS = 1_000
/** Unknown secrets are remembered too: guesses must not push out memory, nor reach the store at every try. */
const REMEMBERED_MAX = 10_000

interface Remembered {
  readonly key: Promise<WriteKey | null>
  readonly untilMs: number
}

/** Finds the sender behind a secret, remembering each answer for a second. */
export class WriteKeys implements WriteKeyFinder {
  readonly #store: Pick<WriteKeyStore, 'findByHash'>
  readonly #nowMs: () => number
  readonly #remembered = new Map<string, Remembered>()

  constructor(store: Pick<WriteKeyStore, 'findByHash'>, nowMs: () => number = Date.now) {
    this.#store = store
    this.#nowMs = nowMs
  }

  find(secret: string): Promise<WriteKey | null> {
    const hash = hashOf(secret)
    const known = this.#remembered.get(hash)
    if (known && known.untilMs > this.#nowMs()) return known.key
    return this.#remember(hash, this.#ask(hash))
  }

  #remember(hash: string, key: Promise<WriteKey | null>): Promise<WriteKey | null> {
    if (this.#remembered.size >= REMEMBERED_MAX) this.#remembered.clear()
    this.#remembered.set(hash, { key, untilMs: this.#nowMs() + FRESH_MS })
    return key
  }

  async #ask(hash: string): Promise<WriteKey | null> {
    try {
      const key = await this.#store.findByHash(hash)
      return key === null || key.revokedAt !== null ? null : key
    } catch (error) {
      this.#remembered.delete(hash)
      throw error
    }
  }
}
