import type { Redis } from 'ioredis'
import type { TaskLease } from '../../worker/ports.ts'
import { taskLeaseKey } from './log-keys.ts'
import { LuaScript } from './lua-script.ts'
import { asking } from './redis-fault.ts'

const LEASE_MS = 10_000

/** Gives a task to one worker at a time, with a key that expires in the log Redis. */
export class RedisTaskLease implements TaskLease {
  readonly leaseMs: number
  readonly #take: LuaScript
  readonly #release: LuaScript
  readonly #key: string
  readonly #workerId: string

  /** @param task its name. @param workerId unique per start. @param leaseMs @default 10,000 */
  constructor(redis: Redis, task: string, workerId: string, leaseMs: number = LEASE_MS) {
    this.#take = new LuaScript(redis, 'take-lease')
    this.#release = new LuaScript(redis, 'release-lease')
    this.#key = taskLeaseKey(task)
    this.#workerId = workerId
    this.leaseMs = leaseMs
  }

  async take(forMs: number = this.leaseMs): Promise<boolean> {
    const answer = await asking('take the lease of a task', () =>
      this.#take.run([this.#key], [this.#workerId, Math.ceil(forMs)]),
    )
    return answer === 1
  }

  async release(): Promise<void> {
    await asking('release the lease of a task', () => this.#release.run([this.#key], [this.#workerId]))
  }
}
