import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  adoptRules,
  Neo4jDecisionGraph,
  Neo4jIdentityGraph,
  Neo4jProfileGraph,
  Neo4jRulesGraph,
  type GraphConnection,
} from '../../graph/index.ts'
import { Resolver } from '../../src/app/resolve/index.ts'
import { PostponedEvaluation } from '../../src/app/rules/index.ts'
import { EMPTY_SNAPSHOT } from '../../src/identity/index.ts'
import { WORKER_CONTEXT, type Evidence } from '../../src/model/index.ts'
import { amissIn } from '../support/audit.ts'
import { eventOf, RULES } from '../support/events.ts'
import { FORGETFUL } from '../support/forgetful-cache.ts'
import { rowsOf, testGraph } from '../support/graph.ts'

const LANE = 5
const EPOCHS = new Map([[LANE, 1]])
/** As in production, only sooner reached. */
const SMALL = { vertexMax: 12, evidenceMax: 1_000, degreeMax: 5 }

let graph: GraphConnection
let identities: Neo4jIdentityGraph
let profiles: Neo4jProfileGraph
beforeAll(async () => {
  graph = await testGraph()
  await adoptRules(graph, RULES)
  identities = new Neo4jIdentityGraph(graph, SMALL)
  profiles = new Neo4jProfileGraph(graph, () => Object.keys(RULES.namespaces))
})
afterAll(() => graph.close())

let count = 0
/** Sees identifiers together, each time an event, a day after the one before; all in batches of so many. */
async function see(named: readonly (readonly string[])[], together = 1, on = identities): Promise<void> {
  const events = named.map((keys) => {
    const occurredAt = new Date(Date.UTC(2026, 0, 1 + (count % 300), 9)).toISOString()
    const position = `${Date.now() + count}-${count++}`
    return { lane: LANE, position, event: { ...eventOf(keys, { occurredAt }), messageId: `much-${count}` } }
  })
  const resolver = new Resolver(on, FORGETFUL, RULES)
  await resolver.cursors([LANE])
  for (let at = 0; at < events.length; at += together)
    await resolver.resolve(WORKER_CONTEXT, events.slice(at, at + together), EPOCHS)
}

async function evaluatePostponed() {
  const ports = {
    graph: new Neo4jRulesGraph(graph),
    vertices: new Neo4jDecisionGraph(graph),
    cache: FORGETFUL,
    now: () => new Date(),
  }
  return new PostponedEvaluation(ports).run(WORKER_CONTEXT)
}

async function statesAt(key: string): Promise<Record<string, number>> {
  const rows = await rowsOf<{ state: string; pieces: number }>(
    graph,
    'MATCH (:Identifier {key: $key})-[e:EVIDENCE]-() RETURN e.state AS state, count(e) AS pieces',
    { key },
  )
  return Object.fromEntries(rows.map(({ state, pieces }) => [state, pieces]))
}

/** What waits is none. */
const violations = async () => (await amissIn(graph)).flatMap((invariant) => invariant.violations)
const idOf = async (key: string) => (await profiles.byIdentifiers([key]))[0]?.id
const asked = (...keys: string[]) => ({ identifiers: keys, vertices: keys, evidence: [], records: [] })
const emails = (card: string, from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `email:${card}-${from + at}@x.example`)

