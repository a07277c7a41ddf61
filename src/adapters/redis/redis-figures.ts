import type { Redis } from 'ioredis'
import type { FiguresReader } from '../../app/read/ports.ts'
import {
  isWithin,
  type Activity,
  type Anchor,
  type Figures,
  type IdentifierKey,
  type Sighting,
} from '../../model/index.ts'
import { decodeActivity } from './activity-codec.ts'
import { DEFAULT_FIGURES_PREFIX, FigureKeys } from './figure-keys.ts'
import { decodePurchase } from './purchase-codec.ts'
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

  async figures(profiles: readonly (readonly Anchor[])[]): Promise<Figures[]> {
    const anchors = profiles.flat()
    const answers = await this.#pipelined<Fields | string[], Anchor>('read figures', anchors, (pipeline, anchor) =>
      anchor.spans === null
        ? pipeline.hgetall(this.#keys.identifier(anchor.key))
        : pipeline.zrange(this.#keys.purchases(anchor.key), 0, -1, 'WITHSCORES'),
    )
    const figures = answers.map((answer, at) => figuresOf(answer, anchors[at]))
    let at = 0
    return profiles.map(({ length }) => sumOf(figures.slice(at, (at += length))))
  }

  async recent(anchors: readonly Anchor[], limit: number): Promise<Activity[]> {
    if (limit < 1) return []
    const lists = await this.#pipelined<string[], Anchor>('read recent activity', anchors, (pipeline, { key, spans }) =>
      pipeline.zrevrange(this.#keys.recent(key), 0, spans === null ? limit - 1 : -1),
    )
    const activities = lists.flatMap((list, at) => activitiesWithin(list, anchors[at]))
    return activities.toSorted((a, b) => Date.parse(b.occurredAt) - Date.parse(a.occurredAt)).slice(0, limit)
  }

  async sightings(keys: readonly IdentifierKey[]): Promise<(Sighting | null)[]> {
    const fields = await this.#pipelined<Fields, IdentifierKey>('read sightings', keys, (pipeline, key) =>
      pipeline.hgetall(this.#keys.identifier(key)),
    )
    return fields.map(sightingOf)
  }

  async #pipelined<Answer, Question>(
    asked: string,
    questions: readonly Question[],
    queue: (pipeline: ReturnType<Redis['pipeline']>, question: Question) => void,
  ): Promise<Answer[]> {
    const pipeline = this.#redis.pipeline()
    for (const question of questions) queue(pipeline, question)
    return asking(asked, async () =>
      ((await pipeline.exec()) ?? []).map(([error, answer]) => {
        if (error) throw error
        return answer as Answer
      }),
    )
  }
}

const NO_FIGURES: Figures = { orders: 0, refunds: 0, spendByCurrency: {} }

/** @param answer the sums of an anchor that never changed hands, or purchases and their moments by turns */
function figuresOf(answer: Fields | string[], anchor: Anchor | undefined): Figures {
  if (!Array.isArray(answer)) return figuresOfFields(answer)
  let sum = NO_FIGURES
  for (let at = 0; at < answer.length; at += 2) {
    if (anchor !== undefined && !isWithin(anchor, Number(answer[at + 1]))) continue
    const { orders, refunds, currency, amount } = decodePurchase(answer[at] ?? '')
    sum = added(sum, { orders, refunds, spendByCurrency: { [currency]: amount } })
  }
  return sum
}

function figuresOfFields(fields: Fields): Figures {
  const spend = Object.entries(fields).filter(([name]) => name.startsWith(SPEND))
  return {
    orders: Number(fields.orders ?? 0),
    refunds: Number(fields.refunds ?? 0),
    spendByCurrency: Object.fromEntries(spend.map(([name, amount]) => [name.slice(SPEND.length), Number(amount)])),
  }
}

function sumOf(figures: readonly Figures[]): Figures {
  return figures.reduce(added, NO_FIGURES)
}

function added(sum: Figures, { orders, refunds, spendByCurrency }: Figures): Figures {
  const spend: Record<string, number> = { ...sum.spendByCurrency }
  for (const [currency, amount] of Object.entries(spendByCurrency)) spend[currency] = (spend[currency] ?? 0) + amount
  return { orders: sum.orders + orders, refunds: sum.refunds + refunds, spendByCurrency: spend }
}

function activitiesWithin(list: readonly string[], anchor: Anchor | undefined): Activity[] {
  const activities = list.map(decodeActivity)
  return anchor === undefined
    ? activities
    : activities.filter(({ occurredAt }) => isWithin(anchor, Date.parse(occurredAt)))
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
