import type { Redis } from 'ioredis'
import { RedisLogCounts } from '../../src/adapters/redis/index.ts'
import type { Bench, Figure, Scale } from './harness/bench.ts'
import { runMany } from './harness/load.ts'
import type { Rig } from './harness/rig.ts'
import { IN_BATCHES, ONE_BY_ONE, sendEvents, type Manner } from './harness/send.ts'
import { newShoppers } from './harness/shoppers.ts'
import { sideBySide, timedRound, type Round } from './harness/side-by-side.ts'

/** Events acknowledged, hence on disk: beside plain appends to the same Redis, and a server that keeps nothing. */
export const gate: Bench = {
  skip: () => null,
  async measure(rig, scale, say) {
    const url = await rig.startServer()
    await sendEvents(url, newShoppers(1), ONE_BY_ONE)
    const places = {
      rig,
      url,
      bareUrl: await rig.startBareServer({ gate: ANSWER }),
      text: await loggedText(rig.stores.log),
    }
    say('batches')
    const batches = await figureOf(IN_BATCHES, places, scale)
    say('single events')
    return [batches, await figureOf(ONE_BY_ONE, places, scale)]
  },
}

/** As the gate answers one event. */
const ANSWER = {
  success: true,
  token: 'MTc9MTc4NTU1NzM0NjM5NC0w',
  read: 1,
  accepted: 1,
  duplicates: 0,
  suppressed: 0,
  deadLettered: 0,
}

interface Places {
  readonly rig: Rig
  readonly url: string
  readonly bareUrl: string
  /** An event as it lies on the log. */
  readonly text: string
}

async function figureOf(
  manner: Manner,
  { rig, url, bareUrl, text }: Places,
  { rounds, roundEvents }: Scale,
): Promise<Figure> {
  const { log } = rig.stores
  const comparison = await sideBySide({
    rounds,
    ours: () => acknowledged(url, roundEvents, manner, log),
    limits: {
      'bare XADD, pipelined': () => appended(text, roundEvents, manner, log),
      'bare fastify, keeps nothing': () => sendEvents(bareUrl, newShoppers(roundEvents), manner),
    },
  })
  const { eventsPerRequest, concurrency } = manner
  const events = eventsPerRequest === 1 ? 'single events' : `batches of ${eventsPerRequest}`
  return { what: `acknowledged, ${events}, ${concurrency} at a time`, unit: 'events/s', ...comparison }
}

/** @throws Error when the log did not take exactly what was acknowledged */
async function acknowledged(url: string, events: number, manner: Manner, log: Redis): Promise<Round> {
  const counts = new RedisLogCounts(log)
  const before = await counts.counts()
  const round = await sendEvents(url, newShoppers(events), manner)
  const accepted = (await counts.counts()).accepted - before.accepted
  if (accepted !== round.done) throw new Error(`${round.done} events were acknowledged, and ${accepted} are on the log`)
  return round
}

const LANES = Array.from({ length: 64 }, (_, lane) => `bench:lane:${lane}`)

/** Appends the same text as often, to streams beside the log's, which are removed afterwards. */
async function appended(
  text: string,
  events: number,
  { eventsPerRequest, concurrency }: Manner,
  redis: Redis,
): Promise<Round> {
  const round = await timedRound(events, () =>
    runMany(events / eventsPerRequest, concurrency, async (request) => {
      const pipeline = redis.pipeline()
      for (let event = 0; event < eventsPerRequest; event++)
        pipeline.xadd(LANES[(request + event) % 64] ?? '', '*', 'event', text)
      await pipeline.exec()
    }),
  )
  await redis.unlink(LANES)
  return round
}

async function loggedText(redis: Redis): Promise<string> {
  for (let lane = 0; lane < 64; lane++) {
    const [entry] = await redis.xrange(`selfsame:lane:${String(lane).padStart(2, '0')}`, '-', '+', 'COUNT', 1)
    const text = entry?.[1][1]
    if (text !== undefined) return text
  }
  throw new Error('The log holds no event')
}
