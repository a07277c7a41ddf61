import type { Redis } from 'ioredis'
import { LOG_KEYS } from './log-keys.ts'
import { asking } from './redis-fault.ts'

/** @returns how many workers renewed their leases within the lease time */
export async function countLiveWorkers(redis: Redis, leaseMs: number): Promise<number> {
  const [seconds] = await asking('read the clock of the log', () => redis.time())
  return asking('count the workers', () => redis.zcount(LOG_KEYS.workers, Number(seconds) * 1_000 - leaseMs, '+inf'))
}
