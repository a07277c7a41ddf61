import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  adoptRules,
  Neo4jDecisionGraph,
  Neo4jIdentityGraph,
  Neo4jProfileGraph,
  Neo4jRulesGraph,
  type GraphConnection,
} from '../../graph/index.ts'
import { completeSnapshot } from '../../graph/identity/complete-snapshot.ts'
import { commitChanges } from '../../graph/identity/commit-changes.ts'
import { registerIdentifiers } from '../../graph/identity/register-identifiers.ts'
import { read as transact, Rollback, write } from '../../graph/transaction.ts'
import { Resolver } from '../../src/app/resolve/index.ts'
import { PostponedEvaluation } from '../../src/app/rules/index.ts'
import {
  EMPTY_SNAPSHOT,
  mergeVerdict,
  pinVerdict,
  retractVerdict,
  splitVerdict,
  undoVerdict,
  unpinVerdict,
  type Plan,
  type VerdictHead,
} from '../../src/identity/index.ts'
import { runInThread } from '../../src/main/in-thread.ts'
import type { PostponedAnswer } from '../../src/main/postponed-thread.ts'
import { type CanonicalEvent, type LoggedEvent, WORKER_CONTEXT } from '../../src/model/index.ts'
import { amissIn } from '../support/audit.ts'
import { eventOf, RULES } from '../support/events.ts'
import { AS_CACHE, startRedis } from '../support/redis-server.ts'
import { FORGETFUL } from '../support/forgetful-cache.ts'
import { graphSettings, rowsOf, testGraph } from '../support/graph.ts'
import { planOfEvents, planOfVerdict } from '../support/plans.ts'

let graph: GraphConnection
let profiles: Neo4jProfileGraph
let identities: Neo4jIdentityGraph
let decisions: Neo4jDecisionGraph
let rules: Neo4jRulesGraph
/** Lanes are shared by all tests of a run: each here has its own, and positions only grow. */
const position = (n: number) => `${Date.now() + n}-${n}`

