import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Redis } from 'ioredis'
import { SelfsameError } from '../../model/index.ts'
import type { EventLog, LogAppend, LogAppended } from '../../app/ingest/ports.ts'
import { answerGroup, appendCall, nextGroup, type AppendCall } from './append-group.ts'
import type { Backlog } from './backlog.ts'
import { answerKey, LOG_KEYS } from './log-keys.ts'
import { LuaScript } from './lua-script.ts'
import { isFull, isUnavailable, redisFault } from './redis-fault.ts'

export interface EventLogSettings {
  /** How long a messageId is remembered. @default 7 days; about 200 bytes each */
  readonly rememberMs?: number
  /** How long a lost connection is tried again before a caller is told. @default 2,000 ms */
  readonly retryMs?: number
}

const DAY_MS = 86_400_000
const ANSWER_KEPT_MS = 60_000
const PAUSE_MS = 50
/** Calls above this are a mistake of the caller; the largest batch the gate takes stays far below it. */
const CALL_ENTRIES_MAX = 20_000
/** One group is written to disk while the next is being sent. */
const GROUPS_UNDER_WAY_MAX = 2

/**
 * The event log as 64 Redis streams, `selfsame:lane:00` to `63`. Its Redis runs with `appendfsync always` and
 * `noeviction`. Calls that come in while Redis is busy are gathered into one script and share one fsync; a call
 * is never divided, so it is appended whole or not at all.
 *
 * @example
 * const log = new RedisEventLog(redis, new Backlog(() => counts.pending(), { eventsMax: 5_000_000 }))
 * const [taken] = await log.append([{ lane: laneOf(event), event, idempotencyScope: 'key-1' }])
 */
export class RedisEventLog implements EventLog {
  readonly #script: LuaScript
  readonly #backlog: Backlog
  readonly #rememberMs: number
  readonly #retryMs: number
  readonly #queue: AppendCall[] = []
  #underWay = 0
  #isScheduled = false

  constructor(redis: Redis, backlog: Backlog, { rememberMs = 7 * DAY_MS, retryMs = 2_000 }: EventLogSettings = {}) {
    this.#script = new LuaScript(redis, 'append')
    this.#backlog = backlog
    this.#rememberMs = rememberMs
    this.#retryMs = retryMs
  }

  async append(entries: readonly LogAppend[]): Promise<LogAppended[]> {
    if (entries.length === 0) return []
    if (entries.length > CALL_ENTRIES_MAX) throw tooMany(entries.length)
    this.#backlog.assertRoom()
    const appended = await new Promise<LogAppended[]>((resolve, reject) => {
      this.#queue.push(appendCall(entries, { resolve, reject }))
      this.#schedule()
    })
    this.#backlog.appended(appended.filter(({ kind }) => kind === 'accepted').length)
    return appended
  }

  #schedule(): void {
    if (this.#isScheduled || this.#underWay >= GROUPS_UNDER_WAY_MAX) return
    this.#isScheduled = true
    setImmediate(() => {
      this.#isScheduled = false
      while (this.#queue.length > 0 && this.#underWay < GROUPS_UNDER_WAY_MAX) void this.#send(nextGroup(this.#queue))
    })
  }

  async #send(group: readonly AppendCall[]): Promise<void> {
    this.#underWay++
    try {
      answerGroup(group, await this.#runUntilAnswered(group))
    } catch (error) {
      const fault = isFull(error) ? full() : redisFault(error, 'append to the event log')
      for (const call of group) call.reject(fault)
    } finally {
      this.#underWay--
      if (this.#queue.length > 0) this.#schedule()
    }
  }

  /** The same answer key at every attempt: a group that was appended and whose answer was lost is not appended again. */
  async #runUntilAnswered(group: readonly AppendCall[]): Promise<string> {
    const keys = [LOG_KEYS.counts, answerKey(randomUUID()), ...group.flatMap((call) => call.keys)]
    const args = [this.#rememberMs, ANSWER_KEPT_MS, ...group.flatMap((call) => call.args)]
    const deadline = performance.now() + this.#retryMs
    for (;;) {
      try {
        return String(await this.#script.run(keys, args))
      } catch (error) {
        if (!isUnavailable(error) || performance.now() > deadline) throw error
        await sleep(PAUSE_MS)
      }
    }
  }
}

function full(): SelfsameError {
  return new SelfsameError(
    'BACKLOG_FULL',
    'The event log has reached its memory limit: nothing of this call was appended',
    {
      remedy: 'Send again later; raise the maxmemory of the log Redis when it stays so',
    },
  )
}

function tooMany(entries: number): SelfsameError {
  return new SelfsameError('BAD_REQUEST', `${entries} events in one append; the most is ${CALL_ENTRIES_MAX}`, {
    remedy: 'Append them in several calls of some hundred events',
  })
}
