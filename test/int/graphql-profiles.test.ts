import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adoptRules, Neo4jIdentityGraph, Neo4jProfileGraph, Neo4jWriteKeyStore } from '../../graph/index.ts'
import {
  Backlog,
  RedisDeadLetters,
  RedisEventLog,
  RedisIdentityCache,
  RedisLaneReader,
  RedisLogCounts,
} from '../../src/adapters/redis/index.ts'
import type { UseCases } from '../../src/api/graphql/index.ts'
import { Booker } from '../../src/app/book/index.ts'
import { DeadLetterOffice } from '../../src/app/dead-letters/index.ts'
import { Ingest, KeyedIngest } from '../../src/app/ingest/index.ts'
import { KeyRing, WriteKeys } from '../../src/app/keys/index.ts'
import { GatheredProfileGraph, ProfileReader, StatsReader, TokenWait } from '../../src/app/read/index.ts'
import { Resolver } from '../../src/app/resolve/index.ts'
import { CHANNELS } from '../../src/channels/index.ts'
import { BEGINNING, laneOf, upcastEvent, WORKER_CONTEXT } from '../../src/model/index.ts'
import { RULES } from '../support/events.ts'
import { testGraph } from '../support/graph.ts'
import { listenGraphql, type GraphqlServer } from '../support/graphql-server.ts'
import { contextUseCases } from '../support/memory-context.ts'
import { segmentReader } from '../support/segments.ts'
import { identityUseCases } from '../support/memory-use-cases.ts'
import { AS_CACHE, AS_LOG, startRedis, type TestRedis } from '../support/redis-server.ts'
import { bookingsOn, TestFigures, TRAITS } from '../support/traits.ts'

/** Cursors are in the Neo4j that all tests share: this file's events are all on a lane that no other file uses. */
const LANE = 40
const EPOCHS = new Map([[LANE, 1]])
/** The first write to a Neo4j that has just started is slow. */
const AFTER_TIMEOUT_MS = 25_000

let api: GraphqlServer
/** The same, with a wait that ends soon. */
let impatient: GraphqlServer
let apply: () => Promise<void>
let writeKey: string

/** Of what `beforeAll` starts: an `afterAll` within it is never called. */
const ends: (() => Promise<void>)[] = []
const atEnd = (end: () => Promise<void>): void => void ends.push(end)
afterAll(async () => void (await Promise.all(ends.map((end) => end()))))

beforeAll(async () => {
  const [log, cache] = [await startRedis(AS_LOG, atEnd), await startRedis(AS_CACHE, atEnd)]
  const graph = await testGraph()
  await adoptRules(graph, RULES)
  const writeKeyStore = new Neo4jWriteKeyStore(graph)
  const letters = new RedisDeadLetters(log.connect())
  const counts = new RedisLogCounts(log.connect())
  const bookings = bookingsOn(cache.connect())
  const profileGraph = new GatheredProfileGraph(new Neo4jProfileGraph(graph, () => Object.keys(RULES.namespaces)))
  const eventLog = new RedisEventLog(log.connect(), new Backlog(() => counts.pending(), { eventsMax: 1_000 }), {})
  const gate = new Ingest({
    log: eventLog,
    deadLetters: letters,
    rules: () => RULES,
    channels: CHANNELS,
    defaultCurrency: 'GBP',
  })
  const figures = new TestFigures(cache.connect())
  const profiles = new ProfileReader({ graph: profileGraph, figures, rules: () => RULES, traits: TRAITS })
  const tokens = new TokenWait(bookings, AFTER_TIMEOUT_MS)
  const useCases: UseCases = {
    profiles,
    segments: segmentReader(figures),
    ...contextUseCases({ profiles, tokens, figures, ingest: gate }),
    stats: new StatsReader({ graph: profileGraph, bookings, log: counts, deadLetters: letters }),
    tokens,
    ingest: new KeyedIngest(gate, new WriteKeys(writeKeyStore)),
    deadLetters: new DeadLetterOffice(letters, gate),
    keys: new KeyRing(writeKeyStore),
    sources: { list: async () => [], propose: async () => '' },
    ...identityUseCases(),
  }
  const server = await listenGraphql(useCases)
  impatient = await listenGraphql({ ...useCases, tokens: new TokenWait(bookings, 100) })
  for (const part of [server, impatient, graph]) atEnd(() => part.close())
  const resolver = new Resolver(
    new Neo4jIdentityGraph(graph),
    new RedisIdentityCache(cache.connect(), SILENT, { prefix: 'fact:' }),
    RULES,
  )
  apply = await applier(log, resolver, new Booker(bookings, TRAITS))
  api = server
  writeKey = (await api.ask('mutation { addWriteKey(input: { source: "shop", trusted: true }) { secret } }')).data
    .addWriteKey.secret
})

