import type { Redis } from 'ioredis'
import type { Fact, IdentityCache } from '../../app/resolve/cache-port.ts'
import { describeFault } from '../../model/index.ts'
import { LuaScript } from './lua-script.ts'
import { asking, redisFault } from './redis-fault.ts'

export interface IdentityCacheSettings {
  /** Of the facts of one graph: beside another, nothing must be believed that was read from it. `selfsame:fact:<graph>:` */
  readonly prefix: string
  /** How long a fact is remembered. @default 48 hours */
  readonly rememberMs?: number
}

/** The subset of a pino logger that is told when the cache is lost and found. */
export interface CacheLog {
  warn(fields: object, message: string): void
  info(fields: object, message: string): void
}

const HOUR_MS = 3_600_000
/** Longer than any batch takes from reading the graph to remembering what it read. */
const BATCH_MS_MAX = 120_000
const FORGOTTEN = 'forgotten'
/** So that no script or reply holds the cache for more than some milliseconds. */
const CHUNK = 1_000

/** Facts as keys that expire. A cache that does not answer knows nothing: logged once, until it answers. */
export class RedisIdentityCache implements IdentityCache {
  readonly #redis: Redis
  readonly #log: CacheLog
  readonly #remember: LuaScript
  readonly #prefix: string
  readonly #rememberMs: number
  #isLost = false

  constructor(redis: Redis, log: CacheLog, { prefix, rememberMs = 48 * HOUR_MS }: IdentityCacheSettings) {
    this.#redis = redis
    this.#log = log
    this.#remember = new LuaScript(redis, 'remember-facts')
    this.#prefix = prefix
    this.#rememberMs = rememberMs
  }

  async known(facts: readonly Fact[]): Promise<boolean[]> {
    const answers = await this.#try(() =>
      Promise.all(chunksOf(facts).map((chunk) => this.#redis.mget(this.#keys(chunk)))),
    )
    return answers?.flat().map((value) => value !== null && value !== FORGOTTEN) ?? facts.map(() => false)
  }

  async remember(facts: readonly { readonly fact: Fact; readonly changeSeq: number }[]): Promise<void> {
    await this.#try(() =>
      Promise.all(
        chunksOf(facts).map((chunk) => {
          const keys = this.#keys(chunk.map(({ fact }) => fact))
          return this.#remember.run(keys, [this.#rememberMs, ...chunk.map(({ changeSeq }) => changeSeq)])
        }),
      ),
    )
  }

  /**
   * A mark stays behind, because a batch that read the graph before may remember after. It expires later than any fact,
   * since a Redis whose memory is full evicts what would expire next (`volatile-ttl`).
   */
  async forget(facts: readonly Fact[]): Promise<void> {
    await asking('forget facts', () =>
      Promise.all(
        this.#keys(facts).map((key) => this.#redis.set(key, FORGOTTEN, 'PX', this.#rememberMs + BATCH_MS_MAX)),
      ),
    )
  }

  #keys(facts: readonly Fact[]): string[] {
    return facts.map((fact) => this.#prefix + fact)
  }

  /** @returns null when the cache does not answer */
  async #try<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      const answer = await work()
      if (this.#isLost) this.#log.info({}, 'The identity cache answers again')
      this.#isLost = false
      return answer
    } catch (error) {
      if (!this.#isLost)
        this.#log.warn(
          { fault: describeFault(redisFault(error, 'use the identity cache')) },
          'The identity cache does not answer: every event asks the graph',
        )
      this.#isLost = true
      return null
    }
  }
}

function chunksOf<T>(items: readonly T[]): T[][] {
  const chunks: T[][] = []
  for (let at = 0; at < items.length; at += CHUNK) chunks.push(items.slice(at, at + CHUNK))
  return chunks
}