beforeAll(async () => {
  graph = await testGraph()
  await adoptRules(graph, RULES)
  profiles = new Neo4jProfileGraph(graph, () => Object.keys(RULES.namespaces))
  identities = new Neo4jIdentityGraph(graph)
  decisions = new Neo4jDecisionGraph(graph)
  rules = new Neo4jRulesGraph(graph)
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
const head = (): VerdictHead => ({
  id: `d${randomUUID()}`,
  at: '2026-06-01T12:00:00.000Z',
  by: 'steward',
  reason: 'They said so',
  request: null,
})
const changeNumbers = () => rowsOf<{ seq: number }>(graph, 'MATCH (c:Change) RETURN c.seq AS seq ORDER BY seq')

const loginOf = (lane: number, keys: readonly string[], day: string) =>
  eventAt(lane, keys, { type: 'identify', occurredAt: `2026-05-${day}T09:00:00.000Z` })

async function kioskOf(lane: number, customers: number) {
  const people = Array.from({ length: customers }, person)
  const kiosk = `device:${people[0]!.tag}`
  for (const { customer } of people)
    await (await resolverOf(lane)).resolve(WORKER_CONTEXT, [eventAt(lane, [customer, kiosk])], new Map([[lane, 1]]))
  return { people, kiosk }
}

async function retract(kiosk: string, customer: string): Promise<Plan> {
  const whole = await identities.completeSnapshot(EMPTY_SNAPSHOT, { identifiers: [kiosk], vertices: [] })
  const between = [...whole.evidence.values()].filter(({ a, b }) => [a, b].includes(customer))
  const clusters = await decisions.clustersByVertex([kiosk, customer])
  const births = new Map(
    [...clusters.values()].flatMap(({ members }) => members.map(({ key, birthId }) => [key, birthId])),
  )
  const verdict = retractVerdict(head(), between, (key) => births.get(key))
  return planOfVerdict(decisions, verdict, RULES)
}

async function family(lane: number) {
  const [ann, ben] = [person(), person()]
  const keys = [ann.customer, ann.email, ann.cookie, `loyalty:${ann.tag}`]
  await (
    await resolverOf(lane)
  ).resolve(WORKER_CONTEXT, [eventAt(lane, keys), eventAt(lane, [ben.customer, ben.email])], new Map([[lane, 1]]))
  const clusters = await decisions.clustersByVertex([ann.customer, ben.customer])
  return { ann, ben, keys, clusters: [...clusters.values()] }
}

const idOf = async (key: string) => (await profiles.byIdentifiers([key]))[0]?.id

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
    expect(ledger?.decisions).toMatchObject([{ kind: 'merge', effect: { after: [{ id: known!.id }] } }])
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
    const later = { occurredAt: '2026-05-04T10:30:00.000Z' }
    await resolver.resolve(
      WORKER_CONTEXT,
      [eventAt(57, [ann.customer, ann.email]), eventAt(57, [ben.customer, ann.email], later)],
      new Map([[57, 1]]),
    )
    const found = await profiles.byIdentifiers([ben.customer, ann.customer])
    const sizes = found.map((profile) => profile?.members.length)
    expect(sizes.toSorted()).toEqual([1, 2])
    const [ledger] = await profiles.ledgers([found[sizes.indexOf(1)]!.id])
    expect(ledger?.evidence).toMatchObject([{ state: 'parked', reason: 'limit', slots: [] }])
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
    const shared = Array.from({ length: 4 }, () => ({ ann: person(), ben: person() }))
    for (const { ann, ben } of shared)
      for (const { customer } of [ann, ben])
        await resolver.resolve(WORKER_CONTEXT, [eventAt(lane, [customer, ann.email])], new Map([[lane, 1]]))
    const emails = shared.map(({ ann }) => ann.email)
    const ids = (await profiles.byIdentifiers(emails)).map((profile) => profile!.id)
    const read = (vertexMax: number) =>
      transact(graph, (tx) =>
        completeSnapshot(
          tx,
          EMPTY_SNAPSHOT,
          { identifiers: [], vertices: emails },
          { bounds: { vertexMax, evidenceMax: 100, degreeMax: 100 } },
        ),
      )
    expect((await read(3)).oversized.size).toBe(0)
    expect((await read(3)).complete.size).toBe(8)
    expect([...(await read(2)).oversized]).toEqual(expect.arrayContaining(ids))
  })

  it('evidence of a component that is too large for a batch waits, and is weighed in the background', async () => {
    const lane = 62
    const [ann, ben] = [person(), person()]
    const card = `loyalty:${ann.tag}`
    const small = new Resolver(
      new Neo4jIdentityGraph(graph, { vertexMax: 2, evidenceMax: 100, degreeMax: 100 }),
      FORGETFUL,
      RULES,
    )
    await small.cursors([lane])
    const see = (keys: readonly string[], details: Partial<CanonicalEvent> = {}) =>
      small.resolve(WORKER_CONTEXT, [eventAt(lane, keys, details)], new Map([[lane, 1]]))
    const places = async () => (await profiles.byIdentifiers([ann.customer, ben.customer, card])).map((row) => row?.id)
    await see([ann.customer, ann.email, card])
    await see([ben.customer, ben.email])
    await see([ben.customer, card], { occurredAt: '2026-05-01T09:00:00.000Z' })
    const [annsId, , before] = await places()
    expect(before).toBe(annsId)

    const vertices = new Neo4jDecisionGraph(graph)
    const postponed = new PostponedEvaluation({
      graph: new Neo4jRulesGraph(graph),
      vertices,
      cache: FORGETFUL,
      now: () => new Date(),
    })
    const thread = new URL('../../src/main/postponed-thread.ts', import.meta.url)
    const { url: redisUrl } = await startRedis(AS_CACHE)
    const task = { neo4j: graphSettings(), redisUrl, graphId: 'test' }
    const answer = await runInThread<PostponedAnswer>(thread, task, new AbortController().signal)
    expect(answer).toMatchObject({ kind: 'done', left: 0 })
    expect(await postponed.run(WORKER_CONTEXT)).toEqual({ evaluated: 0, left: 0 })
    const after = await places()
    expect(after[0]).toBe(annsId)
    expect(after[1]).not.toBe(annsId)
    expect(after[2]).toBe(after[1])
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

describe('an identifier that changes hands', () => {
  it('is of each of its owners in turn, and answers with the last one', async () => {
    const [ann, ben, cat] = [person(), person(), person()]
    const tablet = `device:${ann.tag}`
    const events = [
      loginOf(61, [ann.customer, tablet], '01'),
      loginOf(61, [ben.customer, tablet], '02'),
      eventAt(61, [tablet, ben.cookie], { occurredAt: '2026-05-02T20:00:00.000Z' }),
      loginOf(61, [cat.customer, tablet], '03'),
    ]
    for (const event of events) await (await resolverOf(61)).resolve(WORKER_CONTEXT, [event], new Map([[61, 1]]))
    const [now, first, second, third] = await profiles.byIdentifiers([tablet, ann.customer, ben.customer, cat.customer])
    expect(now?.id).toBe(third?.id)
    expect(first?.members.map(({ key }) => key).toSorted()).toEqual([ann.customer, tablet])
    expect(second?.members.map(({ key }) => key)).toContain(ben.cookie)
    const tenures = [second, third].map((profile) => profile?.members.filter(({ key }) => key.startsWith(`${tablet}#`)))
    expect(tenures.map((members) => members?.length)).toEqual([1, 1])
  })
})

describe('births', () => {
  it('are numbered in order, each by itself, however many one change brings', async () => {
    const keys = Array.from({ length: 1_500 }, (_, at) => `cookie:born-${at}`)
    const rows = keys.map((key) => ({
      key,
      namespace: 'cookie',
      value: key.slice(7),
      class: 'device' as const,
      state: 'active' as const,
      verified: true,
      birthId: `p${key}`,
    }))
    const change = { kind: 'registered' as const, at: '2026-05-01T09:00:00.000Z', body: '{}' }
    const born = await write(graph, async (tx): Promise<{ key: string; birthSeq: number; bornIn: number }[]> => {
      await registerIdentifiers(tx, { rows })
      const births = keys.map((key, at) => ({ key, change: at < 1_200 ? 0 : 1 }))
      const [row] = await commitChanges(tx, { changes: [change, change], profiles: [], judged: [], births })
      const found = await tx.run(
        `MATCH (i:Identifier) WHERE i.key IN $keys
         RETURN i.key AS key, i.birthSeq AS birthSeq, i.bornIn - $base AS bornIn ORDER BY i.birthSeq`,
        { keys, base: row?.base ?? 0 },
      )
      throw new Rollback(found.records.map((record) => record.toObject()))
    })
    expect(born.map(({ key }) => key)).toEqual(keys)
    expect(new Set(born.map(({ birthSeq }) => birthSeq)).size).toBe(keys.length)
    expect(born.map(({ bornIn }) => bornIn)).toEqual(keys.map((_, at) => (at < 1_200 ? 1 : 2)))
  })
})

describe('an identifier that is used by too many', () => {
  it('is nobody’s, until enough of its evidence is taken back', async () => {
    const before = await profiles.countProfiles()
    const { people, kiosk } = await kioskOf(62, 7)
    expect(await profiles.byIdentifiers([kiosk])).toEqual([null])
    expect(await identities.sharedAmong([kiosk, people[0]!.customer])).toEqual(new Set([kiosk]))
    expect((await profiles.countProfiles()) - before).toBe(7)
    const plan = await retract(kiosk, people[6]!.customer)
    expect(await decisions.apply(plan, [])).toMatchObject({ kind: 'applied' })
    const [now] = await profiles.byIdentifiers([kiosk])
    const remaining = people.slice(0, 6).map(({ customer }) => customer)
    expect(now?.members.map(({ key }) => key)).toContain(remaining.toSorted()[0])
    expect(await identities.sharedAmong([kiosk])).toEqual(new Set())
  })

  it('takes a plan that believes it is nobody’s for stale once it is somebody’s', async () => {
    const { people, kiosk } = await kioskOf(63, 7)
    const late = person()
    const event = eventAt(63, [late.customer, kiosk])
    const meanwhile = await planOfEvents(identities, [event], RULES)
    expect(meanwhile.expectedShared).toEqual([kiosk])
    await decisions.apply(await retract(kiosk, people[6]!.customer), [])
    expect(await identities.apply(meanwhile, [])).toEqual({ kind: 'stale' })
    expect(await profiles.byIdentifiers([late.customer])).toEqual([null])
  })
})

describe('what stewards decide', () => {
  it('merges two customers, once however often it is sent, and parts them again', async () => {
    const { ann, ben, clusters } = await family(1)
    const [hers, his] = clusters.map(({ profileId }) => profileId)
    const merge = mergeVerdict(
      head(),
      clusters.map(({ profileId, members }) => ({ id: profileId, members })),
      RULES,
    )
    const plan = await planOfVerdict(decisions, merge, RULES)
    expect(await decisions.apply(plan, [])).toMatchObject({ kind: 'applied' })
    expect(await decisions.apply(plan, [])).toEqual({ kind: 'stale' })
    expect(await idOf(ben.customer)).toBe(await idOf(ann.customer))
    const entry = await decisions.decision(merge.id)
    expect(entry).toEqual({ decision: { ...plan.decisions[0], about: undefined }, undoneBy: null })
    const pins = await decisions.pins(merge.make.map(({ id }) => id))
    expect(pins).toEqual(merge.make.map((pin) => ({ ...pin, withdrawnAt: null })))

    const vertexOf = new Map<string, string>()
    const undo = undoVerdict(head(), { decision: entry!.decision, held: pins, withdrawn: [], records: [], vertexOf })
    const undoing = await planOfVerdict(decisions, undo, RULES)
    expect(await decisions.apply(undoing, [])).toMatchObject({ kind: 'applied' })
    expect([await idOf(ann.customer), await idOf(ben.customer)]).toEqual([hers, his])
    expect(await decisions.decision(merge.id)).toMatchObject({ undoneBy: undo.id })
    expect(await decisions.pins([pins[0]!.id])).toMatchObject([{ withdrawnAt: undo.at }])
    const id = await idOf(ann.customer)
    const page = (first: number, after: string | null) => profiles.decisions(id ?? '', { first, after })
    const [newest] = await page(1, null)
    expect(newest?.id).not.toBe((await page(1, newest?.id ?? null))[0]?.id)
    const history = await page(10, null)
    expect(history.map(({ id: one }) => one).toSorted()).toEqual([merge.id, undo.id].toSorted())
    expect(history).toEqual([newest, ...(await page(10, newest?.id ?? null))])
    expect(await page(10, history.at(-1)?.id ?? null)).toEqual([])
    expect(await page(10, 'none')).toEqual([])
    const again = { ...undoing, decisions: undoing.decisions.map((decision) => ({ ...decision, id: head().id })) }
    expect(await decisions.apply({ ...again, expected: [] }, [])).toEqual({ kind: 'stale' })
  })

  it('splits a profile, and each part knows of it', async () => {
    const { ann, keys } = await family(2)
    const split = splitVerdict(head(), keys, [[ann.customer], [ann.cookie, `loyalty:${ann.tag}`]])
    await decisions.apply(await planOfVerdict(decisions, split, RULES), [])
    const [stayed, left] = await profiles.byIdentifiers([ann.email, ann.cookie])
    expect(stayed?.members.map(({ key }) => key).toSorted()).toEqual([ann.customer, ann.email])
    expect(left?.members.map(({ key }) => key).toSorted()).toEqual([ann.cookie, `loyalty:${ann.tag}`])
    const ledgers = await profiles.ledgers([stayed!.id, left!.id])
    expect(ledgers.map((ledger) => ledger.decisions.map(({ id }) => id))).toEqual([[split.id], [split.id]])
    // What moves on by itself later takes the decisions that it was part of along.
    const pin = pinVerdict(head(), 'apart', [[ann.cookie], [`loyalty:${ann.tag}`]])
    await expect(planOfVerdict(decisions, pin, RULES)).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('enters a verdict that moves nobody in the ledger of those whom it names', async () => {
    const { ann, ben } = await family(3)
    const apart = pinVerdict(head(), 'apart', [[ann.email], [ben.email]])
    await decisions.apply(await planOfVerdict(decisions, apart, RULES), [])
    const ledgers = await profiles.ledgers([(await idOf(ann.customer))!, (await idOf(ben.customer))!])
    expect(ledgers.map((ledger) => ledger.decisions.map(({ id }) => id))).toEqual([[apart.id], [apart.id]])
    const unpin = unpinVerdict(head(), apart.make[0]!)
    const plan = await planOfVerdict(decisions, unpin, RULES)
    expect(await decisions.apply(plan, [])).toMatchObject({ kind: 'applied' })
    // Somebody who had planned the same meanwhile.
    const late = { ...plan, decisions: [], expected: [] }
    expect(await decisions.apply(late, [])).toEqual({ kind: 'stale' })
    const nothing = { held: [], records: [], vertexOf: new Map<string, string>() }
    const undo = undoVerdict(head(), { decision: plan.decisions[0]!, withdrawn: apart.make, ...nothing })
    const undoing = await planOfVerdict(decisions, undo, RULES)
    expect(await decisions.apply(undoing, [])).toMatchObject({ kind: 'applied' })
    expect(await decisions.pins([apart.make[0]!.id])).toEqual([{ ...apart.make[0], withdrawnAt: null }])
    expect(await decisions.apply({ ...undoing, decisions: [], expected: [] }, [])).toEqual({ kind: 'stale' })
  })

  it('plans again when anything that was read has changed', async () => {
    const { ann, ben } = await family(4)
    const apart = pinVerdict(head(), 'apart', [[ann.email], [ben.email]])
    const [plan, late] = [
      await planOfVerdict(decisions, apart, RULES),
      await planOfEvents(identities, [eventAt(4, [ann.email, ben.email])], RULES),
    ]
    await decisions.apply(plan, [])
    expect(await identities.apply(late, [])).toEqual({ kind: 'stale' })
  })
})

describe('rules in force', () => {
  it('are those of the graph, whatever the file says', async () => {
    expect(await identities.readRules()).toEqual(RULES)
    expect(await adoptRules(graph, RULES)).toEqual({ rules: RULES, areOthers: false })
    const edited = { ...RULES, version: RULES.version + 1 }
    expect(await adoptRules(graph, edited)).toEqual({ rules: RULES, areOthers: true })
    expect(await rules.adopt({ ...edited, version: RULES.version })).toBe(true)
    expect(await rules.adopt({ ...RULES, pairs: [{ between: ['a', 'b'], counts: false }] })).toBe(false)
  })

  it('lists whom earlier ones judged, page by page', async () => {
    const later = RULES.version + 1
    const all = await rules.staleProfiles(later, '', 100_000)
    const [first = '', second] = await rules.staleProfiles(later, '', 2)
    expect([first, second]).toEqual(all.slice(0, 2))
    expect(await rules.staleProfiles(later, first, 1)).toEqual([second])
    expect(await rules.countStale(later)).toBe(all.length)
    expect(await rules.countStale(RULES.version)).toBe(0)
  })
})

it('leaves a graph as it must be', async () => {
  expect(await amissIn(graph)).toEqual([])
})
