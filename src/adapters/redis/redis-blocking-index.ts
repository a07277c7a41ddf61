import { hash } from 'node:crypto'
import type { Redis } from 'ioredis'
import type { Block, BlockingIndex, BlocksOf, Found, IndexedRecord } from '../../app/match/live/index.ts'
import { queueCalls } from './block-calls.ts'
import { type BlockPlace, BlockPlaces, type BlockPlacesSettings } from './block-places.ts'
import { LuaScript } from './lua-script.ts'
import { asking } from './redis-fault.ts'

/** 60 bits: among a million records two are the same with a probability of 1 to 2 million. */
const HANDLE_LETTERS = 10
const PRELUDE = ['blocks']
const [READ, WRITE] = ['read the blocking index', 'write the blocking index']

/** Short name of a record. */
type Handle = string

/** A record in one of its blocks. */
interface Membership extends BlockPlace {
  readonly handle: Handle
  readonly recordsMax: number
}

/** Blocks in hashes that Redis keeps packed; records beside them. */
export class RedisBlockingIndex implements BlockingIndex {
  readonly #redis: Redis
  readonly #enter: LuaScript
  readonly #leave: LuaScript
  readonly #find: LuaScript
  readonly #places: BlockPlaces
  readonly #prefix: string

  constructor(redis: Redis, settings: BlockPlacesSettings) {
    this.#redis = redis
    this.#enter = new LuaScript(redis, 'enter-blocks', PRELUDE)
    this.#leave = new LuaScript(redis, 'leave-blocks', PRELUDE)
    this.#find = new LuaScript(redis, 'find-records', PRELUDE)
    this.#places = new BlockPlaces(settings)
    this.#prefix = settings.prefix
  }

  async put(records: readonly IndexedRecord[], blocksOf: BlocksOf): Promise<string[]> {
    const handles = records.map(({ id }) => handleOf(id))
    const texts = records.map(({ id, cells }) => JSON.stringify({ id, cells }))
    const [before, unsettled] = await Promise.all([this.#texts(handles), this.#unsettled(handles)])
    // What is not settled may have been written in part.
    const changed = handles.flatMap((_, at) => (before[at] === texts[at] && unsettled[at] === 0 ? [] : [at]))
    if (changed.length > 0) {
      const now = blocksOf(changed.flatMap((at) => records[at] ?? []))
      const known = changed.filter((at) => before[at] != null && before[at] !== texts[at])
      const old = blocksOf(known.map((at) => recordIn(before[at])))
      const blocksBefore = new Map(known.map((at, nth) => [at, old[nth] ?? []]))
      await this.#write(
        changed.map((at, nth) => ({
          handle: handles[at] ?? '',
          text: texts[at] ?? '',
          before: blocksBefore.get(at) ?? [],
          now: now[nth] ?? [],
        })),
      )
    }
    return changed.flatMap((at) => records[at]?.id ?? [])
  }

  async settled(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    await asking(WRITE, () => this.#redis.srem(this.#unsettledKey, ...ids.map(handleOf)))
  }

  async remove(ids: readonly string[], blocksOf: BlocksOf): Promise<string[]> {
    const texts = await this.#texts(ids.map(handleOf))
    const known = texts.flatMap((text) => (text === null ? [] : [recordIn(text)]))
    if (known.length === 0) return []
    const blocks = blocksOf(known)
    const handles = known.map(({ id }) => handleOf(id))
    await this.#pipelined(WRITE, (pipeline) => {
      this.#queueLeave(
        pipeline,
        handles.flatMap((handle, at) => this.#memberships(handle, blocks[at] ?? [])),
      )
      pipeline.del(...handles.map((handle) => this.#recordKey(handle)))
      pipeline.srem(this.#unsettledKey, ...handles)
    })
    return known.map(({ id }) => id)
  }

  async find(blocks: readonly (readonly Block[])[], recordsMax: number): Promise<Found[]> {
    const answers = await this.#pipelined(READ, (pipeline) => {
      for (const of of blocks) this.#find.queue(pipeline, [this.#prefix], this.#asked(of, recordsMax))
    })
    return answers.map((answer) => foundIn(answer as Answer))
  }

  #asked(blocks: readonly Block[], recordsMax: number): (string | number)[] {
    const places = blocks.map(({ key }) => this.#places.of(key))
    return [recordsMax, HANDLE_LETTERS, ...places.flatMap(({ number, block }) => [number, block])]
  }

  /** In one round trip, however many records there are. */
  async #write(entries: readonly Entry[]): Promise<void> {
    const handles = entries.map(({ handle }) => handle)
    await this.#pipelined(WRITE, (pipeline) => {
      // First: whoever is interrupted here puts and matches them again.
      pipeline.sadd(this.#unsettledKey, ...handles)
      this.#queueLeave(
        pipeline,
        entries.flatMap(({ handle, before, now }) => this.#memberships(handle, without(before, now))),
      )
      const entered = entries.flatMap(({ handle, now }) => this.#memberships(handle, now))
      queueCalls(this.#enter, pipeline, entered, ({ block, handle, recordsMax }) => [block, handle, recordsMax])
      pipeline.mset(...entries.flatMap(({ handle, text }) => [this.#recordKey(handle), text]))
    })
  }

  #queueLeave(pipeline: Pipeline, memberships: readonly Membership[]): void {
    queueCalls(this.#leave, pipeline, memberships, ({ block, handle }) => [block, handle])
  }

  #memberships(handle: Handle, blocks: readonly Block[]): Membership[] {
    return blocks.map(({ key, recordsMax }) => ({ ...this.#places.of(key), handle, recordsMax }))
  }

  async #texts(handles: readonly Handle[]): Promise<(string | null)[]> {
    if (handles.length === 0) return []
    return asking(READ, () => this.#redis.mget(handles.map((handle) => this.#recordKey(handle))))
  }

  async #unsettled(handles: readonly Handle[]): Promise<number[]> {
    if (handles.length === 0) return []
    return asking(READ, () => this.#redis.smismember(this.#unsettledKey, ...handles))
  }

  /** @returns what each command answered */
  async #pipelined(asked: string, fill: (pipeline: Pipeline) => void): Promise<unknown[]> {
    return asking(asked, async () => {
      const pipeline = this.#redis.pipeline()
      fill(pipeline)
      const answers = (await pipeline.exec()) ?? []
      return answers.map(([error, answer]) => {
        if (error !== null) throw error
        return answer
      })
    })
  }

  #recordKey(handle: Handle): string {
    return `${this.#prefix}record:${handle}`
  }

  get #unsettledKey(): string {
    return `${this.#prefix}unsettled`
  }
}

type Pipeline = ReturnType<Redis['pipeline']>

/** A record that says something else than it did. */
interface Entry {
  readonly handle: Handle
  readonly text: string
  readonly before: readonly Block[]
  readonly now: readonly Block[]
}

function without(blocks: readonly Block[], others: readonly Block[]): readonly Block[] {
  const kept = new Set(others.map(({ key }) => key))
  return blocks.filter(({ key }) => !kept.has(key))
}

function handleOf(id: string): Handle {
  return hash('sha1', id, 'base64url').slice(0, HANDLE_LETTERS)
}

function recordIn(text: string | null | undefined): IndexedRecord {
  return JSON.parse(text ?? '') as IndexedRecord
}

/** How many records share a block, then the texts of some. */
type Answer = readonly [candidates: number, ...texts: string[]]

function foundIn([candidates, ...texts]: Answer): Found {
  return { candidates, records: texts.map(recordIn) }
}
