import { MemoryIdentityGraph } from '../support/memory-identity-graph.ts'
import { Neo4jDecisionGraph, Neo4jIdentityGraph, Neo4jRulesGraph } from '../../graph/index.ts'
import { planned } from '../../src/app/planned.ts'
import { Reevaluation } from '../../src/app/rules/reevaluation.ts'
import { EMPTY_SNAPSHOT, planReevaluation, type IdentityRules, type Snapshot } from '../../src/identity/index.ts'
import type { BirthId, VertexKey } from '../../src/model/index.ts'
import { rewriteBare } from './bare/components.ts'
import type { Bench, Figure, Scale } from './harness/bench.ts'
import { newComponent } from './harness/component.ts'
import type { Rig } from './harness/rig.ts'
import { sideBySide, timedEach, type Comparison, type Round } from './harness/side-by-side.ts'
import { FORGETFUL } from '../support/forgetful-cache.ts'

const SIZES = [10, 100, 1_000] as const
/** Of a round of others, how many events one component of ten vertices stands for; a larger one for no more than ten times. */
const EVENTS_PER_COMPONENT = 200

/** Whole components judged by new rules: in memory, and from Neo4j and back, beside reading and writing them alone. */
export const evaluate: Bench = {
  skip: () => null,
  async measure(rig, scale, say) {
    const figures: Figure[] = []
    for (const vertices of SIZES) {
      say(`components of ${vertices} vertices in memory`)
      figures.push(await inMemory(rig.rules, vertices, scale))
    }
    for (const vertices of SIZES) {
      say(`components of ${vertices} vertices in Neo4j`)
      figures.push(await inNeo4j(rig, vertices, scale))
    }
    return figures
  },
}

async function inMemory(rules: IdentityRules, vertices: number, scale: Scale): Promise<Figure> {
  const { snapshot, id } = await snapshotOf(rules, vertices)
  const later = laterThan(rules)
  const judge = async () => {
    const { kind } = planReevaluation(snapshot, [id], later, '2026-06-01T00:00:00.000Z')
    if (kind !== 'plan') throw new Error('The snapshot is not whole')
  }
  const comparison = await sideBySide({
    rounds: scale.rounds,
    ours: () => eachOf(componentsOf(vertices, scale), vertices, judge),
    limits: {},
  })
  return figureOf('planned in memory', vertices, comparison)
}

/** All that a plan needs, as it is read at the second attempt. */
async function snapshotOf(
  rules: IdentityRules,
  vertices: number,
): Promise<{ readonly snapshot: Snapshot; readonly id: BirthId }> {
  const graph = new MemoryIdentityGraph(rules)
  const key = await newComponent(graph, rules, vertices)
  const id = graph.profileOf.get(key) ?? ''
  const begun = graph.complete(EMPTY_SNAPSHOT, { identifiers: [], vertices: [key] })
  const at = '2026-06-01T00:00:00.000Z'
  const made = await planned(graph, begun, (snapshot) => planReevaluation(snapshot, [id], laterThan(rules), at))
  if (made === null || graph.membersOf(id).length !== vertices) throw new Error('Events did not make one component')
  return { snapshot: made.snapshot, id }
}

async function inNeo4j(rig: Rig, vertices: number, scale: Scale): Promise<Figure> {
  const { graph } = rig.stores
  const decisions = new Neo4jDecisionGraph(graph)
  const rulesGraph = new Neo4jRulesGraph(graph)
  const reevaluation = new Reevaluation({
    graph: rulesGraph,
    vertices: decisions,
    cache: FORGETFUL,
    now: () => new Date(),
  })
  const keys: VertexKey[] = []
  for (let count = 0; count < componentsOf(vertices, scale); count++)
    keys.push(await newComponent(new Neo4jIdentityGraph(graph), await rulesGraph.readRules(), vertices))
  const clusters = await decisions.clustersByVertex(keys)
  const ids = keys.map((key) => clusters.get(key)?.profileId ?? '')
  const comparison = await sideBySide({
    rounds: scale.rounds,
    ours: async () => {
      const rules = laterThan(await rulesGraph.readRules())
      await rulesGraph.adopt(rules)
      return eachOf(ids.length, vertices, (at) => judged(reevaluation, ids[at] ?? '', rules))
    },
    limits: {
      'bare Cypher, reading and writing': () =>
        eachOf(keys.length, vertices, (at) => rewriteBare(graph, keys[at] ?? '', vertices)),
    },
  })
  return figureOf('judged in Neo4j', vertices, comparison)
}

async function judged(reevaluation: Reevaluation, id: BirthId, rules: IdentityRules): Promise<void> {
  const { profiles } = (await reevaluation.judge([id], rules)).plan
  if (profiles.length !== 1) throw new Error(`${profiles.length} profiles were judged instead of one`)
}

/** Counts the vertices of so many components. */
async function eachOf(components: number, vertices: number, work: (at: number) => Promise<void>): Promise<Round> {
  const round = await timedEach([...Array(components).keys()], work)
  return { ...round, done: components * vertices }
}

function componentsOf(vertices: number, { roundEvents }: Scale): number {
  return Math.max(2, Math.round(roundEvents / EVENTS_PER_COMPONENT / Math.min(10, vertices / 10)))
}

function laterThan(rules: IdentityRules): IdentityRules {
  return { ...rules, version: rules.version + 1 }
}

function figureOf(how: string, vertices: number, comparison: Comparison): Figure {
  const usPerVertex = ((comparison.p50Ms ?? NaN) * 1_000) / vertices
  return { what: `${vertices} vertices ${how}: ${usPerVertex.toFixed(0)} µs each`, unit: 'vertices/s', ...comparison }
}
