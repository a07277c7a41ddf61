import type { Redis } from 'ioredis'
import { SelfsameError, type LogPosition } from '../../model/index.ts'
import type { LaneReader, LogEntry } from '../../worker/ports.ts'
import { laneKey, LOG_KEYS, twoDigits } from './log-keys.ts'
import { LuaScript } from './lua-script.ts'
import { asking, isNoGroup, redisFault } from './redis-fault.ts'

type Stream = [key: string, entries: [position: string, fields: string[]][]]

const CONSUMER = 'reader'
/** A batch that is this full is not worth another round trip. */
const FULL_ENOUGH = 0.75

/**
 * Reads lanes through consumer groups, one a lane, named after the worker and its term: two workers in one group
 * would share a lane's entries out between them, and one that wakes up without its lease would take entries away
 * for good. Opening a lane removes other workers' groups; they are told by NOGROUP. An error begins a new term,
 * so that a read whose answer was lost takes nothing away from the group opened after it.
 */
export class RedisLaneReader implements LaneReader {
  readonly #blocking: Redis
  readonly #workerId: string
  readonly #open: LuaScript
  readonly #acknowledge: LuaScript
  #term = 0
  #turn = 0

  /** @param blocking a connection that nothing else uses: reads wait on it. @param workerId unique per start */
  constructor(redis: Redis, blocking: Redis, workerId: string) {
    this.#blocking = blocking
    this.#workerId = workerId
    this.#open = new LuaScript(redis, 'open-lane', ['positions'])
    this.#acknowledge = new LuaScript(redis, 'acknowledge', ['positions'])
  }

  async open(lane: number, position: string, applied: string = position): Promise<'kept' | 'lost'> {
    const keys = [laneKey(lane), LOG_KEYS.acknowledged, LOG_KEYS.counts]
    const args = [this.#group(), position, twoDigits(lane), applied]
    const answer = await asking('open a lane of the event log', () => this.#open.run(keys, args))
    return answer === 'lost' ? 'lost' : 'kept'
  }

  /** Every lane gets the same share at first; lanes that have more share what is left, beginning at another each time. */
  async read(lanes: readonly number[], countMax: number, waitMs: number): Promise<LogEntry[]> {
    const entries: LogEntry[] = []
    let asked = this.#rotated(lanes)
    let blockMs: number | null = waitMs
    while (asked.length > 0 && entries.length < countMax * FULL_ENOUGH) {
      const room = countMax - entries.length
      const share = Math.max(1, Math.floor(room / asked.length))
      const round = await this.#round(asked.slice(0, room), share, blockMs)
      entries.push(...round.flat())
      asked = round.filter((lane) => lane.length === share).map(([first]) => (first as LogEntry).lane)
      blockMs = null
    }
    return entries
  }

  async acknowledge(entries: readonly LogPosition[]): Promise<void> {
    if (entries.length === 0) return
    const byLane = Map.groupBy(entries, ({ lane }) => lane)
    const keys = [LOG_KEYS.counts, LOG_KEYS.acknowledged, ...[...byLane.keys()].map(laneKey)]
    const args = [...byLane].flatMap(([lane, of]) => [
      twoDigits(lane),
      of.length,
      ...of.map(({ position }) => position),
    ])
    await asking('acknowledge entries of the event log', () => this.#acknowledge.run(keys, [this.#group(), ...args]))
  }

  /** @returns each lane's entries, for lanes that have any */
  async #round(lanes: readonly number[], count: number, blockMs: number | null): Promise<LogEntry[][]> {
    const block = blockMs === null ? [] : ['BLOCK', blockMs]
    const streams = [...lanes.map(laneKey), ...lanes.map(() => '>')]
    const answer = await this.#readGroup(['COUNT', count, ...block, 'STREAMS', ...streams])
    return ((answer ?? []) as Stream[]).map(entriesOf)
  }

  async #readGroup(args: readonly (string | number)[]): Promise<unknown> {
    try {
      return await this.#blocking.call('XREADGROUP', 'GROUP', this.#group(), CONSUMER, ...args)
    } catch (error) {
      this.#term++
      throw isNoGroup(error) ? takenOver() : redisFault(error, 'read the event log')
    }
  }

  #rotated(lanes: readonly number[]): number[] {
    const start = lanes.length === 0 ? 0 : this.#turn++ % lanes.length
    return [...lanes.slice(start), ...lanes.slice(0, start)]
  }

  #group(): string {
    return `worker:${this.#workerId}:${this.#term}`
  }
}

function entriesOf([key, entries]: Stream): LogEntry[] {
  const lane = Number(key.slice(-2))
  return entries.map(([position, fields]) => ({ lane, position, text: fields[1] ?? '' }))
}

function takenOver(): SelfsameError {
  return new SelfsameError('CONFLICT', 'Another worker has opened a lane that this one was reading', {
    remedy: 'Nothing to do: lanes are opened again by the worker that holds their lease',
  })
}
