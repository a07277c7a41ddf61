/** The logs of a service that writes all it can write, and of its stores, hold nobody's data: whatever was sent. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectGraph } from '../../graph/index.ts'
import { connectRedis } from '../../src/adapters/redis/index.ts'
import { homePaths } from '../../src/stack/home.ts'
import { readStackRecord } from '../../src/stack/stack-record.ts'
import { Api } from '../support/api.ts'
import { rowsOf } from '../support/graph.ts'
import { PERSON, personIn } from '../support/private-person.ts'
import { selfsame, Service } from '../support/service.ts'
import { temporaryHome } from '../support/stack.ts'

const { userId, anonymousId, loyalty, email, phone, ...TRAITS } = PERSON
const traits = { ...TRAITS, email, phone, address: { street: TRAITS.street, postalCode: TRAITS.postalCode } }
const home = temporaryHome('logs')

let service: Service
let api: Api

beforeAll(async () => {
  service = await Service.start(home, { LOG_LEVEL: 'trace' })
  api = new Api(service.url)
})

afterAll(async () => {
  await service?.stop()
  rmSync(home, { recursive: true, force: true })
})

function connections() {
  const record = readStackRecord(home)
  if (record === null) throw new Error('The stores are not running')
  return record.connections
}

/** Takes commands from the service for as long as the work lasts: a store that refuses some quotes what was asked. */
async function without(store: 'redisUrl' | 'redisLogUrl', commands: readonly string[], work: () => Promise<unknown>) {
  const redis = connectRedis({ url: connections()[store], name: 'test' })
  const change = (sign: string) => redis.call('ACL', 'SETUSER', 'default', ...commands.map((name) => sign + name))
  try {
    await change('-')
    await work()
  } finally {
    await change('+')
    redis.disconnect()
  }
}

