import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adoptRules, Neo4jIdentityGraph, Neo4jProfileGraph, type GraphConnection } from '../../graph/index.ts'
import { completeSnapshot } from '../../graph/identity/complete-snapshot.ts'
import { read as transact } from '../../graph/transaction.ts'
import { Resolver, type IdentityCache } from '../../src/app/resolve/index.ts'
import type { Snapshot } from '../../src/identity/index.ts'
import { type CanonicalEvent, type LoggedEvent, WORKER_CONTEXT } from '../../src/model/index.ts'
import { eventOf, RULES } from '../support/events.ts'
import { rowsOf, testGraph } from '../support/graph.ts'

/** A cache that has forgotten everything: every event is asked of the graph. */
const FORGETFUL: IdentityCache = {
  known: async (facts) => facts.map(() => false),
  remember: async () => {},
  forget: async () => {},
}

let graph: GraphConnection
let profiles: Neo4jProfileGraph
/** Lanes are shared by all tests of a run: each here has its own, and positions only grow. */
const position = (n: number) => `${Date.now() + n}-${n}`

beforeAll(async () => {
  graph = await testGraph()
  await adoptRules(graph, RULES)
  profiles = new Neo4jProfileGraph(graph, Object.keys(RULES.namespaces))
})
afterAll(() => graph.close())

async function resolverOf(lane: number): Promise<Resolver> {
  const resolver = new Resolver(new Neo4jIdentityGraph(graph), FORGETFUL, RULES)
  await resolver.cursors([lane])
  return resolver
}

let count = 0
function eventAt(lane: number, keys: readonly string[], details: Partial<CanonicalEvent> = {}): LoggedEvent {
  return { lane, position: position(count++), event: eventOf(keys, details) }
}

const person = () => {
  const id = randomUUID()
  return { customer: `customer:${id}`, email: `email:${id}@example.com`, cookie: `cookie:${id}`, tag: id }
}
const changeNumbers = () => rowsOf<{ seq: number }>(graph, 'MATCH (c:Change) RETURN c.seq AS seq ORDER BY seq')

