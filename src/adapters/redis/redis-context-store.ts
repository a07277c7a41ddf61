import type { ChainableCommander, Redis } from 'ioredis'
import type { ContextOutcome, ContextStore, ContextWrite, KeepMs, KeptContext } from '../../app/context/ports.ts'
import { type Anchor, type IdentifierKey, isWithin } from '../../model/index.ts'
import type { ContextEntry, ContextKind, Kept } from '../../projections/context/index.ts'
import { LuaScript } from './lua-script.ts'
import { asking } from './redis-fault.ts'

const DEFAULT_PREFIX = 'selfsame:g1:context:'
const KINDS: readonly ContextKind[] = ['cart', 'engagement', 'session']
/** Of one vertex and kind; beyond it the oldest are forgotten. */
const ENTRIES_MAX: Readonly<Record<ContextKind, number>> = { cart: 500, engagement: 500, session: 200 }
/** Longer than anybody waits for a change to be applied. */
const OUTCOME_KEPT_MS = 600_000

export interface ContextStoreSettings {
  readonly keepMs: KeepMs
  /** @default `selfsame:g1:context:` */
  readonly prefix?: string
}

/** Live context in the cache Redis: one sorted set per vertex and kind, that ends with its kind's time. */
export class RedisContextStore implements ContextStore {
  readonly #redis: Redis
  readonly #keepMs: KeepMs
  readonly #prefix: string
  readonly #put: LuaScript

  constructor(redis: Redis, { keepMs, prefix = DEFAULT_PREFIX }: ContextStoreSettings) {
    this.#redis = redis
    this.#keepMs = keepMs
    this.#prefix = prefix
    this.#put = new LuaScript(redis, 'put-context')
  }

  async put(writes: readonly ContextWrite[]): Promise<void> {
    const pipeline = this.#redis.pipeline()
    for (const write of writes) this.#queue(pipeline, write)
    await asking('keep live context', async () => {
      for (const [error] of (await pipeline.exec()) ?? []) if (error) throw error
    })
  }

  async read(people: readonly (readonly Anchor[])[]): Promise<KeptContext[]> {
    const pipeline = this.#redis.pipeline()
    for (const { key } of people.flat()) {
      for (const kind of KINDS) pipeline.zrange(this.#entries(kind, key), '0', '-1')
      pipeline.get(this.#version('cart', key))
    }
    const answers = await asking('read live context', async () => (await pipeline.exec()) ?? [])
    let at = 0
    return people.map((anchors) => {
      const own = answers.slice(at, (at += anchors.length * (KINDS.length + 1)))
      return keptOf(
        anchors,
        own.map(([error, answer]) => (error ? raise(error) : answer)),
      )
    })
  }

  async outcome(messageId: string): Promise<ContextOutcome | null> {
    const outcome = await asking('read what became of a change', () => this.#redis.get(this.#outcome(messageId)))
    return outcome === 'applied' || outcome === 'conflict' ? outcome : null
  }

  #queue(pipeline: ChainableCommander, { entry, expected, messageId }: ContextWrite): void {
    const { kind, vertex, atMs } = entry
    const rests = [...(expected ?? [])]
    this.#put.queue(
      pipeline,
      [
        this.#entries(kind, vertex),
        this.#version(kind, vertex),
        this.#outcome(messageId),
        ...rests.map(([key]) => this.#version('cart', key)),
      ],
      [
        encode(entry),
        atMs,
        ENTRIES_MAX[kind],
        this.#keepMs[kind],
        expected === null ? 0 : OUTCOME_KEPT_MS,
        ...rests.map(([, version]) => version),
      ],
    )
  }

  #entries(kind: ContextKind, vertex: IdentifierKey): string {
    return `${this.#prefix}${kind}:${vertex}`
  }

  #version(kind: ContextKind, vertex: IdentifierKey): string {
    return `${this.#prefix}version:${kind}:${vertex}`
  }

  #outcome(messageId: string): string {
    return `${this.#prefix}outcome:${messageId}`
  }
}

function keptOf(anchors: readonly Anchor[], answers: readonly unknown[]): KeptContext {
  const width = KINDS.length + 1
  const entries = anchors.flatMap((anchor, at) =>
    (answers.slice(at * width, at * width + KINDS.length) as string[][])
      .flat()
      .map((text) => decode(anchor.key, text))
      .filter(({ atMs }) => isWithin(anchor, atMs)),
  )
  const versions = anchors.map(({ key }, at): [string, number] => [
    key,
    Number(answers[at * width + KINDS.length] ?? 0),
  ])
  return { entries, cartVersions: new Map(versions) }
}

/** A JSON list; the place on the log makes it unique. */
function encode({ kind, place, atMs, channel, body }: Kept<ContextEntry>): string {
  return JSON.stringify([kind, place, atMs, channel, body])
}

function decode(vertex: IdentifierKey, text: string): Kept<ContextEntry> {
  const [kind, place, atMs, channel, body] = JSON.parse(text)
  return { vertex, kind, place, atMs, channel, body }
}

function raise(error: Error): never {
  throw error
}
