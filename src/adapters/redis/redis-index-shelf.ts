import type { Redis } from 'ioredis'
import type { BlockingIndex } from '../../app/match/live/index.ts'
import type { IndexShelf, LiveCounts, StandingIndex } from '../../app/real-time/index.ts'
import { RedisBlockingIndex } from './redis-blocking-index.ts'
import { asking } from './redis-fault.ts'

const BUILDING_MS = 60_000
const SCAN_KEYS = 1_000
const COUNTED = ['records', 'pairs', 'links', 'reviews', 'milliseconds'] as const

/** Blocking indices in Redis, one of them standing. */
export class RedisIndexShelf implements IndexShelf {
  readonly #redis: Redis
  readonly #prefix: string

  /** @param prefix of one graph's: `selfsame:match:<graphId>:` */
  constructor(redis: Redis, prefix: string) {
    this.#redis = redis
    this.#prefix = prefix
  }

  async standing(): Promise<{ readonly index: StandingIndex | null; readonly isBuilding: boolean }> {
    const [index, building] = await asking('read which index of matching stands', () =>
      this.#redis.mget(this.#key('standing'), this.#key('building')),
    )
    return { index: index == null ? null : (JSON.parse(index) as StandingIndex), isBuilding: building != null }
  }

  open(generation: string): BlockingIndex {
    return new RedisBlockingIndex(this.#redis, { prefix: this.#prefixOf(generation) })
  }

  async building(generation: string): Promise<void> {
    await asking('note that an index of matching is built', () =>
      this.#redis.set(this.#key('building'), generation, 'PX', BUILDING_MS),
    )
  }

  async stand(index: StandingIndex): Promise<void> {
    const before = (await this.standing()).index
    await asking('put an index of matching in its place', () =>
      this.#redis.set(this.#key('standing'), JSON.stringify(index)),
    )
    await this.#isBuilt(index.generation)
    if (before !== null && before.generation !== index.generation) await this.#remove(before.generation)
  }

  async discard(generation: string): Promise<void> {
    await this.#isBuilt(generation)
    await this.#remove(generation)
  }

  async count(counts: LiveCounts): Promise<void> {
    await asking('count what was matched', () => {
      const pipeline = this.#redis.pipeline()
      for (const name of COUNTED) pipeline.hincrby(this.#key('counts'), name, counts[name])
      return pipeline.exec()
    })
  }

  async counts(): Promise<LiveCounts> {
    const held = await asking('read what was matched', () => this.#redis.hgetall(this.#key('counts')))
    const [records, pairs, links, reviews, milliseconds] = COUNTED.map((name) => Number(held[name] ?? 0))
    return {
      records: records ?? 0,
      pairs: pairs ?? 0,
      links: links ?? 0,
      reviews: reviews ?? 0,
      milliseconds: milliseconds ?? 0,
    }
  }

  /** Of two that are built at once the other is still being built. */
  async #isBuilt(generation: string): Promise<void> {
    await asking('note that an index of matching is built', async () => {
      if ((await this.#redis.get(this.#key('building'))) === generation) await this.#redis.del(this.#key('building'))
    })
  }

  async #remove(generation: string): Promise<void> {
    const match = `${this.#prefixOf(generation)}*`
    await asking('remove an index of matching', async () => {
      for (let cursor = '0'; ;) {
        const [next, keys] = await this.#redis.scan(cursor, 'MATCH', match, 'COUNT', SCAN_KEYS)
        if (keys.length > 0) await this.#redis.unlink(...keys)
        if (next === '0') return
        cursor = next
      }
    })
  }

  #prefixOf(generation: string): string {
    return this.#key(`{${generation}}:`)
  }

  #key(name: string): string {
    return `${this.#prefix}${name}`
  }
}
