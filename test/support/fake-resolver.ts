import type { Redis } from 'ioredis'
import type { Epochs, LaneCursor, ResolvedEvent } from '../../src/app/resolve/index.ts'
import { comparePositions, SelfsameError, type LoggedEvent, type RequestContext } from '../../src/model/index.ts'
import type { Resolver } from '../../src/worker/index.ts'

const CURSORS = 'fake-graph:cursors'
const EPOCHS = 'fake-graph:epochs'
const APPLIED = 'fake-graph:applied'

/** Moves a lane's cursor as the graph does: refused for a lease older than the last, a no-op for what was applied. */
const APPLY = `
redis.call('HDEL', KEYS[1], '') -- a graph of its own would not mind that the log's memory is full
for i = 1, #ARGV, 3 do
  local epoch = redis.call('HGET', KEYS[2], ARGV[i])
  if epoch and tonumber(epoch) > tonumber(ARGV[i + 1]) then return 'stale' end
end
for i = 1, #ARGV, 3 do
  redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1])
  redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 2])
  redis.call('RPUSH', KEYS[3], ARGV[i] .. ' ' .. ARGV[i + 2])
end
return 'applied'`

/**
 * Stands for the resolver and its graph where the worker is tested without them: an event's anchor is its first
 * identifier. It behaves as the real one towards the worker: cursors and epochs are durable (in the log Redis, so
 * that they outlive a killed process and a lost cache), each event is applied once, a stale lease is a CONFLICT.
 */
export class FakeResolver implements Resolver {
  readonly #redis: Redis
  /** Called with every batch: what it throws, `resolve` throws. */
  fail: (events: readonly LoggedEvent[]) => unknown = () => undefined

  constructor(redis: Redis) {
    this.#redis = redis
    redis.defineCommand('fakeApply', { lua: APPLY, numberOfKeys: 3 })
  }

  async cursors(lanes: readonly number[]): Promise<ReadonlyMap<number, LaneCursor>> {
    await this.fail([])
    const [cursors, epochs] = await Promise.all([this.#redis.hgetall(CURSORS), this.#redis.hgetall(EPOCHS)])
    return new Map(lanes.map((lane) => [lane, { position: cursors[lane] ?? '0-0', epoch: Number(epochs[lane] ?? 0) }]))
  }

  async resolve(_: RequestContext, events: readonly LoggedEvent[], epochs: Epochs): Promise<ResolvedEvent[]> {
    await this.fail(events)
    const cursors = await this.#redis.hgetall(CURSORS)
    const ahead = events.filter(({ lane, position }) => comparePositions(position, cursors[lane] ?? '0-0') > 0)
    const args = ahead.flatMap(({ lane, position }) => [lane, epochs.get(lane) ?? 0, position])
    const { fakeApply } = this.#redis as unknown as Record<string, (...all: unknown[]) => Promise<string>>
    const answer = args.length === 0 ? 'applied' : await fakeApply?.call(this.#redis, CURSORS, EPOCHS, APPLIED, ...args)
    if (answer === 'stale') throw new SelfsameError('CONFLICT', 'A lane has another writer')
    return events.map((event) => ({ ...event, anchor: event.event.identifiers[0]?.key ?? null, mayChangeHands: false }))
  }

  /** Every event that was applied, as `lane position`, in order. */
  applied(): Promise<string[]> {
    return this.#redis.lrange(APPLIED, 0, -1)
  }
}
