import type { Redis } from 'ioredis'
import type { Epochs } from '../../app/resolve/ports.ts'
import { LANES } from '../../model/index.ts'
import type { LaneLeases } from '../../worker/ports.ts'
import { leaseKey, LOG_KEYS } from './log-keys.ts'
import { LuaScript } from './lua-script.ts'
import { asking } from './redis-fault.ts'

const LEASE_MS = 10_000
const LEASES = Array.from({ length: LANES }, (_, lane) => leaseKey(lane))

/**
 * Shares lanes out between the workers alive, with keys that expire in the log Redis. A lane's epoch goes up each
 * time it is taken and lies on the log's disk, so that no writer of an older lease is ever mistaken for the newest.
 */
export class RedisLaneLeases implements LaneLeases {
  readonly leaseMs: number
  readonly #renew: LuaScript
  readonly #release: LuaScript
  readonly #raise: LuaScript
  readonly #workerId: string

  /** @param workerId unique per start. @param leaseMs @default 10,000 */
  constructor(redis: Redis, workerId: string, leaseMs: number = LEASE_MS) {
    this.#renew = new LuaScript(redis, 'renew-leases')
    this.#release = new LuaScript(redis, 'release-leases')
    this.#raise = new LuaScript(redis, 'raise-epochs')
    this.#workerId = workerId
    this.leaseMs = leaseMs
  }

  async renew(): Promise<Epochs> {
    const keys = [LOG_KEYS.workers, LOG_KEYS.epochs, ...LEASES]
    const answer = await asking('renew the leases of lanes', () =>
      this.#renew.run(keys, [this.#workerId, this.leaseMs]),
    )
    return epochsOf(answer as number[])
  }

  async raise(known: Epochs): Promise<number[]> {
    const keys = [LOG_KEYS.epochs, ...[...known.keys()].map(leaseKey)]
    const raised = await asking('raise the epochs of lanes', () =>
      this.#raise.run(keys, [this.#workerId, ...[...known].flat()]),
    )
    return raised as number[]
  }

  async release(): Promise<void> {
    await asking('release the leases of lanes', () =>
      this.#release.run([LOG_KEYS.workers, ...LEASES], [this.#workerId]),
    )
  }
}

function epochsOf(answer: readonly number[]): Epochs {
  const epochs = new Map<number, number>()
  for (let i = 0; i < answer.length; i += 2) epochs.set(answer[i] as number, answer[i + 1] as number)
  return epochs
}
