import type { Redis } from 'ioredis'
import { LANES } from '../../model/index.ts'
import type { LogCounter, LogCounts, WorkerLag } from '../../app/ingest/ports.ts'
import { laneKey, leaseKey, LOG_KEYS, twoDigits } from './log-keys.ts'
import { LuaScript } from './lua-script.ts'
import { asking } from './redis-fault.ts'

/** What the event log counted, exact: each count is moved by the script that moves what it counts. */
export class RedisLogCounts implements LogCounter {
  readonly #redis: Redis
  readonly #watch: LuaScript

  constructor(redis: Redis) {
    this.#redis = redis
    this.#watch = new LuaScript(redis, 'watch-lanes')
  }

  async counts(): Promise<LogCounts> {
    const counts = await this.#read()
    const sum = (name: string) =>
      lanes().reduce((total, lane) => total + numberOf(counts, `${name}:${twoDigits(lane)}`), 0)
    return {
      accepted: sum('accepted'),
      acknowledged: sum('acknowledged'),
      duplicates: numberOf(counts, 'duplicates'),
      failed: numberOf(counts, 'failed'),
    }
  }

  /** Accepted events that the worker has not acknowledged. */
  async pending(): Promise<number> {
    const { accepted, acknowledged } = await this.counts()
    return accepted - acknowledged
  }

  async lag(): Promise<WorkerLag> {
    const keys = [LOG_KEYS.acknowledged, ...lanes().map(laneKey), ...lanes().map(leaseKey)]
    const answer = await asking('see how far the worker is', () => this.#watch.run(keys, []))
    const [lanesHeld = 0, ...positions] = answer as [number, ...string[]]
    const acceptedMs = positions.map((position) => Number(position.split('-')[0]))
    return {
      lanesHeld,
      oldestPendingAt: acceptedMs.length === 0 ? null : new Date(Math.min(...acceptedMs)).toISOString(),
    }
  }

  #read(): Promise<Record<string, string>> {
    return asking('read the counts of the event log', () => this.#redis.hgetall(LOG_KEYS.counts))
  }
}

function lanes(): number[] {
  return Array.from({ length: LANES }, (_, lane) => lane)
}

function numberOf(counts: Record<string, string>, field: string): number {
  return Number(counts[field] ?? 0)
}
