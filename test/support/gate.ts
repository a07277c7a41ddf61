import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { parse } from 'yaml'
import { createGateServer } from '../../src/api/gate/index.ts'
import {
  type DeadLetter,
  type DeadLetters,
  type EventLog,
  Ingest,
  KeyedIngest,
  type LogAppend,
  type LogAppended,
  type WriteKey,
} from '../../src/app/ingest/index.ts'
import { CHANNELS } from '../../src/channels/index.ts'
import { type IdentityRules, identityRulesSchema } from '../../src/identity/rules.ts'
import type { CanonicalEvent, LogPosition } from '../../src/model/index.ts'

/** The rules as they are shipped. */
export const RULES: IdentityRules = identityRulesSchema.parse(
  parse(readFileSync(new URL('../../config/identity.yaml', import.meta.url), 'utf8')),
)

/** Keeps the port's promises in memory: order, one position an event, messageIds remembered per scope. */
export class MemoryLog implements EventLog {
  readonly appended: (LogAppend & { at: LogPosition })[] = []
  readonly #known = new Map<string, LogPosition>()
  failure: Error | null = null

  get events(): CanonicalEvent[] {
    return this.appended.map(({ event }) => event)
  }

  async append(entries: readonly LogAppend[]): Promise<LogAppended[]> {
    if (this.failure) throw this.failure
    return entries.map((entry) => this.#appendOne(entry))
  }

  #appendOne(entry: LogAppend): LogAppended {
    const id = JSON.stringify([entry.idempotencyScope, entry.event.messageId])
    const known = this.#known.get(id)
    if (known) return { kind: 'duplicate', at: known }
    const at = { lane: entry.lane, position: `${this.appended.length + 1}-0` }
    this.#known.set(id, at)
    this.appended.push({ ...entry, at })
    return { kind: 'accepted', at }
  }
}

/** Letters as a store would give them back: through JSON. */
export class MemoryDeadLetters implements DeadLetters {
  readonly #letters = new Map<string, string>()
  #made = 0
  failure: Error | null = null

  get all(): DeadLetter[] {
    return [...this.#letters.values()].map((text) => JSON.parse(text) as DeadLetter)
  }

  async add(letters: readonly Omit<DeadLetter, 'id'>[]): Promise<string[]> {
    if (this.failure) throw this.failure
    return letters.map((letter) => {
      const id = String(++this.#made).padStart(6, '0')
      this.#letters.set(id, JSON.stringify({ ...letter, id }))
      return id
    })
  }

  async list({ after, limit }: { after: string | null; limit: number }): Promise<DeadLetter[]> {
    return this.all.filter(({ id }) => after === null || id > after).slice(0, limit)
  }

  async get(id: string): Promise<DeadLetter | null> {
    return this.all.find((letter) => letter.id === id) ?? null
  }

  async remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#letters.delete(id)
  }

  async count(): Promise<number> {
    return this.#letters.size
  }
}

export const RECEIVED_AT = '2026-05-04T09:30:00.000Z'

const CREATED = { createdAt: '2026-01-01T00:00:00.000Z', revokedAt: null }
/** Secret to key: a server's, and a browser's. */
const KEYS: ReadonlyMap<string, WriteKey> = new Map([
  ['server-secret', { id: 'key-server', source: 'shop', trusted: true, ...CREATED }],
  ['browser-secret', { id: 'key-browser', source: 'web', trusted: false, ...CREATED }],
])

export interface TestGate {
  readonly server: FastifyInstance
  readonly ingest: Ingest
  readonly keyed: KeyedIngest
  readonly log: MemoryLog
  readonly letters: MemoryDeadLetters
  readonly reported: unknown[]
  /** Posts JSON, or a body as it is, under the server's key. */
  post(
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: Record<string, never>; headers: Record<string, unknown> }>
}

/** The gate on a log and dead letters in memory, at half past nine on 4 May 2026. */
export function testGate(rules: IdentityRules = RULES): TestGate {
  const log = new MemoryLog()
  const letters = new MemoryDeadLetters()
  const reported: unknown[] = []
  const ingest = new Ingest({
    log,
    deadLetters: letters,
    rules: () => rules,
    channels: CHANNELS,
    defaultCurrency: 'GBP',
  })
  const keyed = new KeyedIngest(
    ingest,
    { find: async (secret) => KEYS.get(secret) ?? null },
    () => new Date(RECEIVED_AT),
  )
  const server = createGateServer({ ingest: keyed, probes: {}, reportError: (error) => reported.push(error) })
  return {
    server,
    ingest,
    keyed,
    log,
    letters,
    reported,
    post: (path, body, headers) => post(server, path, body, headers),
  }
}

export const basic = (secret: string) => `Basic ${Buffer.from(`${secret}:`).toString('base64')}`

async function post(server: FastifyInstance, url: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await server.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json', authorization: basic('server-secret'), ...headers },
    payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
  })
  return { status: response.statusCode, body: JSON.parse(response.body || '{}'), headers: response.headers }
}
