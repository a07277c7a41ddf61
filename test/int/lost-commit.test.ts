import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import {
  adoptRules,
  connectGraph,
  Neo4jDecisionGraph,
  Neo4jIdentityGraph,
  Neo4jProfileGraph,
  type GraphConnection,
} from '../../graph/index.ts'
import { Stewardship } from '../../src/app/decide/index.ts'
import { Resolver } from '../../src/app/resolve/index.ts'
import { DEVELOPMENT_CONTEXT, SelfsameError, WORKER_CONTEXT, type LoggedEvent } from '../../src/model/index.ts'
import { startCommitCutter, type Cut } from '../support/commit-cutter.ts'
import { eventOf, RULES } from '../support/events.ts'
import { FORGETFUL } from '../support/forgetful-cache.ts'
import { graphSettings, rowsOf, testGraph } from '../support/graph.ts'

const LANE = 63
const EPOCHS = new Map([[LANE, 1]])

let graph: GraphConnection
let profiles: Neo4jProfileGraph
let count = 0

beforeAll(async () => {
  graph = await testGraph()
  await adoptRules(graph, RULES)
  profiles = new Neo4jProfileGraph(graph, () => Object.keys(RULES.namespaces))
})
afterAll(() => graph.close())

/** The same graph, by way of what cuts connections. */
async function cutGraph() {
  const settings = graphSettings()
  const cutter = await startCommitCutter(settings.uri)
  const cut = await connectGraph({ ...settings, uri: cutter.uri })
  onTestFinished(() => cut.close())
  return { cutter, cut }
}

function eventsOf(...named: (readonly string[])[]): LoggedEvent[] {
  return named.map((keys) => ({
    lane: LANE,
    position: `${Date.now() + count}-${count++}`,
    event: { ...eventOf(keys), messageId: randomUUID() },
  }))
}

/** As a worker does: a conflict has the lane opened again, at what the graph knows of it. */
async function settle(on: GraphConnection, events: readonly LoggedEvent[]): Promise<void> {
  const resolver = new Resolver(new Neo4jIdentityGraph(on), FORGETFUL, RULES)
  for (;;) {
    await resolver.cursors([LANE])
    try {
      await resolver.resolve(WORKER_CONTEXT, events, EPOCHS)
      return
    } catch (error) {
      if (!(error instanceof SelfsameError) || error.code !== 'CONFLICT') throw error
    }
  }
}

async function changesOf({ event: { messageId } }: LoggedEvent): Promise<number> {
  const [row] = await rowsOf<{ changes: number }>(
    graph,
    'MATCH (c:Change) WHERE c.body CONTAINS $messageId RETURN count(c) AS changes',
    { messageId },
  )
  return row?.changes ?? 0
}

async function twoCustomers() {
  const id = randomUUID()
  const [ann, bob] = [`customer:${id}-1`, `customer:${id}-2`]
  await settle(graph, eventsOf([ann, `email:${id}@x.example`], [bob, `loyalty:${id}`]))
  const found = await profiles.byIdentifiers([ann, bob])
  return { ann, bob, ids: found.map((profile) => profile?.id ?? 'none') }
}

describe.each<[Cut, string]>([
  ['lost', 'before the COMMIT'],
  ['unanswered', 'before the answer to the COMMIT'],
])('A connection %s', (how, when) => {
  it(`${when} of events leaves each applied once`, async () => {
    const { cutter, cut } = await cutGraph()
    const id = randomUUID()
    const events = eventsOf([`customer:${id}`, `cookie:${id}`], [`customer:${id}`, `email:${id}@x.example`])
    cutter.cutNext(how)
    await settle(cut, events)
    expect(cutter.cuts()).toBe(1)
    expect(await Promise.all(events.map(changesOf))).toEqual([1, 1])
    const keys = [`customer:${id}`, `cookie:${id}`, `email:${id}@x.example`]
    expect(new Set((await profiles.byIdentifiers(keys)).map((profile) => profile?.id)).size).toBe(1)
  })

  it(`${when} of a steward’s merge leaves one decision, and its answer is what came of it`, async () => {
    const { cutter, cut } = await cutGraph()
    const { ann, bob, ids } = await twoCustomers()
    const stewardship = new Stewardship({ graph: new Neo4jDecisionGraph(cut), cache: FORGETFUL, now: () => new Date() })
    cutter.cutNext(how)
    const { decision } = await stewardship.mergeProfiles(DEVELOPMENT_CONTEXT, { profileIds: ids, reason: 'One person' })
    expect(cutter.cuts()).toBe(1)
    const rows = await rowsOf<{ id: string; pins: number }>(
      graph,
      `MATCH (d:Decision)-[:ABOUT]->(:Identifier {key: $ann}) WHERE d.kind = 'merge'
       RETURN d.id AS id, COUNT { MATCH (p:Pin) WHERE p.id STARTS WITH d.id } AS pins`,
      { ann },
    )
    expect(rows).toEqual([{ id: decision?.decision.id, pins: 1 }])
    expect((await profiles.byIdentifiers([ann, bob])).map((profile) => profile?.id)).toEqual([ids[0], ids[0]])
  })
})
