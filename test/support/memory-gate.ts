/** The whole way in, in memory: nobody applies what is ingested. */
import { DeadLetterOffice } from '../../src/app/dead-letters/index.ts'
import { Ingest, KeyedIngest, type LogAppend, type LogAppended, type WriteKey } from '../../src/app/ingest/index.ts'
import { KeyRing, WriteKeys, type WriteKeyStore } from '../../src/app/keys/index.ts'
import { CHANNELS } from '../../src/channels/index.ts'
import { MemoryDeadLetters, MemoryLog, RULES } from './gate.ts'

export class MemoryGate {
  readonly log = new CountingLog()
  readonly letters = new MemoryDeadLetters()
  readonly keys: KeyRing
  readonly ingest: KeyedIngest
  /** Without a key. */
  readonly taking: Ingest
  readonly office: DeadLetterOffice

  constructor() {
    const store = new MemoryWriteKeys()
    const parts = {
      log: this.log,
      deadLetters: this.letters,
      rules: () => RULES,
      channels: CHANNELS,
      defaultCurrency: 'GBP',
    }
    const ingest = new Ingest(parts)
    this.taking = ingest
    this.keys = new KeyRing(store)
    this.ingest = new KeyedIngest(ingest, new WriteKeys(store))
    this.office = new DeadLetterOffice(this.letters, ingest)
  }
}

class CountingLog extends MemoryLog {
  #duplicates = 0

  override async append(entries: readonly LogAppend[]): Promise<LogAppended[]> {
    const appended = await super.append(entries)
    this.#duplicates += appended.filter(({ kind }) => kind === 'duplicate').length
    return appended
  }

  async counts() {
    return { accepted: this.appended.length, duplicates: this.#duplicates, acknowledged: 0, failed: 0 }
  }

  async lag() {
    return { lanesHeld: 0, oldestPendingAt: this.appended[0]?.event.receivedAt ?? null }
  }
}

class MemoryWriteKeys implements WriteKeyStore {
  readonly #keys = new Map<string, WriteKey>()

  async findByHash(hash: string): Promise<WriteKey | null> {
    return this.#keys.get(hash) ?? null
  }

  async list(): Promise<WriteKey[]> {
    return [...this.#keys.values()]
  }

  async add(key: WriteKey, hash: string): Promise<boolean> {
    if (this.#keys.has(hash)) return false
    this.#keys.set(hash, key)
    return true
  }

  async revoke(id: string, revokedAt: string): Promise<boolean> {
    const found = [...this.#keys].find(([, key]) => key.id === id && key.revokedAt === null)
    if (found) this.#keys.set(found[0], { ...found[1], revokedAt })
    return found !== undefined
  }
}
