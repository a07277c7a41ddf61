import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  adoptRules,
  Neo4jDecisionGraph,
  Neo4jIdentityGraph,
  Neo4jRulesGraph,
  type GraphConnection,
} from '../../graph/index.ts'
import type { WholeGraph } from '../../src/app/rules/ports.ts'
import {
  EMPTY_SNAPSHOT,
  planReevaluation,
  standsForSomebody,
  type IdentityRules,
  type Plan,
  type Snapshot,
  type StoredIdentifier,
  type VertexState,
} from '../../src/identity/index.ts'
import { SelfsameError, type VertexKey } from '../../src/model/index.ts'
import { rowsOf, testGraph } from '../support/graph.ts'
import { amissIn, audited } from '../support/audit.ts'
import { MemoryIdentityGraph } from '../support/memory-identity-graph.ts'
import { planOfEvents, planOfVerdict } from '../support/plans.ts'
import {
  historyArbitrary,
  LATER_RULES,
  loggedEvents,
  SMALL_RULES,
  verdictOn,
  type Step,
} from '../support/random-histories.ts'

/** `.ci/run` has 500. */
const HISTORIES = Number(process.env.SELFSAME_GRAPH_HISTORIES ?? 100)
const STEPS = 8
/** Histories that are played at once: they meet at the counter of changes only. */
const AT_ONCE = 8

let graph: GraphConnection
let identities: Neo4jIdentityGraph
let decisions: Neo4jDecisionGraph
let rules: Neo4jRulesGraph

beforeAll(async () => {
  graph = await testGraph()
  identities = new Neo4jIdentityGraph(graph)
  decisions = new Neo4jDecisionGraph(graph)
  rules = new Neo4jRulesGraph(graph)
  await adoptRules(graph, SMALL_RULES)
})
afterAll(() => graph.close())

it('a vertex alone that turns out to be nobody’s is another than was read', async () => {
  const [alone, later, now] = [['phone:1'], ['phone:1', 'email:3'], ['phone:1', 'email:1', 'email:2']].map((keys) =>
    loggedEvents('h999999', [{ keys, hour: 1, isLogin: false }]),
  )
  await identities.apply(await planOfEvents(identities, alone!, SMALL_RULES), [])
  const [meanwhile, plan] = [
    await planOfEvents(identities, later!, SMALL_RULES),
    await planOfEvents(identities, now!, SMALL_RULES),
  ]
  expect(await identities.apply(plan, [])).toMatchObject({ kind: 'applied' })
  expect(await identities.apply(meanwhile, [])).toEqual({ kind: 'stale' })
})

it('Neo4j carries plans out exactly as plain maps do', { timeout: 600_000 }, async () => {
  const seed = Date.now() % 2 ** 31
  const histories = fc
    .sample(historyArbitrary(STEPS), { seed, numRuns: HISTORIES })
    .map((steps, at) => new History(`h${at}`, steps))
  for (let step = 0; step < STEPS; step++) {
    await inTurns(histories, (history) => history.play(step))
    await compare(histories, `seed ${seed}, step ${step}`)
  }
  expect(await amissIn(graph), `seed ${seed}`).toEqual([])
  expect(await rules.adopt(LATER_RULES)).toBe(true)
  await inTurns(histories, (history) => history.reevaluate(LATER_RULES))
  await compare(histories, `seed ${seed}, by later rules`)
  // Those of the test before wait to be judged.
  const broken = (await audited(graph)).filter(({ violations }) => violations.length > 0)
  expect(broken, `seed ${seed}, by later rules`).toEqual([])
})

/** One history in both graphs. */
class History {
  readonly name: string
  readonly steps: readonly Step[]
  readonly memory = new MemoryIdentityGraph(SMALL_RULES)

  constructor(name: string, steps: readonly Step[]) {
    this.name = name
    this.steps = steps
  }

