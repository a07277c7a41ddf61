import type { Redis } from 'ioredis'
import type { EventHistory, LaneSpan } from '../../app/lake/index.ts'
import { EVENT_VERSION, upcastEvent, type CanonicalEvent, type LoggedEvent, type Positions } from '../../model/index.ts'
import { laneKey } from './log-keys.ts'
import type { RedisBookings } from './redis-bookings.ts'
import type { RedisDeadLetters } from './redis-dead-letters.ts'
import { asking } from './redis-fault.ts'

type Entry = [position: string, fields: string[]]

/** The event log, as who reads it again sees it: up to where it is booked, without what could not be applied. */
export class RedisEventHistory implements EventHistory {
  readonly #log: Redis
  readonly #bookings: Pick<RedisBookings, 'laneCounts'>
  readonly #deadLetters: Pick<RedisDeadLetters, 'buried'>

  constructor(log: Redis, bookings: Pick<RedisBookings, 'laneCounts'>, deadLetters: Pick<RedisDeadLetters, 'buried'>) {
    this.#log = log
    this.#bookings = bookings
    this.#deadLetters = deadLetters
  }

  async booked(): Promise<Positions> {
    const counts = await this.#bookings.laneCounts()
    return new Map([...counts].map(([lane, { position }]) => [lane, position]))
  }

  async read(spans: readonly LaneSpan[], countMax: number): Promise<{ events: LoggedEvent[]; passed: LaneSpan[] }> {
    const share = Math.max(1, Math.floor(countMax / spans.length))
    const pipeline = this.#log.pipeline()
    for (const { lane, from, to } of spans) pipeline.xrange(laneKey(lane), `(${from}`, to, 'COUNT', share)
    const answers = await asking('read events of the log again', () => pipeline.exec())
    const lanes = spans.map((span, at) => entriesOf(span, answers?.[at]))
    const passed = lanes.map(({ span, entries }) => (entries.length < share ? span : upTo(span, entries)))
    const places = lanes.flatMap(({ span, entries }) => entries.map(([position]) => ({ lane: span.lane, position })))
    const failed = new Set((await this.#deadLetters.buried(places)).map(placeText))
    const events = lanes.flatMap(({ span: { lane }, entries }) =>
      entries
        .filter(([position]) => !failed.has(placeText({ lane, position })))
        .map(([position, fields]) => ({ lane, position, event: eventIn(fields) })),
    )
    return { events, passed }
  }
}

function entriesOf(span: LaneSpan, answer: [Error | null, unknown] | undefined): { span: LaneSpan; entries: Entry[] } {
  if (answer?.[0]) throw answer[0]
  return { span, entries: (answer?.[1] ?? []) as Entry[] }
}

function upTo(span: LaneSpan, entries: readonly Entry[]): LaneSpan {
  return { ...span, to: entries.at(-1)?.[0] ?? span.to }
}

function placeText({ lane, position }: { readonly lane: number; readonly position: string }): string {
  return `${lane} ${position}`
}

/** What this version wrote was checked by the gate; whatever is older is brought up to it. */
function eventIn(fields: readonly string[]): CanonicalEvent {
  const event = JSON.parse(fields[1] ?? 'null') as CanonicalEvent
  return event.version === EVENT_VERSION ? event : upcastEvent(event)
}
