import type { Redis } from 'ioredis'
import type { FiguresReader } from '../../app/read/ports.ts'
import type { Activity, Figures, IdentifierKey, Sighting } from '../../model/index.ts'
import { decodeActivity } from './activity-codec.ts'
import { DEFAULT_FIGURES_PREFIX, FigureKeys } from './figure-keys.ts'
import { asking } from './redis-fault.ts'

type Fields = Record<string, string>

const SPEND = 'spend:'
const FROM = 'from:'

/** Reads what `RedisBookings` booked; each question is one round trip, however many anchors it names. */
export class RedisFigures implements FiguresReader {
  readonly #redis: Redis
  readonly #keys: FigureKeys

  /** @param prefix of the generation of figures. @default `selfsame:g1:` */
  constructor(redis: Redis, prefix: string = DEFAULT_FIGURES_PREFIX) {
    this.#redis = redis
    this.#keys = new FigureKeys(prefix)
  }

  async figures(anchors: readonly (readonly IdentifierKey[])[]): Promise<Figures[]> {
    const fields = await this.#fields(anchors.flat())
    let at = 0
    return anchors.map(({ length }) => sumOf(fields.slice(at, (at += length))))
  }

  async recent(anchors: readonly IdentifierKey[], limit: number): Promise<Activity[]> {
    if (limit < 1) return []
    const lists = await this.#pipelined<string[]>('read recent activity', anchors, (pipeline, anchor) =>
      pipeline.zrevrange(this.#keys.recent(anchor), 0, limit - 1),
    )
    const activities = lists.flat().map(decodeActivity)
    return activities.toSorted((a, b) => Date.parse(b.occurredAt) - Date.parse(a.occurredAt)).slice(0, limit)
  }

  async sightings(keys: readonly IdentifierKey[]): Promise<(Sighting | null)[]> {
    return (await this.#fields(keys)).map(sightingOf)
  }

  #fields(keys: readonly IdentifierKey[]): Promise<Fields[]> {
    return this.#pipelined<Fields>('read figures', keys, (pipeline, key) =>
      pipeline.hgetall(this.#keys.identifier(key)),
    )
  }

  async #pipelined<T>(
    asked: string,
    keys: readonly IdentifierKey[],
    queue: (pipeline: ReturnType<Redis['pipeline']>, key: IdentifierKey) => void,
  ): Promise<T[]> {
    const pipeline = this.#redis.pipeline()
    for (const key of keys) queue(pipeline, key)
    return asking(asked, async () =>
      ((await pipeline.exec()) ?? []).map(([error, answer]) => {
        if (error) throw error
        return answer as T
      }),
    )
  }
}

function sumOf(anchors: readonly Fields[]): Figures {
  const spendByCurrency: Record<string, number> = {}
  let orders = 0
  let refunds = 0
  for (const fields of anchors) {
    orders += Number(fields.orders ?? 0)
    refunds += Number(fields.refunds ?? 0)
    for (const [name, amount] of Object.entries(fields)) {
      if (!name.startsWith(SPEND)) continue
      const currency = name.slice(SPEND.length)
      spendByCurrency[currency] = (spendByCurrency[currency] ?? 0) + Number(amount)
    }
  }
  return { orders, refunds, spendByCurrency }
}

function sightingOf(fields: Fields): Sighting | null {
  if (fields.first === undefined || fields.last === undefined) return null
  const sources = Object.keys(fields)
    .filter((name) => name.startsWith(FROM))
    .map((name) => name.slice(FROM.length))
  return { firstSeen: instant(fields.first), lastSeen: instant(fields.last), sources: sources.toSorted() }
}

function instant(ms: string): string {
  return new Date(Number(ms)).toISOString()
}
