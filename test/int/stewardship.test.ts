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
import { DEVELOPMENT_CONTEXT, WORKER_CONTEXT } from '../../src/model/index.ts'
import { eventOf, RULES } from '../support/events.ts'
import { FORGETFUL } from '../support/forgetful-cache.ts'
import { testGraph } from '../support/graph.ts'

/** Lanes are shared by all tests of a run: this file's own. */
const LANE = 47

let graph: GraphConnection
let profiles: Neo4jProfileGraph
let stewardship: Stewardship

beforeAll(async () => {
  graph = await testGraph()
  await adoptRules(graph, RULES)
  profiles = new Neo4jProfileGraph(graph, () => Object.keys(RULES.namespaces))
  stewardship = new Stewardship({ graph: new Neo4jDecisionGraph(graph), cache: FORGETFUL, now: () => new Date() })
})
afterAll(() => graph.close())

let count = 0
async function see(...events: (readonly string[])[]): Promise<void> {
  const resolver = new Resolver(new Neo4jIdentityGraph(graph), FORGETFUL, RULES)
  await resolver.cursors([LANE])
  const logged = events.map((keys) => ({
    lane: LANE,
    position: `${Date.now() + count}-${count++}`,
    event: eventOf(keys),
  }))
  await resolver.resolve(WORKER_CONTEXT, logged, new Map([[LANE, 1]]))
}

async function twoCustomers() {
  const id = randomUUID()
  const ann = [`customer:${id}-1`, `email:${id}@x.example`]
  const bob = [`customer:${id}-2`, `loyalty:${id}`, `cookie:${id}`]
  await see(ann, bob)
  return { ann, bob }
}

/** Whose each identifier is. */
async function places(keys: readonly string[]): Promise<(string | undefined)[]> {
  return (await profiles.byIdentifiers(keys)).map((profile) => profile?.id)
}

const idOf = ({ decision }: Outcome) => decision?.decision.id ?? 'none'
const reason = 'The steward knows'

it('a merge, its split and their undoing go through Neo4j and give back what was', async () => {
  const { ann, bob } = await twoCustomers()
  const before = await places([...ann, ...bob])
  const profileIds = [before[0] ?? '', before[2] ?? '']
  const preview = await stewardship.mergeProfiles(DEVELOPMENT_CONTEXT, { profileIds, reason, preview: true })
  expect(preview.preview).toMatchObject({ profiles: 2, ids: 3, identifiers: 5 })
  expect(await places([...ann, ...bob])).toEqual(before)

  const merge = await stewardship.mergeProfiles(DEVELOPMENT_CONTEXT, { profileIds, reason })
  expect(merge.profiles).toEqual([before[0]])
  expect(new Set(await places([...ann, ...bob]))).toEqual(new Set([before[0]]))

  const wish = { profileId: profileIds[1] ?? '', parts: [ann, bob], reason }
  const split = await stewardship.splitProfile(DEVELOPMENT_CONTEXT, wish)
  expect(await places([...ann, ...bob])).toEqual(before)
  await stewardship.undoDecision(DEVELOPMENT_CONTEXT, { decisionId: idOf(split), reason })
  expect(new Set(await places([...ann, ...bob])).size).toBe(1)
  await stewardship.undoDecision(DEVELOPMENT_CONTEXT, { decisionId: idOf(merge), reason })
  expect(await places([...ann, ...bob])).toEqual(before)

  const [ledger] = await profiles.ledgers([before[0] ?? ''])
  expect(ledger?.decisions.map(({ kind }) => kind).toSorted()).toEqual(['merge', 'split', 'undo', 'undo'])
  const again = stewardship.undoDecision(DEVELOPMENT_CONTEXT, { decisionId: idOf(merge), reason })
  await expect(again).rejects.toMatchObject({ code: 'CONFLICT' })
})

it('one command sent by ten at once is one decision', async () => {
  const { ann, bob } = await twoCustomers()
  const [first, , second] = await places([...ann, ...bob])
  const wish = { profileIds: [first ?? '', second ?? ''], reason, idempotencyKey: randomUUID() }
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => stewardship.mergeProfiles(DEVELOPMENT_CONTEXT, wish)),
  )
  expect(new Set(outcomes.map(idOf)).size).toBe(1)
  const other = stewardship.mergeProfiles(DEVELOPMENT_CONTEXT, { ...wish, reason: 'Another' })
  await expect(other).rejects.toMatchObject({ code: 'CONFLICT' })
})

it('an automatic merge that is undone does not come back with the next such event', async () => {
  const id = randomUUID()
  const [customer, phone] = [`customer:${id}`, `loyalty:${id}`]
  await see([customer, `email:${id}@x.example`], [phone, `cookie:${id}`])
  const before = await places([customer, phone])
  await see([customer, phone])
  const [merged] = await places([customer])
  const [ledger] = await profiles.ledgers([merged ?? ''])
  await stewardship.undoDecision(DEVELOPMENT_CONTEXT, { decisionId: ledger?.decisions[0]?.id ?? '', reason })
  expect(await places([customer, phone])).toEqual(before)
  await see([customer, phone])
  expect(await places([customer, phone])).toEqual(before)
})

it('a pin that was withdrawn and made again is taken back with the decision that made it', async () => {
  const { ann, bob } = await twoCustomers()
  const before = await places([...ann, ...bob])
  const merge = await stewardship.mergeProfiles(DEVELOPMENT_CONTEXT, {
    profileIds: [before[0] ?? '', before[2] ?? ''],
    reason,
  })
  const [pinId = ''] = merge.decision?.decision.acts.made ?? []
  const unpin = await stewardship.unpin(DEVELOPMENT_CONTEXT, { pinId, reason })
  await stewardship.undoDecision(DEVELOPMENT_CONTEXT, { decisionId: idOf(unpin), reason })
  expect(new Set(await places([...ann, ...bob])).size).toBe(1)
  await stewardship.undoDecision(DEVELOPMENT_CONTEXT, { decisionId: idOf(merge), reason })
  expect(await places([...ann, ...bob])).toEqual(before)
})