describe.each([1, 4])('A card under which a source files everybody, in batches of %i', (together) => {
  const card = `filed-${together}`
  const hub = `loyalty:${card}`

  it('takes its first evidence as any other, and lets what comes beyond the cap wait', async () => {
    await see(
      emails(card, 0, 5).map((email) => [hub, email]),
      1,
    )
    expect(await statesAt(hub)).toEqual({ accepted: 5 })
    await see(
      emails(card, 5, 10).map((email) => [hub, email]),
      together,
    )
    const { pending = 0, ...others } = await statesAt(hub)
    expect(pending).toBeGreaterThan(0)
    expect({ ...others, pending }).toEqual({ accepted: 10 - pending, pending })
    expect(await idOf(emails(card, 9, 10)[0]!)).not.toBe(await idOf(hub))
  })

  it('is not read whole with an event', async () => {
    const snapshot = await identities.readSnapshot(asked(hub, 'email:new@x.example'))
    expect(snapshot.identifiers.get(hub)).toMatchObject({ isBeyond: true, isWhole: false, degree: 10 })
    expect(snapshot.evidence.size).toBe(0)
    expect([...snapshot.oversized]).toEqual([await idOf(hub)])
    const near = await identities.completeSnapshot(EMPTY_SNAPSHOT, {
      identifiers: [],
      vertices: emails(card, 9, 10),
    })
    expect(near.evidence.size).toBeLessThan(5)
    expect(near.oversized).toContain(await idOf(hub))
  })

  it('holds up nobody else, nor what else is said of those who wait', async () => {
    const [waiting = ''] = emails(card, 9, 10)
    await see([[`customer:${card}`, waiting, `cookie:${card}`]])
    expect(await idOf(`customer:${card}`)).toBeDefined()
    expect(await violations()).toEqual([])
  })

  it('is weighed whole in the background', async () => {
    expect(await evaluatePostponed()).toMatchObject({ left: 0 })
    expect(await statesAt(hub)).toEqual({ accepted: 10 })
    expect(await idOf(`customer:${card}`)).toBe(await idOf(hub))
    expect(await amissIn(graph)).toEqual([])
  })

  it('goes on so when its profile has more members than are read: the rest of them stays as it is', async () => {
    const before = await profiles.byIdentifiers([hub])
    expect(before[0]?.members.length).toBeGreaterThan(SMALL.vertexMax)
    const [late = ''] = emails(card, 20, 21)
    const { clusters } = await identities.readSnapshot(asked(hub))
    expect(clusters.map(({ members }) => members.length)).toEqual([hub === before[0]?.members[0]?.key ? 1 : 2])
    await see([
      [hub, late],
      [hub, emails(card, 0, 1)[0]!],
    ])
    const after = await profiles.byIdentifiers([hub])
    expect(after[0]?.id).toBe(before[0]?.id)
    expect(after[0]?.members.map(({ key }) => key)).toEqual(before[0]?.members.map(({ key }) => key))
    expect(await evaluatePostponed()).toMatchObject({ left: 0 })
    expect(await idOf(late)).toBe(before[0]?.id)
    expect(await amissIn(graph)).toEqual([])
  })
})

it('a card with more evidence than is read turns out to be nobody’s in the background', async () => {
  const hub = 'loyalty:everybodys'
  await see(emails('everybodys', 0, 6).map((email) => [hub, email]))
  const customers = Array.from({ length: 6 }, (_, at) => `customer:everybodys-${at}`)
  await see(customers.map((customer) => [customer, hub]))
  expect(await idOf(hub)).toBeDefined()
  expect(await evaluatePostponed()).toMatchObject({ left: 0 })
  expect(await idOf(hub)).toBeUndefined()
  expect(await statesAt(hub)).toEqual({ parked: 12 })
  expect(await amissIn(graph)).toEqual([])
})

it('days of evidence that was not read are kept', async () => {
  const hub = 'device:handed-on'
  const owners = ['customer:hander', 'customer:taker']
  for (const owner of owners) await see([[owner, hub]])
  await see(Array.from({ length: 5 }, (_, at) => [owners[1]!, hub, `cookie:handed-${at}`]))
  await see([[owners[1]!, hub]])
  const [between] = await rowsOf<Evidence>(
    graph,
    `MATCH (:Identifier {key: $owner})-[e:EVIDENCE]-(d:Identifier) WHERE d.key STARTS WITH $hub RETURN e.days AS days`,
    { owner: owners[1], hub },
  )
  expect(between?.days).toHaveLength(7)
  await evaluatePostponed()
  expect(await amissIn(graph)).toEqual([])
})

it('by default an identifier with some thousands of pieces of evidence is beyond', { timeout: 120_000 }, async () => {
  const usual = new Neo4jIdentityGraph(graph)
  const hub = 'loyalty:thousands'
  await see([[hub, 'email:first@x.example']], 1, usual)
  const filed = emails('thousands', 0, 2_100).map((email) => [hub, email])
  await see(filed, 200, usual)
  const snapshot = await usual.readSnapshot(asked(hub))
  expect(snapshot.identifiers.get(hub)).toMatchObject({ isBeyond: true })
  expect(snapshot.evidence.size).toBe(0)
  const { pending = 0 } = await statesAt(hub)
  expect(pending).toBeGreaterThan(0)
  await see([[hub, 'email:last@x.example']], 1, usual)
  expect(await statesAt(hub)).toMatchObject({ pending: pending + 1 })
  expect(await violations()).toEqual([])
})
