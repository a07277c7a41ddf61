import type { Redis } from 'ioredis'
import type { FiguresReader } from '../../app/read/ports.ts'
import {
  BEGINNING,
  comparePositions,
  isWithin,
  LANES,
  type Activity,
  type Anchor,
  type IdentifierKey,
  type Sighting,
} from '../../model/index.ts'
import type { Contribution, TraitSettings } from '../../projections/traits/index.ts'
import { decodeActivity } from './activity-codec.ts'
import {
  contributionOfBucket,
  contributionOfField,
  contributionOfHash,
  contributionOfRecent,
  contributionOfReport,
  type TraitSets,
  traitSetsOf,
} from './contribution-codec.ts'
import { decodeEntry } from './entry-codec.ts'
import { FigureKeys } from './figure-keys.ts'
import { asking } from './redis-fault.ts'

type Fields = Record<string, string>
type Answer = Fields | string[]
type Pipeline = ReturnType<Redis['pipeline']>

/** One key that something of an anchor is kept in, and how it is read. */
interface Part {
  readonly ask: (pipeline: Pipeline) => unknown
  readonly read: (answer: Answer) => Contribution[]
}

const FROM = 'from:'
const LOOK_EVERY_MS = 1_000

/** Reads what `RedisBookings` booked; each question is one round trip, however many anchors it names. */
export class RedisFigures implements FiguresReader {
  readonly #redis: Redis
  readonly #keys: FigureKeys
  readonly #sets: TraitSets
  #lookedAt = -Infinity
  #rebuilding: Promise<string | null> = Promise.resolve(null)

  /** @param traits and prefix as those of `RedisBookings` */
  constructor(redis: Redis, traits: TraitSettings, prefix: string) {
    this.#redis = redis
    this.#keys = new FigureKeys(prefix)
    this.#sets = traitSetsOf(traits)
  }

  async contributions(
    profiles: readonly (readonly Anchor[])[],
    parts: 'totals' | 'all' = 'all',
  ): Promise<Contribution[][]> {
    const asked = profiles.map((anchors) => anchors.flatMap((anchor) => this.#partsOf(anchor, parts)))
    const answers = await this.#pipelined<Answer, Part>('read figures', asked.flat(), (pipeline, { ask }) =>
      ask(pipeline),
    )
    let at = 0
    return asked.map((own) => own.flatMap(({ read }) => read(answers[at++] ?? [])))
  }

  /** Looked at once a second at the most, whoever asks. */
  rebuilding(): Promise<string | null> {
    if (performance.now() - this.#lookedAt > LOOK_EVERY_MS) {
      this.#lookedAt = performance.now()
      this.#rebuilding = this.#look()
      this.#rebuilding.catch(() => (this.#lookedAt = -Infinity))
    }
    return this.#rebuilding
  }

  async #look(): Promise<string | null> {
    const fields = await asking('read what is booked', () => this.#redis.hgetall(this.#keys.lanes()))
    const claimed = Object.keys(fields).filter((name) => name.startsWith('position:'))
    if (claimed.length === 0) return 'No worker has begun to book these figures: they are new, or were lost'
    const behind = claimed.filter((name) => {
      const [goal, position] = [fields[name.replace('position:', 'until:')], fields[name]]
      return goal !== undefined && comparePositions(position ?? BEGINNING, goal) < 0
    })
    if (behind.length === 0) return null
    return `Figures were lost or their traits changed: ${behind.length} of ${LANES} lanes are being booked again`
  }

  async recent(anchors: readonly Anchor[], limit: number): Promise<Activity[]> {
    if (limit < 1) return []
    const lists = await this.#pipelined<string[], Anchor>('read recent activity', anchors, (pipeline, { key, spans }) =>
      pipeline.zrevrange(this.#keys.recent(key), 0, (spans === null ? limit : 0) - 1),
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

  #partsOf(anchor: Anchor, parts: 'totals' | 'all'): Part[] {
    const { key } = anchor
    if (anchor.spans !== null) return [entriesPart(this.#keys.entries(key), anchor)]
    const totals = [
      hashPart(this.#keys.identifier(key), contributionOfField),
      hashPart(this.#keys.reports(key), contributionOfReport),
    ]
    if (parts === 'totals') return totals
    return [
      ...totals,
      hashPart(this.#keys.buckets(key), contributionOfBucket),
      ...this.#sets.distinct.map((slot) => setPart(this.#keys.distinct(slot, key), slot, contributionOfHash)),
      ...this.#sets.recent.map((slot) => setPart(this.#keys.values(slot, key), slot, contributionOfRecent)),
    ]
  }

  async #pipelined<Reply, Question>(
    asked: string,
    questions: readonly Question[],
    queue: (pipeline: Pipeline, question: Question) => void,
  ): Promise<Reply[]> {
    const pipeline = this.#redis.pipeline()
    for (const question of questions) queue(pipeline, question)
    return asking(asked, async () =>
      ((await pipeline.exec()) ?? []).map(([error, answer]) => {
        if (error) throw error
        return answer as Reply
      }),
    )
  }
}

function hashPart(key: string, decode: (field: string, text: string) => Contribution | null): Part {
  return {
    ask: (pipeline) => pipeline.hgetall(key),
    read: (answer) => Object.entries(answer as Fields).flatMap(([field, text]) => decode(field, text) ?? []),
  }
}

function setPart(key: string, slot: string, decode: (slot: string, member: string) => Contribution): Part {
  return {
    ask: (pipeline) => pipeline.zrange(key, '0', '-1'),
    read: (answer) => (answer as string[]).map((member) => decode(slot, member)),
  }
}

/** Entries and their moments by turns: those of the anchor's spans count. */
function entriesPart(key: string, anchor: Anchor): Part {
  return {
    ask: (pipeline) => pipeline.zrange(key, '0', '-1', 'WITHSCORES'),
    read: (answer) => {
      const list = answer as string[]
      return list.flatMap((entry, at) =>
        at % 2 === 0 && isWithin(anchor, Number(list[at + 1])) ? decodeEntry(entry) : [],
      )
    },
  }
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