  async play(at: number): Promise<void> {
    const step = this.steps[at]!
    if (!('events' in step)) return this.#judge(step)
    const events = loggedEvents(this.name, step.events)
    await carryOut(
      this.memory,
      await planOfEvents(this.memory, events, SMALL_RULES),
      await planOfEvents(identities, events, SMALL_RULES),
    )
  }

  async #judge(step: Exclude<Step, { events: unknown }>): Promise<void> {
    const head = { id: `d${randomUUID()}`, at: '2026-06-01T12:00:00.000Z', by: 'steward', reason: 'So', request: null }
    const verdict = verdictOn(this.memory, step, head)
    if (verdict === null) return
    const [inMemory, inNeo4j] = await Promise.all([
      refused(planOfVerdict(judging(this.memory), verdict, SMALL_RULES)),
      refused(planOfVerdict(decisions, verdict, SMALL_RULES)),
    ])
    if (typeof inMemory === 'string' || typeof inNeo4j === 'string') return compareRefusals(inMemory, inNeo4j)
    await carryOut(this.memory, inMemory, inNeo4j)
    await compareDecision(this.memory, head.id)
  }

  /** Each profile in turn, as the job that follows a change of rules does. */
  async reevaluate(later: IdentityRules): Promise<void> {
    this.memory.rules = later
    for (;;) {
      const [key] = [...this.memory.profileOf].find(([, id]) => this.#isStale(id, later)) ?? []
      if (key === undefined) return
      await carryOut(
        this.memory,
        await reevaluationOf(this.memory, key, this.memory, later),
        await reevaluationOf(rules, key, this.memory, later),
      )
    }
  }

  #isStale(id: string, { version }: IdentityRules): boolean {
    return (this.memory.profiles.get(id)?.rulesVersion ?? version) < version
  }
}

async function carryOut(memory: MemoryIdentityGraph, inMemory: Plan, inNeo4j: Plan): Promise<void> {
  expect(memory.carryOut(inMemory)).toMatchObject({ kind: 'applied' })
  expect(await identities.apply(inNeo4j, [])).toMatchObject({ kind: 'applied' })
}

function compareRefusals(inMemory: Plan | string, inNeo4j: Plan | string): void {
  expect(inNeo4j).toEqual(inMemory)
}

async function compareDecision(memory: MemoryIdentityGraph, id: string): Promise<void> {
  const decision = memory.decisions.get(id)
  expect(await decisions.decision(id)).toEqual(decision === undefined ? null : { decision, undoneBy: null })
}

async function reevaluationOf(
  side: Pick<Neo4jRulesGraph, 'completeSnapshot'>,
  key: VertexKey,
  memory: MemoryIdentityGraph,
  later: IdentityRules,
): Promise<Plan> {
  let snapshot: Snapshot = await side.completeSnapshot(EMPTY_SNAPSHOT, { identifiers: [], vertices: [key] })
  for (;;) {
    const planning = planReevaluation(snapshot, [memory.profileOf.get(key)!], later, '2026-06-02T12:00:00.000Z')
    if (planning.kind === 'plan') return planning.plan
    snapshot = await side.completeSnapshot(snapshot, planning.needed)
  }
}

function judging(memory: MemoryIdentityGraph) {
  return {
    vertexKeys: async (births: readonly string[]) =>
      new Map(
        [...memory.vertices.values()]
          .map(({ birthId, key }) => [birthId, key] as const)
          .filter(([birthId]) => births.includes(birthId)),
      ),
    completeSnapshot: memory.completeSnapshot.bind(memory),
  }
}

/** @returns its code where a plan is refused */
async function refused(plan: Promise<Plan>): Promise<Plan | string> {
  try {
    return await plan
  } catch (error) {
    if (error instanceof SelfsameError) return error.code
    throw error
  }
}

async function inTurns(histories: readonly History[], act: (history: History) => Promise<void>): Promise<void> {
  const waiting = [...histories]
  const turn = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await act(next)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, turn))
}

interface ProfileRow {
  readonly id: string
  readonly evaluation: string
  readonly lastRank: string
  readonly rulesVersion: number
  readonly isNobody: boolean
}

