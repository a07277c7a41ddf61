import { isDeepStrictEqual } from 'node:util'
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
import { SelfsameError, type LoggedEvent, type VertexKey } from '../../src/model/index.ts'
import { eventOf, logged } from '../support/events.ts'
import { rowsOf, testGraph } from '../support/graph.ts'
import { amissIn, audited } from '../support/audit.ts'
import type { MemoryIdentityGraph } from '../support/memory-identity-graph.ts'
import { planOfEvents, planOfVerdict } from '../support/plans.ts'
import { storedHistories, toldOf, type Operation } from './history.ts'
import { Player, type Act } from './player.ts'
import { RULE_SETS } from './rule-sets.ts'
import { after, commandOf, newWorld } from './world.ts'

/** `.ci/run` has 500. */
const HISTORIES = Number(process.env.SELFSAME_GRAPH_HISTORIES ?? 100)
const STEPS = 8
/** How many events are planned at once, by turns. */
const BATCH_SIZES = [1, 2, 3]
const [RULES = never(), ...OTHERS] = RULE_SETS
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
  await adoptRules(graph, RULES)
})
afterAll(() => graph.close())

it('a vertex alone that turns out to be nobody’s is another than was read', async () => {
  const [alone, later, now] = [['phone:0'], ['phone:0', 'email:3'], ['phone:0', 'email:1', 'email:2', 'email:4']].map(
    (keys) => [logged(eventOf(keys))],
  )
  await identities.apply(await planOfEvents(identities, alone!, RULES), [])
  const [meanwhile, plan] = [await planOfEvents(identities, later!, RULES), await planOfEvents(identities, now!, RULES)]
  expect(await identities.apply(plan, [])).toMatchObject({ kind: 'applied' })
  expect(await identities.apply(meanwhile, [])).toEqual({ kind: 'stale' })
})

it('Neo4j carries plans out exactly as plain maps do, and as the reference says', { timeout: 1_800_000 }, async () => {
  const seed = Date.now() % 2 ** 31
  const histories = fc
    .sample(storedHistories(STEPS), { seed, numRuns: HISTORIES })
    .map((operations, at) => new History(at, operations))
  for (let step = 0; step < STEPS; step++) {
    await inTurns(histories, (history) => history.play(step))
    await compare(histories, `seed ${seed}, step ${step}`)
  }
  expect(await amissIn(graph), `seed ${seed}`).toEqual([])
  const later = { ...OTHERS[seed % OTHERS.length]!, version: RULES.version + 1 }
  expect(await rules.adopt(later)).toBe(true)
  await inTurns(histories, (history) => history.reevaluate(later))
  await compare(histories, `seed ${seed}, by later rules`)
  // Those of the test before wait to be judged.
  const broken = (await audited(graph)).filter(({ violations }) => violations.length > 0)
  expect(broken, `seed ${seed}, by later rules`).toEqual([])
})

/** One history in both graphs, and as the reference sees it. */
class History {
  readonly name: string
  readonly operations: readonly Operation[]
  readonly memory: MemoryIdentityGraph
  readonly #player: Player
  #world

  constructor(at: number, operations: readonly Operation[]) {
    this.name = `h${at}`
    this.operations = toldOf(this.name, operations)
    this.#player = new Player(BATCH_SIZES[at % BATCH_SIZES.length]!)
    this.memory = this.#player.play.graph
    this.#world = newWorld(RULES, this.name)
  }

  async play(at: number): Promise<void> {
    const command = commandOf(this.#world, this.operations[at]!, this.#player)
    if (command === null) return
    for (const act of this.#player.actsOf(command, this.#world)) await this.#do(act)
    this.#world = after(this.#world, command)
    this.#player.expectToBe(this.#world)
  }

  async #do(act: Act): Promise<void> {
    if (act.kind === 'batch') return this.#takeIn(act.events)
    if (act.kind === 'verdict') return this.#judge(act)
    throw new RangeError(`No stored history has ${act.kind}`)
  }

  async #takeIn(events: readonly LoggedEvent[]): Promise<void> {
    const inMemory = await planOfEvents(this.memory, events, RULES)
    await carryOut(this.memory, inMemory, await planOfEvents(identities, events, RULES))
  }

  async #judge({ verdict, refused: isRefused }: Extract<Act, { kind: 'verdict' }>): Promise<void> {
    const [inMemory, inNeo4j] = await Promise.all([
      refused(planOfVerdict(judging(this.memory), verdict, RULES)),
      refused(planOfVerdict(decisions, verdict, RULES)),
    ])
    compareRefusals(inMemory, inNeo4j, isRefused)
    if (typeof inMemory === 'string' || typeof inNeo4j === 'string') return
    await carryOut(this.memory, inMemory, inNeo4j)
    await compareDecision(this.memory, verdict.id)
  }

  /** Each profile in turn, as the job that follows a change of rules does. */
  async reevaluate(later: IdentityRules): Promise<void> {
    this.memory.rules = later
    for (;;) {
      const [key] = [...this.memory.profileOf].find(([, id]) => this.#isStale(id, later)) ?? []
      if (key === undefined) break
      await carryOut(
        this.memory,
        await reevaluationOf(this.memory, key, this.memory, later),
        await reevaluationOf(rules, key, this.memory, later),
      )
    }
    this.#player.expectToBe(after(this.#world, { kind: 'rules', rules: later }))
  }

  #isStale(id: string, { version }: IdentityRules): boolean {
    return (this.memory.profiles.get(id)?.rulesVersion ?? version) < version
  }
}

