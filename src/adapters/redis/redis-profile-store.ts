import { randomUUID } from 'node:crypto'
import type { Redis } from 'ioredis'
import type { BirthId, GraphProfile, IdentifierKey } from '../../model/index.ts'
import type { ProfileState, ProfileStore } from '../../projections/index.ts'
import { LuaScript } from './lua-script.ts'
import { entriesOf, numberText, profileNamed, type ProfileName } from './profile-entries.ts'
import { asking } from './redis-fault.ts'

/** Few enough not to hold Redis for longer than some milliseconds. */
const STATES_PER_SCRIPT = 100
const KEYS_PER_SCAN = 1_000

/** How the store stands. */
export interface ProfileStoreState {
  /** Number of the last change that it follows the graph to; null while it is closed. */
  readonly position: number | null
  readonly isBuilding: boolean
}

/** Profiles in the cache Redis, each read in one round trip with all others that are asked for at once. */
export class RedisProfileStore implements ProfileStore {
  readonly #redis: Redis
  readonly #prefix: string
  readonly #put: LuaScript
  readonly #read: LuaScript
  readonly #reach: LuaScript
  readonly #switch: LuaScript

  /** @param graphId of the graph that is followed: beside another, nothing must be believed that was read from it */
  constructor(redis: Redis, graphId: string) {
    this.#redis = redis
    this.#prefix = `selfsame:profiles:${graphId}:`
    this.#put = new LuaScript(redis, 'put-profiles')
    this.#read = new LuaScript(redis, 'read-profiles')
    this.#reach = new LuaScript(redis, 'reach-change')
    this.#switch = new LuaScript(redis, 'switch-generation')
  }

  byIds(ids: readonly BirthId[]): Promise<(GraphProfile | null)[]> {
    return this.#named(ids.map((id): ProfileName => `birth:${id}`))
  }

  byIdentifiers(keys: readonly IdentifierKey[]): Promise<(GraphProfile | null)[]> {
    return this.#named(keys.map((key): ProfileName => `identifier:${key}`))
  }

  put(states: readonly ProfileState[]): Promise<void> {
    return this.#putAs('follow', states)
  }

  putNewer(states: readonly ProfileState[]): Promise<void> {
    return this.#putAs('fill', states)
  }

  async #putAs(mode: 'follow' | 'fill', states: readonly ProfileState[]): Promise<void> {
    for (let at = 0; at < states.length; at += STATES_PER_SCRIPT) {
      const entries = states.slice(at, at + STATES_PER_SCRIPT).flatMap(entriesOf)
      await asking('put profiles', () => this.#put.run([this.#state], [this.#prefix, mode, ...entries]))
    }
  }

  async reach(position: number, head: number): Promise<void> {
    const args = [numberText(position), numberText(head), newGeneration()]
    await asking('note how far the profile store is', () => this.#reach.run([this.#state], args))
  }

  async beginGeneration(): Promise<void> {
    await asking('begin a generation of profiles', () => this.#redis.hset(this.#state, 'building', newGeneration()))
  }

  async switchGeneration(): Promise<void> {
    const last = await asking('serve a generation of profiles', () => this.#switch.run([this.#state], []))
    if (last !== '') await asking('remove profiles', () => this.#remove(`${this.#prefix}${String(last)}:`))
  }

  async announce(changed: readonly BirthId[]): Promise<void> {
    await asking('announce changed profiles', () => this.#redis.publish(this.channel, JSON.stringify(changed)))
  }

  /** On which `announce` publishes lists of profile ids, as JSON. */
  get channel(): string {
    return `${this.#prefix}changed`
  }

  async state(): Promise<ProfileStoreState> {
    const [position, building] = await asking('ask for the profile store', () =>
      this.#redis.hmget(this.#state, 'position', 'building'),
    )
    return { position: position == null ? null : Number(position), isBuilding: building != null }
  }

  get #state(): string {
    return `${this.#prefix}state`
  }

  async #named(names: readonly ProfileName[]): Promise<(GraphProfile | null)[]> {
    const stored = await asking('read profiles', () => this.#read.run([this.#state], [this.#prefix, ...names]))
    return (stored as string[]).map((text, at) => profileNamed(names[at] as ProfileName, text))
  }

  async #remove(prefix: string): Promise<void> {
    for (let cursor = '0'; ;) {
      const [next, keys] = await this.#redis.scan(cursor, 'MATCH', `${prefix}*`, 'COUNT', KEYS_PER_SCAN)
      if (keys.length > 0) await this.#redis.unlink(keys)
      if (next === '0') return
      cursor = next
    }
  }
}

/** Never used before, also by a store that has forgotten all. */
function newGeneration(): string {
  return randomUUID().slice(0, 8)
}