/** Does the worker's work, when told to: on the one lane of this file. */
async function applier(log: TestRedis, resolver: Resolver, booker: Booker): Promise<() => Promise<void>> {
  const reader = new RedisLaneReader(log.connect(), log.connect(), randomUUID())
  await reader.open(LANE, BEGINNING)
  await resolver.cursors([LANE])
  await booker.claim(EPOCHS)
  return async () => {
    const entries = await reader.read([LANE], 100, 50)
    const events = entries.map(({ lane, position, text }) => ({ lane, position, event: upcastEvent(JSON.parse(text)) }))
    await booker.book(WORKER_CONTEXT, await resolver.resolve(WORKER_CONTEXT, events, EPOCHS))
    await reader.acknowledge(entries)
  }
}

const SILENT = { warn: () => {}, info: () => {} }

/** Somebody new, whose events all lie on this file's lane. */
function somebody() {
  for (;;) {
    const tag = randomUUID()
    const cookie = { namespace: 'cookie', key: `cookie:${tag}` }
    if (laneOf({ messageId: '', identifiers: [{ ...cookie, value: tag, raw: tag, verified: false }] }) === LANE)
      return tag
  }
}

function eventsOf(tag: string) {
  const context = { anonymous_id: tag }
  const traits = { email: `Jo.${tag}@Example.com`, firstName: `Jo${tag.slice(0, 8)}`, city: 'Leeds' }
  return {
    visit: {
      event_id: `${tag}-1`,
      event_type: 'page_view',
      timestamp: '2026-05-04T09:00:00.000Z',
      channel: 'web',
      context,
    },
    login: {
      event_id: `${tag}-2`,
      event_type: 'customer_created',
      timestamp: '2026-05-04T10:00:00.000Z',
      customer_id: tag,
      context,
      payload: traits,
    },
    order: {
      event_id: `${tag}-3`,
      event_type: 'order_completed',
      timestamp: '2026-05-05T09:00:00.000Z',
      customer_id: tag,
      context,
      payload: { order_id: tag, total: '42.50' },
    },
  }
}

const INGEST = `mutation ($input: IngestInput!) { ingest(input: $input) { accepted duplicates deadLettered token faults { deadLetterId fault { code } } } }`

async function ingest(events: readonly object[]) {
  const { data, errors } = await api.ask(INGEST, { input: { writeKey, events } })
  expect(errors).toBeUndefined()
  return data.ingest
}