async function carryOut(memory: MemoryIdentityGraph, inMemory: Plan, inNeo4j: Plan): Promise<void> {
  expect(memory.carryOut(inMemory)).toMatchObject({ kind: 'applied' })
  expect(await identities.apply(inNeo4j, [])).toMatchObject({ kind: 'applied' })
}

/** Both or neither, for the same reason, and as the reference says. */
function compareRefusals(inMemory: Plan | string, inNeo4j: Plan | string, isRefused: boolean): void {
  const reasons = [inMemory, inNeo4j].map((plan) => (typeof plan === 'string' ? plan : 'none'))
  expect(reasons).toEqual(isRefused ? ['CONFLICT', 'CONFLICT'] : ['none', 'none'])
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
  const identifiersOf = Map.groupBy(whole.identifiers.values(), ({ key }) => nameIn(key))
  const pinsOf = Map.groupBy(whole.pins, ({ sides }) => nameIn(sides[0]?.[0] ?? ''))
  const profileById = new Map(profiles.map((row) => [row.id, row]))
  const differing = histories.flatMap(({ name, memory, operations }) => {
    const vertices = verticesOf.get(name) ?? []
    const own = {
      vertices,
      identifiers: identifiersOf.get(name) ?? [],
      evidence: evidenceOf.get(name) ?? [],
      pins: pinsOf.get(name) ?? [],
      profileOf: whole.profileOf,
    }
    const ids = new Set(vertices.map(({ key }) => whole.profileOf.get(key)!))
    const found = {
      ...shown(own),
      profiles: sortedBy(
        'id',
        Array.from(ids, (id) => profileById.get(id)!),
      ),
    }
    const told = shownOfMemory(memory)
    return isDeepStrictEqual(found, told) ? [] : [{ name, operations, found, told }]
  })
  for (const { name, operations, found, told } of differing)
    expect(found, `${when}, history ${name}: ${JSON.stringify(operations)}`).toEqual(told)
  expect(differing, `${when}, all histories`).toEqual([])
}

/** @returns the history that a vertex is of */
function nameIn(key: VertexKey): string {
  return /:(h\d+)-/.exec(key)?.[1] ?? ''
}

interface Shown extends Pick<WholeGraph, 'vertices' | 'evidence' | 'pins' | 'profileOf'> {
  readonly identifiers: readonly StoredIdentifier[]
}

/** All that decides who is who, and the answer, in an order of its own. */
function shown({ vertices, identifiers, evidence, pins, profileOf }: Shown) {
  return {
    clusters: vertices
      .toSorted((x, y) => x.birthSeq - y.birthSeq)
      .map(({ birthSeq: _, ...vertex }) => ({ ...vertex, profileId: profileOf.get(vertex.key) })),
    identifiers: sortedBy('key', identifiers.map(asShown)),
    evidence: sortedBy('key', evidence),
    pins: sortedBy('id', pins),
  }
}

function asShown({ logins, ...identifier }: StoredIdentifier) {
  const sorted = logins.map(({ owner, atMs }) => ({ owner, atMs: atMs.toSorted((x, y) => x - y) }))
  return { ...identifier, logins: sortedBy('owner', sorted) }
}

function shownOfMemory(memory: MemoryIdentityGraph) {
  const vertices = [...memory.vertices.values()]
  const filed = new Set([...memory.evidence.values()].flatMap(({ a, b }) => [a, b]))
  /** A tenure from which all evidence has moved away was nobody's after all. */
  const isSomebody = (key: VertexKey, state: VertexState) =>
    standsForSomebody(state) && (!key.includes('#') || filed.has(key))
  const bases = vertices.map(({ key }) => key).filter((key) => !key.includes('#'))
  const { identifiers } = memory.complete(EMPTY_SNAPSHOT, { identifiers: bases, vertices: [] })
  const whole = {
    vertices,
    identifiers: [...identifiers.values()].filter((row) => row !== null),
    evidence: [...memory.evidence.values()],
    pins: [...memory.pins.values()],
    profileOf: memory.profileOf,
  }
  const profiles = [...memory.profiles].map(([id, { evaluation, lastRank, rulesVersion }]) => ({
    id,
    evaluation,
    lastRank,
    rulesVersion,
    isNobody: vertices.every(({ key, state }) => memory.profileOf.get(key) !== id || !isSomebody(key, state)),
  }))
  return { ...shown(whole), profiles: sortedBy('id', profiles) }
}

function sortedBy<Key extends string, T extends Readonly<Record<Key, string>>>(key: Key, rows: readonly T[]): T[] {
  return rows.toSorted((x, y) => (x[key] < y[key] ? -1 : 1))
}

function never(): never {
  throw new RangeError('There is no rule set')
}
