import { afterAll, beforeAll, expect, it } from 'vitest'
import { adoptRules, Neo4jDecisionGraph, Neo4jIdentityGraph, type GraphConnection } from '../../graph/index.ts'
import { Stewardship } from '../../src/app/decide/index.ts'
import { Resolver } from '../../src/app/resolve/index.ts'
import {
  DEVELOPMENT_CONTEXT,
  observationId,
  SelfsameError,
  WORKER_CONTEXT,
  type Evidence,
  type LoggedEvent,
} from '../../src/model/index.ts'
import { amissIn } from '../support/audit.ts'
import { eventOf, RULES } from '../support/events.ts'
import { FORGETFUL } from '../support/forgetful-cache.ts'
import { rowsOf, testGraph } from '../support/graph.ts'
import { Play } from '../support/play.ts'

/** Each an event or a steward's decision; `npm run soak` has 20,000 and more. */
const OPERATIONS = Number(process.env.SELFSAME_HOT_OPERATIONS ?? 1_000)
const WRITERS = 32
const BATCH_EVENTS = 10
/** One in so many batches of a writer is followed by a steward's decision. */
const BATCHES_A_DECISION = 2

const HOT = [
  ...Array.from({ length: 12 }, (_, n) => `customer:hot-${n}`),
  ...Array.from({ length: 12 }, (_, n) => `email:hot-${n}@x.example`),
  ...Array.from({ length: 10 }, (_, n) => `loyalty:hot-${n}`),
  ...Array.from({ length: 8 }, (_, n) => `device:hot-${n}`),
  ...Array.from({ length: 8 }, (_, n) => `cookie:hot-${n}`),
]

let graph: GraphConnection
let stewardship: Stewardship
beforeAll(async () => {
  graph = await testGraph()
  await adoptRules(graph, RULES)
  stewardship = new Stewardship({ graph: new Neo4jDecisionGraph(graph), cache: FORGETFUL, now: () => new Date() })
})
afterAll(() => graph.close())

const pick = <T>(from: readonly T[]): T => from[Math.floor(Math.random() * from.length)]!

let count = 0
function hotEvent(lane: number): LoggedEvent {
  const keys = [...new Set([pick(HOT), pick(HOT), pick(HOT)])].map((key) => (Math.random() < 0.1 ? `${key}?` : key))
  const occurredAt = new Date(Date.UTC(2026, 4, 1 + Math.floor(Math.random() * 20), 9)).toISOString()
  const type = Math.random() < 0.2 ? 'identify' : 'track'
  return {
    lane,
    position: `${Date.now()}-${count++}`,
    event: { ...eventOf(keys, { type, occurredAt }), messageId: `hot-${count}` },
  }
}

/** One lane's worker: it tries again what meets others' work, and no error of the graph's may reach it. */
async function work(lane: number, events: readonly LoggedEvent[]): Promise<void> {
  const resolver = new Resolver(new Neo4jIdentityGraph(graph), FORGETFUL, RULES)
  await resolver.cursors([lane])
  for (let at = 0, batches = 0; at < events.length; at += BATCH_EVENTS) {
    await resolver.resolve(WORKER_CONTEXT, events.slice(at, at + BATCH_EVENTS), new Map([[lane, 1]]))
    if (batches++ % BATCHES_A_DECISION === 0) await decide()
  }
}

/** Merges, splits or takes back what there is; what is refused is refused for a reason that a steward understands. */
async function decide(): Promise<void> {
  const reason = 'In the rush'
  try {
    const ids = await hotProfiles()
    const roll = Math.random()
    if (roll < 0.4) await stewardship.mergeProfiles(DEVELOPMENT_CONTEXT, { profileIds: [pick(ids), pick(ids)], reason })
    else if (roll < 0.7) await stewardship.splitProfile(DEVELOPMENT_CONTEXT, { ...(await someParts()), reason })
    else await stewardship.undoDecision(DEVELOPMENT_CONTEXT, { decisionId: await someDecision(), reason })
  } catch (error) {
    if (!(error instanceof SelfsameError) || !['BAD_REQUEST', 'CONFLICT', 'NOT_FOUND'].includes(error.code)) throw error
  }
}

async function hotProfiles(): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    graph,
    'MATCH (i:Identifier)-[:OF]->(p:Profile) WHERE i.key IN $hot RETURN DISTINCT p.id AS id',
    { hot: HOT },
  )
  return rows.map(({ id }) => id)
}

async function someParts() {
  const profileId = pick(await hotProfiles())
  const members = await rowsOf<{ key: string }>(
    graph,
    'MATCH (i:Identifier)-[:OF]->(:Profile {id: $profileId}) WHERE i.key IN $hot RETURN i.key AS key',
    { profileId, hot: HOT },
  )
  const keys = members.map(({ key }) => key)
  return { profileId, parts: [keys.slice(1), keys.slice(0, 1)] }
}

async function someDecision(): Promise<string> {
  const rows = await rowsOf<{ id: string }>(
    graph,
    'MATCH (d:Decision)-[:ABOUT]->(i:Identifier) WHERE i.key IN $hot RETURN DISTINCT d.id AS id LIMIT 200',
    { hot: HOT },
  )
  return rows.length === 0 ? 'none' : pick(rows).id
}

/** All that was said, whatever it was filed under: by observation its days and slots. */
function told(evidence: Iterable<Evidence>): Map<string, string> {
  const seen = new Map<string, Set<string>>()
  for (const item of evidence) {
    const moments = seen.get(observationId(item)) ?? new Set<string>()
    for (const day of item.days) moments.add(`day ${day}`)
    for (const slot of item.slots) moments.add(`slot ${slot}`)
    seen.set(observationId(item), moments)
  }
  return new Map([...seen].map(([id, moments]) => [id, [...moments].toSorted().join()]))
}

async function hotEvidence(): Promise<Evidence[]> {
  return rowsOf<Evidence>(
    graph,
    `MATCH (a:Identifier)-[e:EVIDENCE]->(b:Identifier) WHERE a.value STARTS WITH 'hot-'
     RETURN a.key AS a, b.key AS b, e.rule AS rule, e.source AS source, e.owner AS owner, e.days AS days, e.slots AS slots`,
  )
}

it(
  `${WRITERS} writers at ${HOT.length} hot identifiers lose nothing, and leave a graph that holds`,
  { timeout: 1_800_000 + OPERATIONS * 200 },
  async () => {
    const lanes = Array.from({ length: WRITERS }, (_, lane) =>
      Array.from({ length: Math.ceil(OPERATIONS / WRITERS) }, () => hotEvent(lane)),
    )
    await Promise.all(lanes.map((events, lane) => work(lane, events)))
    const all = lanes.flat()
    const play = new Play(RULES)
    for (const event of all) play.resolve(event)
    expect(told(await hotEvidence())).toEqual(told(play.graph.evidence.values()))
    expect(await amissIn(graph)).toEqual([])
  },
)