describe('what is ingested by GraphQL is read by GraphQL', () => {
  it('as soon as it is applied, when the read is given the token', async () => {
    const tag = somebody()
    const { visit, login, order } = eventsOf(tag)
    const { accepted, token } = await ingest([visit, login, order])
    expect(accepted).toBe(3)
    const answer = api.ask(
      `query ($value: String!, $after: String) { profileByIdentifier(namespace: "email", value: $value, after: $after) {
        id aliases identifierCount
        identifiers { key class firstSeen lastSeen sources }
        attributes { name value source observedAt }
        metrics { spend currency orders refunds }
        recentActivity { type name channel amount currency }
        evidence { a b state days firstSeen source }
        decisions { kind }
      } }`,
      { value: `jo.${tag}@example.com`, after: token },
    )
    await apply()
    const { data, errors } = await answer
    expect(errors).toBeUndefined()
    const { id, ...profile } = data.profileByIdentifier
    expect(id).toMatch(/^p[0-9a-v]{24}$/)
    expect(profile.identifiers).toMatchObject([
      {
        key: `customer:${tag}`,
        class: 'PERSON',
        firstSeen: '2026-05-04T10:00:00.000Z',
        lastSeen: '2026-05-05T09:00:00.000Z',
      },
      { key: `email:jo.${tag}@example.com`, class: 'PERSON', sources: ['shop'] },
      { key: `cookie:${tag}`, class: 'DEVICE', firstSeen: '2026-05-04T09:00:00.000Z' },
    ])
    expect(profile.aliases).toHaveLength(2)
    expect(profile.attributes).toContainEqual({
      name: 'city',
      value: 'Leeds',
      source: 'shop',
      observedAt: '2026-05-04T10:00:00.000Z',
    })
    expect(profile.metrics).toEqual({ spend: 42.5, currency: 'GBP', orders: 1, refunds: 0 })
    expect(profile.recentActivity.map(({ name }: { name: string }) => name)).toEqual([
      'order_completed',
      'customer_created',
      'page_view',
    ])
    expect(profile.evidence).toContainEqual({
      a: `cookie:${tag}`,
      b: `customer:${tag}`,
      state: 'ACCEPTED',
      days: 2,
      firstSeen: '2026-05-04',
      source: 'shop',
    })
  })

  it('by every id it ever had', async () => {
    const tag = somebody()
    const { visit, login } = eventsOf(tag)
    await ingest([visit])
    await apply()
    const before = (await api.ask(`{ profileByIdentifier(namespace: "cookie", value: "${tag}") { id } }`)).data
    await ingest([login])
    await apply()
    const { data } = await api.ask(
      `query ($old: ID!) {
      now: profileByIdentifier(namespace: "customer", value: "${tag}") { id aliases }
      old: profile(id: $old) { id }
    }`,
      { old: before.profileByIdentifier.id },
    )
    expect(data.now.aliases).toContain(before.profileByIdentifier.id)
    expect(data.old.id).toBe(data.now.id)
  })

  it('by the beginning of an identifier and by words of a name', async () => {
    const tag = somebody()
    await ingest([eventsOf(tag).login])
    await apply()
    const { data } = await api.ask(`{
      byIdentifier: searchProfiles(query: "${tag.slice(0, 20)}") { edges { node { identifiers { key } } } }
      byName: searchProfiles(query: "leeds JO${tag.slice(0, 8)}") { edges { node { identifiers { key } } } pageInfo { hasNextPage } }
    }`)
    expect(data.byIdentifier.edges[0].node.identifiers[0].key).toBe(`customer:${tag}`)
    expect(data.byName).toMatchObject({
      edges: [{ node: data.byIdentifier.edges[0].node }],
      pageInfo: { hasNextPage: false },
    })
  })

  it('and a read that was given a token that nobody applies is told so', async () => {
    const { token } = await ingest([eventsOf(somebody()).visit])
    const { errors } = await impatient.ask('query ($after: String) { profiles(ids: [], after: $after) { id } }', {
      after: token,
    })
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'AFTER_TIMEOUT' })
    await apply()
  })
})

it('the statistics balance before and after', async () => {
  const STATS = '{ stats { profiles events eventsWithoutIdentifier pending failed accepted duplicates deadLetters } }'
  const before = (await api.ask(STATS)).data.stats
  const { visit, login } = eventsOf(somebody())
  await ingest([visit, login, visit, { ...visit, event_id: 'x', timestamp: 'never' }])
  const taken = (await api.ask(STATS)).data.stats
  expect(taken).toMatchObject({
    accepted: before.accepted + 2,
    duplicates: before.duplicates + 1,
    pending: before.pending + 2,
    deadLetters: before.deadLetters + 1,
  })
  await apply()
  const applied = (await api.ask(STATS)).data.stats
  expect(applied).toMatchObject({ events: before.events + 2, pending: before.pending })
  expect(applied.accepted).toBe(applied.pending + applied.events + applied.failed)
})

it('a dead letter is shown, and stays when it is refused again', async () => {
  const { faults } = await ingest([{ event_id: randomUUID(), event_type: 'page_view', timestamp: 'never' }])
  const ids = [faults[0].deadLetterId]
  const { data } = await api.ask('query ($id: ID!) { deadLetter(id: $id) { source protocol raw fault { code } } }', {
    id: ids[0],
  })
  expect(data.deadLetter).toMatchObject({ source: 'shop', protocol: 'GENERIC', raw: { timestamp: 'never' } })
  const REPLAY =
    'mutation ($ids: [ID!]!) { replayDeadLetters(input: { ids: $ids }) { accepted deadLettered refused { id } } }'
  expect((await api.ask(REPLAY, { ids })).data.replayDeadLetters).toMatchObject({ accepted: 0, deadLettered: 1 })
})
