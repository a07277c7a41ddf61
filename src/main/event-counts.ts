import { connectRedis, RedisBookings, RedisLogCounts } from '../adapters/redis/index.ts'
import { countEvents, type EventCounts } from '../app/read/index.ts'
import type { Config } from '../config/index.ts'
import type { RequestContext } from '../model/index.ts'
import { figuresPrefix, traitsOf } from './traits-of.ts'
import { connectionsOf } from './running-stores.ts'

/** @returns what became of accepted events; null where no stores run. @throws SelfsameError FORBIDDEN, UNAVAILABLE */
export async function eventCountsOf(context: RequestContext, config: Config): Promise<EventCounts | null> {
  const { redisUrl, redisLogUrl } = connectionsOf(config)
  if (redisUrl === null || redisLogUrl === null) return null
  const cache = connectRedis({ url: redisUrl, name: 'selfsame-doctor' })
  const log = connectRedis({ url: redisLogUrl, name: 'selfsame-doctor' })
  try {
    const traits = traitsOf(config)
    const bookings = new RedisBookings(cache, traits, figuresPrefix(traits))
    return await countEvents(context, { bookings, log: new RedisLogCounts(log) })
  } finally {
    cache.disconnect()
    log.disconnect()
  }
}
