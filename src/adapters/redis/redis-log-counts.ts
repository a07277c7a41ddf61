import type { Redis } from 'ioredis'
import { LANES } from '../../model/index.ts'
import type { LogCounter, LogCounts } from '../../app/ingest/ports.ts'
import type { LaneLags } from '../../worker/ports.ts'
import { LOG_KEYS, twoDigits } from './log-keys.ts'
import { asking } from './redis-fault.ts'

/** What the event log counted, exact: each count is moved by the script that moves what it counts. */
export class RedisLogCounts implements LogCounter, LaneLags {
  readonly #redis: Redis

  constructor(redis: Redis) {
    this.#redis = redis
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

  async lags(): Promise<ReadonlyMap<number, number>> {
    const counts = await this.#read()
    const lagOf = (lane: number) =>
      numberOf(counts, `accepted:${twoDigits(lane)}`) - numberOf(counts, `acknowledged:${twoDigits(lane)}`)
    return new Map(lanes().map((lane) => [lane, lagOf(lane)]))
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
