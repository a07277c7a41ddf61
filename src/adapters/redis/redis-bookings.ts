import type { ChainableCommander, Redis } from 'ioredis'
import type { BookingBatch, Bookings, LaneCount } from '../../app/book/ports.ts'
import type { Epochs } from '../../app/resolve/ports.ts'
import { BEGINNING, LANES, SelfsameError, type Positions } from '../../model/index.ts'
import type { TraitSettings } from '../../projections/traits/index.ts'
import { anchorArgs, laneArgs, sightingArgs } from './booking-args.ts'
import { type TraitSets, traitSetsOf } from './contribution-codec.ts'
import { FigureKeys } from './figure-keys.ts'
import { twoDigits } from './log-keys.ts'
import { LuaScript } from './lua-script.ts'
import { PositionWaiters } from './position-waiters.ts'
import { asking } from './redis-fault.ts'

/** Many for a call to be cheap, few enough not to hold Redis for longer than a millisecond. */
const SIGHTINGS_PER_SCRIPT = 200
const FENCED = ['positions', 'lane-fence']

/**
 * Figures in the cache Redis, which may lose them: every script checks in the same step that the store still
 * reaches the writer's place. A batch costs two round trips: its anchors and identifiers, then its lanes.
 */
export class RedisBookings implements Bookings {
  readonly #redis: Redis
  readonly #keys: FigureKeys
  readonly #sets: TraitSets
  readonly #claim: LuaScript
  readonly #bookAnchor: LuaScript
  readonly #seeIdentifiers: LuaScript
  readonly #countLanes: LuaScript
  readonly #waiters: PositionWaiters

  /** @param traits those that are booked. @param prefix of the generation of figures, as in `figuresPrefix` */
  constructor(redis: Redis, traits: TraitSettings, prefix: string) {
    this.#redis = redis
    this.#keys = new FigureKeys(prefix)
    this.#sets = traitSetsOf(traits)
    this.#claim = new LuaScript(redis, 'claim-lanes', ['positions'])
    this.#bookAnchor = new LuaScript(redis, 'book-anchor', FENCED)
    this.#seeIdentifiers = new LuaScript(redis, 'see-identifiers')
    this.#countLanes = new LuaScript(redis, 'count-lanes', FENCED)
    this.#waiters = new PositionWaiters((lanes) => this.#positions(lanes))
  }

  async claim(epochs: Epochs, applied: Positions = new Map()): Promise<Positions> {
    if (epochs.size === 0) return new Map()
    const args = [...epochs].flatMap(([lane, epoch]) => [twoDigits(lane), epoch, applied.get(lane) ?? BEGINNING])
    const answer = await asking('claim lanes for booking', () => this.#claim.run([this.#keys.lanes()], args))
    if (!Array.isArray(answer)) throw refused(answer)
    return new Map([...epochs.keys()].map((lane, i) => [lane, String(answer[i])]))
  }

  async epochs(): Promise<Epochs> {
    const fields = await this.#fields()
    const known = allLanes().map((lane): [number, number] => [lane, Number(fields[`epoch:${twoDigits(lane)}`] ?? 0)])
    return new Map(known.filter(([, epoch]) => epoch > 0))
  }

  async book(batch: BookingBatch): Promise<void> {
    const pipeline = this.#redis.pipeline()
    this.#queueAnchors(pipeline, batch)
    this.#queueSightings(pipeline, batch)
    await asking('book events', async () => {
      for (const [error, answer] of (await pipeline.exec()) ?? []) {
        if (error) throw error
        if (answer !== 'OK') assertBooked(answer)
      }
      const args = laneArgs(batch)
      if (args.length > 0) assertBooked(await this.#countLanes.run([this.#keys.lanes()], args))
    })
  }

  async laneCounts(): Promise<ReadonlyMap<number, LaneCount>> {
    const fields = await this.#fields()
    const counts = new Map<number, LaneCount>()
    for (const lane of allLanes()) {
      const of = (name: string) => fields[`${name}:${twoDigits(lane)}`]
      const position = of('position') ?? BEGINNING
      if (position === BEGINNING) continue
      counts.set(lane, {
        position,
        events: Number(of('events') ?? 0),
        withoutIdentifier: Number(of('withoutIdentifier') ?? 0),
      })
    }
    return counts
  }

  waitFor(positions: Positions, timeoutMs: number): Promise<void> {
    return this.#waiters.waitFor(positions, timeoutMs)
  }

  #queueAnchors(pipeline: ChainableCommander, batch: BookingBatch): void {
    for (const [anchor, args] of anchorArgs(batch, this.#sets)) {
      const keys = [
        this.#keys.identifier(anchor),
        this.#keys.recent(anchor),
        this.#keys.lanes(),
        this.#keys.entries(anchor),
        this.#keys.buckets(anchor),
        this.#keys.reports(anchor),
        ...this.#sets.distinct.map((trait) => this.#keys.distinct(trait, anchor)),
        ...this.#sets.recent.map((trait) => this.#keys.values(trait, anchor)),
      ]
      this.#bookAnchor.queue(pipeline, keys, args)
    }
  }

  #queueSightings(pipeline: ChainableCommander, { bookings }: BookingBatch): void {
    const sightings = [...sightingArgs(bookings)]
    for (let at = 0; at < sightings.length; at += SIGHTINGS_PER_SCRIPT) {
      const some = sightings.slice(at, at + SIGHTINGS_PER_SCRIPT)
      this.#seeIdentifiers.queue(
        pipeline,
        some.map(([key]) => this.#keys.identifier(key)),
        some.flatMap(([, args]) => args),
      )
    }
  }

  #fields(): Promise<Record<string, string>> {
    return asking('read what is booked', () => this.#redis.hgetall(this.#keys.lanes()))
  }

  async #positions(lanes: readonly number[]): Promise<Positions> {
    const fields = lanes.map((lane) => `position:${twoDigits(lane)}`)
    const positions = await asking('read what is booked', () => this.#redis.hmget(this.#keys.lanes(), ...fields))
    return new Map(lanes.map((lane, i) => [lane, positions[i] ?? BEGINNING]))
  }
}

function allLanes(): number[] {
  return Array.from({ length: LANES }, (_, lane) => lane)
}

function assertBooked(answer: unknown): void {
  if (answer !== 'booked') throw refused(answer)
}

function refused(answer: unknown): SelfsameError {
  if (answer === 'stale')
    return new SelfsameError('CONFLICT', 'A lane has been claimed for booking by a later lease', {
      remedy: 'Nothing to do: the lane is its new owner’s',
    })
  if (answer === 'behind')
    return new SelfsameError('CONFLICT', 'The store of figures has lost what was booked on a lane', {
      remedy: 'Nothing to do: the lane is booked again from the event log',
    })
  throw new TypeError(`A booking script answered ${JSON.stringify(answer)}`)
}