describe('stitching in Neo4j', () => {
  it('joins what an event names, and every birth id goes on resolving', async () => {
    const { customer, email, cookie } = person()
    const resolver = await resolverOf(50)
    await resolver.resolve(WORKER_CONTEXT, [eventAt(50, [cookie]), eventAt(50, [customer, email])], new Map([[50, 1]]))
    const [anonymous, known] = await profiles.byIdentifiers([cookie, customer])
    await resolver.resolve(WORKER_CONTEXT, [eventAt(50, [cookie, customer])], new Map([[50, 1]]))
    const [byCookie, byAlias, byId] = [
      ...(await profiles.byIdentifiers([cookie])),
      ...(await profiles.byIds([anonymous!.id, known!.id])),
    ]
    expect(byCookie?.members.map(({ key }) => key).toSorted()).toEqual([cookie, customer, email].toSorted())
    expect([byAlias?.id, byId?.id]).toEqual([known!.id, known!.id])
    const [ledger] = await profiles.ledgers([known!.id])
    expect(ledger?.decisions).toMatchObject([{ kind: 'merge', effect: { after: [known!.id] } }])
  })

  it('applies a redelivered batch once', async () => {
    const { customer, email } = person()
    const batch = [eventAt(51, [customer, email])]
    await (await resolverOf(51)).resolve(WORKER_CONTEXT, batch, new Map([[51, 1]]))
    const before = (await changeNumbers()).length
    const again = await (await resolverOf(51)).resolve(WORKER_CONTEXT, batch, new Map([[51, 1]]))
    expect(again).toMatchObject([{ anchor: customer }])
    expect((await changeNumbers()).length).toBe(before)
  })

  it('refuses a writer that lost its lane, and writes nothing of its batch', async () => {
    const [first, second] = [person(), person()]
    const [late, current] = [await resolverOf(52), await resolverOf(52)]
    await current.resolve(WORKER_CONTEXT, [eventAt(52, [first.customer])], new Map([[52, 8]]))
    const stale = late.resolve(WORKER_CONTEXT, [eventAt(52, [second.customer])], new Map([[52, 7]]))
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await profiles.byIdentifiers([second.customer])).toEqual([null])
  })

  it('lets two lanes meet at the same people at once, without losing an update', async () => {
    const people = Array.from({ length: 10 }, person)
    const lanes = [53, 54, 55, 56]
    await Promise.all(
      lanes.map(async (lane) => {
        const resolver = await resolverOf(lane)
        for (const { customer, tag } of people)
          await resolver.resolve(
            WORKER_CONTEXT,
            [eventAt(lane, [customer, `device:${tag}-${lane}`])],
            new Map([[lane, 1]]),
          )
      }),
    )
    for (const profile of await profiles.byIdentifiers(people.map(({ customer }) => customer)))
      expect(profile?.members).toHaveLength(1 + lanes.length)
  })

  it('keeps a second customer out of a profile and says why', async () => {
    const [ann, ben] = [person(), person()]
    const resolver = await resolverOf(57)
    const tablet = `device:${ann.tag}`
    const later = { occurredAt: '2026-05-05T09:30:00.000Z' }
    await resolver.resolve(
      WORKER_CONTEXT,
      [eventAt(57, [ann.customer, tablet]), eventAt(57, [ben.customer, tablet], later)],
      new Map([[57, 1]]),
    )
    const [his, hers] = await profiles.byIdentifiers([ben.customer, ann.customer])
    expect([his?.members.length, hers?.members.length]).toEqual([1, 2])
    const [ledger] = await profiles.ledgers([his!.id])
    expect(ledger?.evidence).toMatchObject([{ state: 'parked', reason: 'limit' }])
  })

  it('keeps what sources say, the newest of each attribute, found by its words', async () => {
    const { customer, tag } = person()
    const resolver = await resolverOf(58)
    const says = (attributes: Record<string, string>, day: string) =>
      eventAt(58, [customer], { record: { id: null, attributes }, occurredAt: `2026-05-${day}T00:00:00.000Z` })
    const word = `Zoë${tag.replaceAll('-', '')}`
    await resolver.resolve(
      WORKER_CONTEXT,
      [says({ firstName: word, city: 'Leeds' }, '02'), says({ city: 'York' }, '01')],
      new Map([[58, 1]]),
    )
    const { profiles: found } = await profiles.search(word, { first: 5, after: null })
    expect(found.map(({ profile }) => profile.records.map(({ name, value }) => `${name}=${value}`))).toEqual([
      [`firstName=${word}`, 'city=Leeds'],
    ])
  })

  it('bounds each component by itself, however many are read together', async () => {
    const lane = 60
    const resolver = await resolverOf(lane)
    const tablets = Array.from({ length: 4 }, () => ({
      ann: person(),
      ben: person(),
      tablet: `device:${randomUUID()}`,
    }))
    for (const { ann, ben, tablet } of tablets)
      for (const [who, day] of [
        [ann, '02'],
        [ben, '03'],
      ] as const)
        await resolver.resolve(
          WORKER_CONTEXT,
          [eventAt(lane, [who.customer, tablet], { occurredAt: `2026-05-${day}T00:00:00.000Z` })],
          new Map([[lane, 1]]),
        )
    const ids = (await profiles.byIdentifiers(tablets.map(({ tablet }) => tablet))).map((profile) => profile!.id)
    const nothing: Snapshot = {
      clusters: [],
      evidence: new Map(),
      records: new Map(),
      complete: new Set(),
      oversized: new Set(),
    }
    const read = (vertexMax: number) =>
      transact(graph, (tx) => completeSnapshot(tx, nothing, ids, { vertexMax, evidenceMax: 100 }))
    expect((await read(3)).oversized.size).toBe(0)
    expect((await read(3)).complete.size).toBe(8)
    expect([...(await read(2)).oversized]).toEqual(expect.arrayContaining(ids))
  })

  it('values that stand for nobody have no profile to show', async () => {
    const resolver = await resolverOf(59)
    const before = await profiles.countProfiles()
    const { cookie } = person()
    await resolver.resolve(WORKER_CONTEXT, [eventAt(59, ['customer:anonymous', cookie])], new Map([[59, 1]]))
    expect(await profiles.byIdentifiers(['customer:anonymous'])).toEqual([null])
    expect((await profiles.countProfiles()) - before).toBe(1)
  })
})

it('change numbers have no gaps, and every vertex is in exactly one profile', async () => {
  const numbers = (await changeNumbers()).map(({ seq }) => seq)
  expect(numbers).toEqual(numbers.map((_, at) => at + 1))
  const strays = 'MATCH (i:Identifier) WHERE COUNT { (i)-[:OF]->(:Profile) } <> 1 RETURN i.birthId AS birthId'
  expect(await rowsOf(graph, strays)).toEqual([])
  const orphans = 'MATCH (p:Profile) WHERE NOT EXISTS { (:Identifier)-[:OF]->(p) } RETURN p.id AS id'
  expect(await rowsOf(graph, orphans)).toEqual([])
})