async function compare(histories: readonly History[], when: string): Promise<void> {
  const whole = await rules.readWhole()
  const profiles = await rowsOf<ProfileRow>(
    graph,
    `MATCH (p:Profile) RETURN p.id AS id, p.evaluation AS evaluation, p.lastRank AS lastRank,
       p.rulesVersion AS rulesVersion, p:Nobody AS isNobody`,
  )
  const evidenceOf = Map.groupBy(whole.evidence, ({ a }) => nameIn(a))
  const verticesOf = Map.groupBy(whole.vertices, ({ key }) => nameIn(key))
  const profileById = new Map(profiles.map((row) => [row.id, row]))
  for (const { name, memory, steps } of histories) {
    const own = { ...whole, vertices: verticesOf.get(name) ?? [], evidence: evidenceOf.get(name) ?? [] }
    const ids = new Set(own.vertices.map(({ key }) => whole.profileOf.get(key)!))
    const found = {
      ...shown(own, name),
      profiles: sortedBy(
        'id',
        [...ids].map((id) => profileById.get(id)!),
      ),
    }
    expect(found, `${when}, history ${name}: ${JSON.stringify(steps)}`).toEqual(shownOfMemory(memory, name))
  }
}

/** @returns the history that a vertex is of */
function nameIn(key: VertexKey): string {
  return /:(h\d+)-/.exec(key)?.[1] ?? ''
}

/** All that decides who is who, and the answer, in an order of its own. */
function shown({ vertices, identifiers, evidence, pins, profileOf }: WholeGraph, name: string) {
  const own = [...identifiers.values()].filter(({ key }) => nameIn(key) === name)
  return {
    clusters: vertices
      .toSorted((x, y) => x.birthSeq - y.birthSeq)
      .map(({ birthSeq: _, ...vertex }) => ({ ...vertex, profileId: profileOf.get(vertex.key) })),
    identifiers: sortedBy('key', own.map(asShown)),
    evidence: sortedBy('key', evidence),
    pins: sortedBy(
      'id',
      pins.filter(({ sides }) => nameIn(sides[0]?.[0] ?? '') === name),
    ),
  }
}

function asShown({ logins, ...identifier }: StoredIdentifier) {
  const sorted = logins.map(({ owner, atMs }) => ({ owner, atMs: atMs.toSorted((x, y) => x - y) }))
  return { ...identifier, logins: sortedBy('owner', sorted) }
}

function shownOfMemory(memory: MemoryIdentityGraph, name: string) {
  const vertices = [...memory.vertices.values()]
  const filed = new Set([...memory.evidence.values()].flatMap(({ a, b }) => [a, b]))
  /** A tenure from which all evidence has moved away was nobody's after all. */
  const isSomebody = (key: VertexKey, state: VertexState) =>
    standsForSomebody(state) && (!key.includes('#') || filed.has(key))
  const bases = vertices.map(({ key }) => key).filter((key) => !key.includes('#'))
  const { identifiers } = memory.complete(EMPTY_SNAPSHOT, { identifiers: bases, vertices: [] })
  const whole = {
    vertices,
    identifiers: new Map([...identifiers].flatMap(([key, row]) => (row === null ? [] : [[key, row] as const]))),
    evidence: [...memory.evidence.values()],
    pins: [...memory.pins.values()],
    conflicts: [],
    profileOf: memory.profileOf,
  }
  const profiles = [...memory.profiles].map(([id, { evaluation, lastRank, rulesVersion }]) => ({
    id,
    evaluation,
    lastRank,
    rulesVersion,
    isNobody: vertices.every(({ key, state }) => memory.profileOf.get(key) !== id || !isSomebody(key, state)),
  }))
  return { ...shown(whole, name), profiles: sortedBy('id', profiles) }
}

function sortedBy<Key extends string, T extends Readonly<Record<Key, string>>>(key: Key, rows: readonly T[]): T[] {
  return rows.toSorted((x, y) => (x[key] < y[key] ? -1 : 1))
}
