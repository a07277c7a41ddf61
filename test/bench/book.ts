import { RedisBookings } from '../../src/adapters/redis/index.ts'
import { bookingOf, Booker } from '../../src/app/book/index.ts'
import type { ResolvedEvent } from '../../src/app/resolve/index.ts'
import { LANES, WORKER_CONTEXT } from '../../src/model/index.ts'
import { figuresPrefix, traitsOf } from '../../src/main/traits-of.ts'
import { inBatches } from './harness/batches.ts'
import type { Bench } from './harness/bench.ts'
import type { Rig } from './harness/rig.ts'
import { loggedEvent, newShoppers, type Shopper } from './harness/shoppers.ts'
import { sideBySide, timedRound } from './harness/side-by-side.ts'

/** Keeps as much as it is given, and looks at nothing. */
const BARE = "redis.call('APPEND', KEYS[1], table.concat(ARGV, ' '))"
const EVENTS_EACH = 4

/** Resolved events to figures, in the worker's batches: beside a script for each event that only keeps the same text. */
export const book: Bench = {
  skip: () => null,
  async measure(rig, { rounds, roundEvents }, say) {
    const traits = traitsOf(rig.config)
    const booker = new Booker(new RedisBookings(rig.stores.cache, traits, figuresPrefix(traits)), traits)
    await booker.claim(new Map(Array.from({ length: LANES }, (_, lane) => [lane, 1])))
    const before = await bytesUsed(rig)
    let people = 0
    say('booked on new people')
    const comparison = await sideBySide({
      rounds,
      ours: () => {
        const events = eventsOf(newShoppers(roundEvents / EVENTS_EACH))
        people += roundEvents / EVENTS_EACH
        return timedRound(events.length, async () => {
          for (const batch of inBatches(events, rig.config.batchEventsMax)) await booker.book(WORKER_CONTEXT, batch)
        })
      },
      limits: {
        'bare scripts of as many bytes': () => {
          const events = eventsOf(newShoppers(roundEvents / EVENTS_EACH))
          return timedRound(events.length, () => keepBare(rig, events))
        },
      },
    })
    const bare = await rig.stores.cache.keys('bare:*')
    for (const keys of inBatches(bare, 1_000)) await rig.stores.cache.unlink(...keys)
    const bytes = Math.round(((await bytesUsed(rig)) - before) / people)
    say(`${bytes} bytes of Redis a profile of 3 identifiers and ${EVENTS_EACH} events`)
    return [{ what: 'booked, in batches', unit: 'events/s', ...comparison }]
  },
}

async function keepBare(rig: Rig, events: readonly ResolvedEvent[]): Promise<void> {
  const traits = traitsOf(rig.config)
  for (const batch of inBatches(events, rig.config.batchEventsMax)) {
    const pipeline = rig.stores.cache.pipeline()
    for (const event of batch) {
      const { anchor, contributions, activity } = bookingOf(event, traits)
      pipeline.eval(BARE, 1, `bare:${anchor}`, JSON.stringify(activity), JSON.stringify(contributions))
    }
    await pipeline.exec()
  }
}

function eventsOf(shoppers: readonly Shopper[]): ResolvedEvent[] {
  const repeated = Array.from({ length: EVENTS_EACH }, () => shoppers).flat()
  return repeated.map((shopper) => ({
    ...loggedEvent(shopper),
    anchor: `customer:${shopper.id}`,
    mayChangeHands: false,
  }))
}

async function bytesUsed({ stores }: Rig): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await stores.cache.info('memory'))?.[1])
}
