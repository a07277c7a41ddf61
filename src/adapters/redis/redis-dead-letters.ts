import type { Redis } from 'ioredis'
import type { DeadLetter, DeadLetters } from '../../app/ingest/ports.ts'
import { SelfsameError, type LogPosition } from '../../model/index.ts'
import type { FailedEvent, FailedEvents } from '../../worker/ports.ts'
import { LOG_KEYS, twoDigits } from './log-keys.ts'
import { LuaScript } from './lua-script.ts'
import { asking, isFull } from './redis-fault.ts'

type Entry = [id: string, fields: string[]]
type Letter = Omit<DeadLetter, 'id'>

const ID = /^\d{1,20}-\d{1,20}$/

/** Dead letters as one stream of the log Redis, `selfsame:dead-letters`; a letter's id is its place there. */
export class RedisDeadLetters implements DeadLetters, FailedEvents {
  readonly #redis: Redis
  readonly #add: LuaScript
  readonly #bury: LuaScript

  constructor(redis: Redis) {
    this.#redis = redis
    this.#add = new LuaScript(redis, 'add-letters')
    this.#bury = new LuaScript(redis, 'bury')
  }

  /** @throws SelfsameError BACKLOG_FULL when the log Redis has reached its memory limit: none was added */
  async add(letters: readonly Letter[]): Promise<string[]> {
    if (letters.length === 0) return []
    const ids = await asking('add dead letters', async () => {
      try {
        return await this.#add.run(
          [LOG_KEYS.deadLetters],
          letters.map((letter) => JSON.stringify(letter)),
        )
      } catch (error) {
        throw isFull(error) ? full() : error
      }
    })
    return ids as string[]
  }

  async bury(failed: readonly FailedEvent[]): Promise<void> {
    const keys = [LOG_KEYS.deadLetters, LOG_KEYS.buried, LOG_KEYS.counts]
    const args = failed.flatMap((event) => [buriedField(event), JSON.stringify(letterOf(event))])
    if (args.length > 0) await asking('add failed events to the dead letters', () => this.#bury.run(keys, args))
  }

  async buried(places: readonly LogPosition[]): Promise<LogPosition[]> {
    if (places.length === 0) return []
    const letters = await asking('read which events failed', () =>
      this.#redis.hmget(LOG_KEYS.buried, ...places.map(buriedField)),
    )
    return places.filter((_, at) => letters[at] !== null).map(({ lane, position }) => ({ lane, position }))
  }

  async list({ after, limit }: { readonly after: string | null; readonly limit: number }): Promise<DeadLetter[]> {
    if (after !== null && !ID.test(after)) throw notAnId(after)
    const from = after === null ? '-' : `(${after}`
    const entries = await asking('list dead letters', () =>
      this.#redis.xrange(LOG_KEYS.deadLetters, from, '+', 'COUNT', limit),
    )
    return entries.map(deadLetterOf)
  }

  async get(id: string): Promise<DeadLetter | null> {
    if (!ID.test(id)) return null
    const [entry] = await asking('read a dead letter', () => this.#redis.xrange(LOG_KEYS.deadLetters, id, id))
    return entry ? deadLetterOf(entry) : null
  }

  async remove(ids: readonly string[]): Promise<void> {
    const known = ids.filter((id) => ID.test(id))
    if (known.length > 0) await asking('remove dead letters', () => this.#redis.xdel(LOG_KEYS.deadLetters, ...known))
  }

  count(): Promise<number> {
    return asking('count dead letters', () => this.#redis.xlen(LOG_KEYS.deadLetters))
  }
}

function buriedField({ lane, position }: LogPosition): string {
  return `${twoDigits(lane)} ${position}`
}

/** A scope of its own, so that a replay is neither a duplicate of the event that failed nor replayed twice. */
function letterOf({ lane, position, source, failedAt, fault, raw }: FailedEvent): Letter {
  const sender = { source, scope: `lane ${lane} ${position}`, trusted: false }
  return { receivedAt: failedAt, protocol: 'log', sender, fault, raw }
}

function deadLetterOf([id, fields]: Entry): DeadLetter {
  return { ...(JSON.parse(fields[1] ?? 'null') as Letter), id }
}

function full(): SelfsameError {
  return new SelfsameError('BACKLOG_FULL', 'The log Redis has reached its memory limit: no dead letter was added', {
    remedy: 'Send again later; remove dead letters that are dealt with, or raise maxmemory',
  })
}

function notAnId(id: string): SelfsameError {
  return new SelfsameError('BAD_REQUEST', `"${id}" is no dead letter's id`, {
    remedy: 'Pass the id of a listed dead letter',
  })
}
