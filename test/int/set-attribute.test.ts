import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  adoptRules,
  Neo4jDecisionGraph,
  Neo4jIdentityGraph,
  Neo4jProfileGraph,
  type GraphConnection,
} from '../../graph/index.ts'
import { Stewardship, type Outcome } from '../../src/app/decide/index.ts'
import { Resolver } from '../../src/app/resolve/index.ts'
import { survivingAttributes } from '../../src/identity/index.ts'
import { DEVELOPMENT_CONTEXT, WORKER_CONTEXT, type AttributeValue, type Change } from '../../src/model/index.ts'
import { eventOf, RULES } from '../support/events.ts'
import { FORGETFUL } from '../support/forgetful-cache.ts'
import { rowsOf, testGraph } from '../support/graph.ts'

const LANE = 31
const reason = 'The steward knows'

let graph: GraphConnection
let profiles: Neo4jProfileGraph
let stewardship: Stewardship
let resolver: Resolver

beforeAll(async () => {
  graph = await testGraph()
  await adoptRules(graph, RULES)
  profiles = new Neo4jProfileGraph(graph, () => Object.keys(RULES.namespaces))
  stewardship = new Stewardship({ graph: new Neo4jDecisionGraph(graph), cache: FORGETFUL, now: () => new Date() })
  resolver = new Resolver(new Neo4jIdentityGraph(graph), FORGETFUL, RULES)
  await resolver.cursors([LANE])
})
afterAll(() => graph.close())

let count = 0
async function says(key: string, where: string, source: string, occurredAt = '2026-05-04T09:30:00.000Z') {
  const event = eventOf([key], { source, occurredAt, record: { id: null, attributes: { city: where } } })
  const position = `${Date.now() + count}-${count++}`
  await resolver.resolve(WORKER_CONTEXT, [{ lane: LANE, position, event }], new Map([[LANE, 1]]))
}

async function idOf(key: string): Promise<string> {
  return (await profiles.byIdentifiers([key]))[0]?.id ?? 'none'
}

const set = async (key: string, value: AttributeValue, more: object = {}): Promise<Outcome> =>
  stewardship.setAttribute(DEVELOPMENT_CONTEXT, { profileId: await idOf(key), name: 'city', value, reason, ...more })

const undo = ({ decision }: Outcome) =>
  stewardship.undoDecision(DEVELOPMENT_CONTEXT, { decisionId: decision?.decision.id ?? '', reason })

/** The value that is believed, and those that are not, each with its source. */
async function city(key: string): Promise<string[]> {
  const [profile] = await profiles.byIdentifiers([key])
  const attribute = survivingAttributes(profile?.records ?? [], RULES).find(({ name }) => name === 'city')
  return attribute === undefined
    ? []
    : [attribute, ...attribute.others].map(({ value, source }) => `${value} (${source})`)
}

async function twoPeople() {
  const id = randomUUID()
  const [ann, bob] = [`customer:1-${id}`, `customer:2-${id}`] as const
  await says(ann, 'Leeds', 'crm')
  await says(bob, 'York', 'till', '2026-05-05T09:30:00.000Z')
  return { ann, bob, word: `Ayr${id.replaceAll('-', '')}` }
}

it('an override goes to graph, ledger and outbox at once, and holds until a source says something else', async () => {
  const { ann, word } = await twoPeople()
  const outcome = await set(ann, word, { idempotencyKey: word })
  expect(await city(ann)).toEqual([`${word} (steward)`, 'Leeds (crm)'])
  const [ledger] = await profiles.ledgers([await idOf(ann)])
  expect(ledger?.decisions).toMatchObject([{ kind: 'override', reason, undoneBy: null }])
  const changes = await rowsOf<{ body: string }>(graph, 'MATCH (c:Change {kind: "override"}) RETURN c.body AS body')
  const bodies = changes.map(({ body }) => JSON.parse(body) as Change['body'])
  const mine = bodies.filter(({ decisions }) => decisions[0]?.id === outcome.decision?.decision.id)
  expect(mine.map(({ records }) => records.map(({ identifier }) => identifier))).toEqual([[ann]])

  expect(await set(ann, word, { idempotencyKey: word })).toEqual(outcome)
  await says(ann, 'Leeds', 'crm', '2026-05-10T09:30:00.000Z')
  expect((await city(ann))[0]).toBe(`${word} (steward)`)
  await says(ann, 'Hull', 'crm', '2026-05-11T09:30:00.000Z')
  expect(await city(ann)).toEqual(['Hull (crm)', `${word} (steward)`])
})

it('a merge and its split give back what was believed before, and undoing an override what was said', async () => {
  const { ann, bob, word } = await twoPeople()
  const first = await set(ann, word)
  const before = [await city(ann), await city(bob)]
  const profileIds = [await idOf(ann), await idOf(bob)]
  await stewardship.mergeProfiles(DEVELOPMENT_CONTEXT, { profileIds, reason })
  expect(await city(bob)).toEqual(['York (till)', 'Leeds (crm)', `${word} (steward)`])
  await set(bob, 'Oban')
  expect((await city(ann))[0]).toBe('Oban (steward)')
  const parts = [[ann], [bob]]
  await stewardship.splitProfile(DEVELOPMENT_CONTEXT, { profileId: profileIds[0] ?? '', parts, reason })
  // What was said of the two as one is kept, and lapsed.
  expect([await city(ann), await city(bob)]).toEqual([[...(before[0] ?? []), 'Oban (steward)'], before[1]])

  const found = async () => (await profiles.search(word, { first: 5, after: null })).profiles.length
  expect(await found()).toBe(1)
  const undone = await undo(first)
  expect(await city(ann)).toEqual(['Leeds (crm)', 'Oban (steward)'])
  expect(await found()).toBe(0)
  await undo(undone)
  expect((await city(ann))[0]).toBe(`${word} (steward)`)
})

it('what nobody trusted said is kept as such', async () => {
  const email = `email:${randomUUID()}@x.example`
  await says(`${email}?`, 'Leeds', 'web')
  expect((await profiles.byIdentifiers([email]))[0]?.records).toMatchObject([{ value: 'Leeds', verified: false }])
  await says(email, 'Leeds', 'web')
  expect((await profiles.byIdentifiers([email]))[0]?.records).toMatchObject([{ value: 'Leeds', verified: true }])
})