describe('The logs of a service that is sent somebody’s data', () => {
  it('through the gate: good, bad, too large, unreadable, under no known key, to where nothing is', async () => {
    const good = { userId, anonymousId, traits, context: { traits, ip: '203.0.113.77' } }
    expect(await api.post('/v1/identify', good)).toMatchObject({ status: 200 })
    const batch = [
      { type: 'track', userId, event: `Bought by ${email}`, properties: { loyalty_id: loyalty, total: '1 penny' } },
      { type: 'identify', userId, traits: { ...traits, email: `${email}@` } },
      { type: userId, userId },
      email,
    ]
    expect(await api.post('/v1/batch', { batch })).toMatchObject({ body: { accepted: 1, deadLettered: 3 } })
    const large = { ...good, traits: { ...traits, note: email.repeat(2_000) } }
    expect(await api.post('/v1/identify', large)).toMatchObject({ status: 413 })
    expect(await api.post('/v1/identify', `{"userId": "${email}", "traits"`)).toMatchObject({ status: 400 })
    expect(await api.post('/v1/identify', good, `key-of-${email}`)).toMatchObject({ status: 401 })
    expect((await api.get(`/v1/${email}?phone=${phone}`)).status).toBe(404)
  })

  it('through GraphQL: taken in, asked for, misspelt, of another type', async () => {
    const ingest = `mutation ($events: [JSON!]!) {
      ingest(input: { writeKey: "demo", shape: GENERIC, events: $events }) { accepted deadLettered token }
    }`
    const event = { event_type: 'customer_created', customer_id: userId, channel: 'web', payload: traits }
    const bad = { ...event, payload: { ...traits, email: `${email}@` } }
    const { ingest: taken } = await api.ask<{ ingest: { token: string } }>(ingest, { events: [event, bad] })
    expect(taken).toMatchObject({ accepted: 1, deadLettered: 1 })
    await api.settled()
    const query = `query ($value: String!, $after: String) {
      profileByIdentifier(namespace: "email", value: $value, after: $after) { id metrics { spend } }
    }`
    expect(await api.ask(query, { value: email, after: taken.token })).not.toMatchObject({ profileByIdentifier: null })
    expect(await api.ask(`{ searchProfiles(query: "${PERSON.lastName}") { edges { node { id } } } }`)).toBeTruthy()
    for (const [text, variables] of [
      [query, { value: { email } }],
      [`{ profileByIdentifier(namespace: "email", value: "${email}") { ${PERSON.lastName} } }`, {}],
      [`{ profileByIdentifier(namespace: "email", value: "${email}"`, {}],
      [query, { value: email, after: email }],
      ['query ($id: ID!) { deadLetter(id: $id) { id } }', { id: { email } }],
    ] as const)
      expect(await api.graphql(text, variables)).toHaveProperty('errors')
  })

  it('from files: rows that are good, bad, and no text in their encoding', async () => {
    const csv = join(home, `${PERSON.lastName}.csv`)
    const rows = ['contact_id,email,phone,first_name,last_name,birth_date,updated_at\n', row(userId, email)]
    const bad = [row('2', `${email}@`), row('3', 'x@example.org').replace('\n', `,${email}\n`)]
    const bytes = Buffer.from(row('4', email).replace(PERSON.firstName, 'Zebedée'), 'latin1')
    writeFileSync(csv, Buffer.concat([...[...rows, ...bad].map((text) => Buffer.from(text)), bytes]))
    const end = await selfsame(home, ['ingest', csv, '--output', 'json'], { LOG_LEVEL: 'trace' })
    rmSync(csv)
    expect(end.exitCode).toBe(6)
    expect(JSON.parse(end.stdout)).toMatchObject({ accepted: 1, deadLettered: 3 })
    expect(personIn(end.stderr.replaceAll(csv.split('/').at(-1) ?? '', ''))).toEqual([])
  })

  it('that the graph refuses: an event that fails at every try', async () => {
    const graph = await connectGraph(connections().neo4j)
    await rowsOf(graph, 'CREATE INDEX poison FOR (r:Record) ON (r.attributes)')
    await rowsOf(graph, 'CALL db.awaitIndexes()')
    try {
      const tooLargeToIndex = Object.fromEntries([1, 2, 3].map((n) => [`note${n}`, `${email} `.repeat(100)]))
      const call = { userId: `${userId}-2`, traits: { ...traits, ...tooLargeToIndex } }
      expect(await api.post('/v1/identify', call)).toMatchObject({ body: { accepted: 1 } })
      expect(await api.settled()).toMatchObject({ failed: 1 })
    } finally {
      await rowsOf(graph, 'DROP INDEX poison')
      await graph.close()
    }
  })

  it('that the other stores refuse: to look it up, to read it, to append it', async () => {
    await without('redisUrl', ['mget'], async () => {
      await api.post('/v1/track', { userId, anonymousId, event: 'Viewed', properties: { email } })
      await api.settled()
    })
    const query = `{ profileByIdentifier(namespace: "email", value: "${email}") { metrics { spend } } }`
    await without('redisUrl', ['hgetall'], async () => {
      expect(await api.graphql(query)).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] })
    })
    await without('redisLogUrl', ['evalsha', 'eval'], async () => {
      expect(await api.post('/v1/identify', { userId, traits })).toMatchObject({ status: 500 })
    })
  })

  it('hold none of it', async () => {
    const { exitCode, stderr } = await service.stop()
    expect([exitCode, personIn(stderr)]).toEqual([0, []])
    const logs = logsOf(homePaths(home).logs)
    expect([...logs.keys()]).toEqual(
      expect.arrayContaining(['keeper.log', 'neo4j.log', 'neo4j/debug.log', 'redis-log.log', 'redis.log']),
    )
    for (const line of [
      'A request failed',
      'A GraphQL request failed',
      'An accepted event was put among the dead letters',
      'The identity cache does not answer',
    ])
      expect([...logs.values()].join('\n')).toContain(line)
    expect([...logs].flatMap(([name, text]) => text.split('\n').flatMap((line, at) => found(name, at, line)))).toEqual(
      [],
    )
  })
})

function row(id: string, address: string): string {
  return `${id},${address},${phone},${PERSON.firstName},${PERSON.lastName},29/07/1931,2026-03-01T10:00:00\n`
}

/** @returns path within the folder to text */
function logsOf(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  const paths = names.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return new Map(paths.toSorted().map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]))
}

function found(name: string, at: number, line: string): string[] {
  return personIn(line).map((part) => `${name}:${at + 1} holds ${part}: ${line}`)
}

it('a line that holds somebody’s data is found out, however it is written', () => {
  const text = Buffer.from(`userId=${email}`).toString('base64')
  for (const line of [`v/email:${email.toLowerCase()}`, 'tel +447700900461', PERSON.street.toUpperCase(), text])
    expect(personIn(line)).not.toEqual([])
  expect(personIn('{"lane":3,"position":"1-0","fault":{"code":"INVALID_EMAIL"}}')).toEqual([])
})
