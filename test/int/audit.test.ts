import { randomUUID } from 'node:crypto'
import type { Driver } from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import {
  adoptRules,
  migrate,
  Neo4jAuditGraph,
  Neo4jDecisionGraph,
  Neo4jHandoverGraph,
  Neo4jIdentityGraph,
  type GraphConnection,
} from '../../graph/index.ts'
import { Audit } from '../../src/app/audit/index.ts'
import { MatchHandover } from '../../src/app/handover/index.ts'
import {
  mergeVerdict,
  pinVerdict,
  splitVerdict,
  undoVerdict,
  type Verdict,
  type VerdictHead,
} from '../../src/identity/index.ts'
import { DEVELOPMENT_CONTEXT, WORKER_CONTEXT } from '../../src/model/index.ts'
import { amissIn, audited } from '../support/audit.ts'
import { eventOf, logged } from '../support/events.ts'
import { rowsOf, testGraph } from '../support/graph.ts'
import { matched, type ToldMatch } from '../support/matched.ts'
import { planOfEvents, planOfVerdict } from '../support/plans.ts'
import { LATER_RULES, SMALL_RULES } from '../support/small-rules.ts'

let graph: GraphConnection
let identities: Neo4jIdentityGraph
let decisions: Neo4jDecisionGraph

beforeAll(async () => {
  graph = await testGraph()
  identities = new Neo4jIdentityGraph(graph)
  decisions = new Neo4jDecisionGraph(graph)
  await adoptRules(graph, SMALL_RULES)
  await live()
})
afterAll(() => graph.close())

/** Something of everything: attachments, a merge by an event, tenures, parked evidence, verdicts, one of them undone. */
async function live(): Promise<void> {
  await takeIn(['customer:a', 'email:a', 'cookie:a'], 4)
  await takeIn(['customer:b', 'email:b'], 4)
  await takeIn(['customer:c', 'email:a'], 4)
  await takeIn(['customer:d', 'email:d'], 4)
  await takeIn(['cookie:d', 'loyalty:d'], 4)
  await takeIn(['customer:d', 'cookie:d'], 5)
  await takeIn(['customer:a', 'device:t'], 6, true)
  await takeIn(['customer:b', 'device:t'], 7, true)
  await takeIn(['customer:g', 'loyalty:g1'], 1)
  await takeIn(['customer:g', 'loyalty:g2'], 20)
  for (const name of ['1', '2', '3']) await takeIn([`record.crm:${name}`], 4)
  await takeIn(['customer:nobody', 'landline:h', 'cookie:n'], 4)
  const [a, c, d] = await clustersOf('customer:a', 'customer:c', 'customer:d')
  await judge(splitVerdict(head(), a!.members, [['customer:a'], ['cookie:a']]))
  await judge(pinVerdict(head(), 'apart', [['customer:a'], ['customer:b']]))
  await handOver({ clusters: '1 2 | 3', pairs: { '1 2': 9, '2 3': -2 } })
  await handOver({ clusters: '1 | 3', pairs: { '1 3': -2 }, version: 'v2' })
  await judge(mergeVerdict(head(), [c!, d!].map(asProfile), SMALL_RULES))
  await judgeAndUndo()
}

async function takeIn(keys: readonly string[], day: number, isLogin = false): Promise<void> {
  const occurredAt = new Date(Date.UTC(2026, 4, day, 9)).toISOString()
  const event = logged(eventOf(keys, { occurredAt, type: isLogin ? 'identify' : 'track' }), 7)
  expect(await identities.apply(await planOfEvents(identities, [event], SMALL_RULES), [])).toMatchObject({
    kind: 'applied',
  })
}

async function handOver(told: ToldMatch): Promise<void> {
  const handover = new MatchHandover({ graph: new Neo4jHandoverGraph(graph), now: () => new Date() })
  await handover.apply(DEVELOPMENT_CONTEXT, matched(told))
}

async function clustersOf(...keys: readonly string[]) {
  const found = await decisions.clustersByVertex(keys)
  return keys.map((key) => {
    const { profileId, members } = found.get(key)!
    return { profileId, vertices: members, members: members.map((member) => member.key) }
  })
}

function asProfile({ profileId, vertices }: Awaited<ReturnType<typeof clustersOf>>[number]) {
  return { id: profileId, members: vertices }
}

const head = (): VerdictHead => ({
  id: `d${randomUUID()}`,
  at: '2026-06-01T12:00:00.000Z',
  by: 'steward',
  reason: 'They said so',
  request: null,
})

async function judge(verdict: Verdict): Promise<void> {
  const plan = await planOfVerdict(decisions, verdict, SMALL_RULES)
  expect(await decisions.apply(plan, [])).toMatchObject({ kind: 'applied' })
}

async function judgeAndUndo(): Promise<void> {
  const verdict = pinVerdict(head(), 'apart', [['customer:b'], ['customer:g']])
  await judge(verdict)
  const entry = await decisions.decision(verdict.id)
  const held = await decisions.pins(entry!.decision.acts.made)
  const nothing = { withdrawn: [], records: [], vertexOf: new Map() }
  const undoing = undoVerdict(head(), { decision: entry!.decision, held, ...nothing })
  await judge(undoing)
}

/** Breaks the graph, looks at it, and leaves no trace: every transaction that the work opens is this one. */
async function broken<T>(write: string, work: (within: GraphConnection, id: string) => Promise<T>): Promise<T> {
  const session = graph.driver.session({ database: graph.database })
  const tx = session.beginTransaction()
  const nested = { run: tx.run.bind(tx), commit: async () => {} }
  const driver = { session: () => ({ beginTransaction: () => nested, close: async () => {} }) }
  try {
    const { records } = await tx.run(write, { from: 'customer:b', to: 'customer:a' })
    return await work({ ...graph, driver: driver as unknown as Driver }, records[0]?.get('id'))
  } finally {
    await tx.rollback()
    await session.close()
  }
}

it('finds nothing amiss in a graph that lived', async () => {
  expect(await amissIn(graph)).toEqual([])
})

it('is for those who may look after the service', async () => {
  await expect(new Audit(new Neo4jAuditGraph(graph)).run(WORKER_CONTEXT)).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

it('says so where the service never ran', async () => {
  await broken('MATCH (r:Rules) DELETE r RETURN 1 AS id', (within) =>
    expect(audited(within)).rejects.toMatchObject({ code: 'UNAVAILABLE' }),
  )
})

const MOVE = `
  MATCH (i:Identifier {key: $from})-[of:OF]->()
  MATCH (:Identifier {key: $to})-[:OF]->(p:Profile)
  DELETE of CREATE (i)-[:OF]->(p)`
const AUTOMATIC = "MATCH (d:Decision {kind: 'merge'}) WHERE d.by STARTS WITH 'rule:'"
const UNDONE = 'MATCH (d:Decision)<-[:ABOUT]-() WHERE d.undoneBy IS NOT NULL'

/** Each write breaks the graph in one way, and answers with whom that is to be found of. */
const BREAKS: readonly (readonly [invariant: string, what: string, write: string, found: RegExp])[] = [
  [
    'identifier-in-one-profile',
    'a vertex of no profile',
    "MATCH (i:Identifier {key: 'email:b'})-[of:OF]->() DELETE of RETURN i.birthId AS id",
    /^is in 0 profiles$/,
  ],
  [
    'identifier-in-one-profile',
    'a vertex of two profiles',
    "MATCH (i:Identifier {key: 'email:b'}), (:Identifier {key: 'customer:a'})-[:OF]->(p) CREATE (i)-[:OF]->(p) RETURN i.birthId AS id",
    /^is in 2 profiles$/,
  ],
  [
    'birth-id-resolves',
    'a vertex without a birth id',
    "MATCH (i:Identifier {key: 'email:b'}) REMOVE i.birthId RETURN elementId(i) AS id",
    /^has no birth id/,
  ],
  [
    'birth-id-resolves',
    'a vertex without a place among births',
    "MATCH (i:Identifier {key: 'email:b'}) REMOVE i.birthSeq RETURN i.birthId AS id",
    /place among births$/,
  ],
  [
    'birth-id-resolves',
    'a birth id that nobody bears any more',
    "MATCH (i:Identifier {key: 'cookie:n'}) WITH i, i.birthId AS id DETACH DELETE i RETURN id",
    /^was born, and is not there$/,
  ],
  [
    'profile-named-by-founder',
    'a profile with another name',
    "MATCH (:Identifier {key: 'email:b'})-[:OF]->(p) SET p.id = 'pother' RETURN p.id AS id",
    /^is founded by p/,
  ],
  [
    'profile-named-by-founder',
    'a profile without members',
    "MATCH (:Identifier {key: 'cookie:n'})-[:OF]->(p) MATCH (p)<-[of:OF]-() DELETE of RETURN DISTINCT p.id AS id",
    /^has no members$/,
  ],
  ['limits-hold', 'two customers in one profile', `${MOVE} RETURN p.id AS id`, /^holds 2 of customer, where 1 may be$/],
  [
    'limits-hold',
    'two customers whom a pin held together',
    "MATCH (pin:Pin {kind: 'same'})-[:HOLDS]->(:Identifier {key: 'customer:c'})-[:OF]->(p) SET pin.withdrawnAt = pin.at RETURN p.id AS id",
    /^holds 2 of customer, where 1 may be$/,
  ],
  [
    'limits-hold',
    'two loyalty cards in use at once',
    `MATCH (i:Identifier {key: 'loyalty:g1'})-[:OF]->(p), (i)-[e:EVIDENCE]-(), (:Identifier {key: 'loyalty:g2'})-[other:EVIDENCE]-()
     SET e.days = [day IN other.days | day - 4] RETURN p.id AS id`,
    /^holds 2 of loyalty, where 1 may be$/,
  ],
  [
    'apart-stays-apart',
    'two sides of a verdict',
    `${MOVE} WITH p MATCH (pin:Pin {kind: 'apart'}) WHERE pin.withdrawnAt IS NULL RETURN pin.id AS id`,
    /^keeps apart what profile p\w+ holds together$/,
  ],
  [
    'apart-stays-apart',
    'two sides of a split',
    `MATCH (pin:Pin {kind: 'split'})-[:HOLDS {side: 0}]->(i)-[of:OF]->() MATCH (pin)-[:HOLDS {side: 1}]->()-[:OF]->(p:Profile)
     WITH pin, i, of, p LIMIT 1 DELETE of CREATE (i)-[:OF]->(p) RETURN pin.id AS id`,
    /^keeps apart what profile p\w+ holds together$/,
  ],
  ...(
    [
      ['no state', 'REMOVE e.state', /^is in no known state$/],
      ['an unknown state', "SET e.state = 'lost'", /^is in no known state$/],
      ['a state that it cannot wait in', "SET e.state = 'pending'", /^is pending where nothing will judge it$/],
      ['no reason to be parked', "SET e.state = 'parked'", /^is parked for no known reason$/],
      [
        'an unknown reason to be parked',
        "SET e.state = 'parked', e.reason = 'mood'",
        /^is parked for no known reason$/,
      ],
      ['a reason and no need of one', "SET e.reason = 'limit'", /^is accepted, and has a reason$/],
      ['no day', 'SET e.days = [], e.slots = []', /^was never seen$/],
    ] as const
  ).map(
    ([what, write, found]) =>
      [
        'evidence-accounted-for',
        `evidence with ${what}`,
        `MATCH (:Identifier {key: 'customer:b'})-[e:EVIDENCE]-(:Identifier {key: 'email:b'}) ${write} RETURN e.key AS id`,
        found,
      ] as const,
  ),
  [
    'scores-in-force',
    'what was seen, and has a score',
    "MATCH (:Identifier {key: 'customer:b'})-[e:EVIDENCE]-(:Identifier {key: 'email:b'}) SET e.score = 7 RETURN e.key AS id",
    /^was seen, and has a score$/,
  ],
  [
    'scores-in-force',
    'a score that no model gives and that is used',
    "MATCH ()-[e:EVIDENCE {rule: 'matcher'}]->() SET e.state = 'accepted' RETURN e.key AS id",
    /^is given by no model, and accepted$/,
  ],
  [
    'scores-in-force',
    'evidence of a matcher without a score',
    "MATCH ()-[e:EVIDENCE {rule: 'matcher'}]->() REMOVE e.score RETURN e.key AS id",
    /^is a matcher’s, and has no score$/,
  ],
  [
    'scores-in-force',
    'a score of a version that is not in force',
    "MATCH ()-[e:EVIDENCE {rule: 'matcher'}]->() SET e.modelVersion = 'v1' RETURN e.key AS id",
    /^is given by version v1, which is not in force$/,
  ],
  [
    'scores-in-force',
    'a conflict of a version that is not in force',
    "MATCH (c:Conflict) SET c.modelVersion = 'v1' RETURN c.id AS id",
    /^is given by version v1, which is not in force$/,
  ],
  [
    'scores-in-force',
    'a conflict that lost a side',
    'MATCH (c:Conflict)-[bars:BARS {side: 1}]->() DELETE bars RETURN c.id AS id',
    /^has 1 sides$/,
  ],
  ...['kind', 'at', 'by', 'reason', 'effect', 'acts'].map(
    (name) =>
      [
        'decisions-complete',
        `a decision without ${name}`,
        `${AUTOMATIC} REMOVE d.${name} RETURN d.id AS id`,
        /^does not say all$/,
      ] as const,
  ),
  ...['made', 'withdrawn', 'retracted', 'revived', 'observed', 'ends'].map(
    (name) =>
      [
        'decisions-complete',
        `a decision that does not say what was ${name}`,
        `${AUTOMATIC} SET d.acts = replace(d.acts, '"${name}"', '"-"') RETURN d.id AS id`,
        /^does not say all$/,
      ] as const,
  ),
  ...['before', 'after'].map(
    (name) =>
      [
        'decisions-complete',
        `a decision that does not say what was ${name}`,
        `${AUTOMATIC} SET d.effect = replace(d.effect, '"${name}"', '"-"') RETURN d.id AS id`,
        /^does not say all$/,
      ] as const,
  ),
  [
    'decisions-complete',
    'a decision that moved who is not there',
    `${AUTOMATIC} SET d.effect = replace(d.effect, '"members":["', '"members":["pgone","') RETURN d.id AS id`,
    /^names pgone, which is not there$/,
  ],
  [
    'decisions-complete',
    'a decision on evidence at who is not there',
    `${AUTOMATIC} SET d.acts = replace(d.acts, '"ends":["', '"ends":["pgone","') RETURN d.id AS id`,
    /^names pgone, which is not there$/,
  ],
  [
    'decisions-complete',
    'a decision on the crossing of who is not there',
    `${AUTOMATIC} SET d.acts = replace(d.acts, '"crossed":[', '"crossed":[{"observation":"o","at":"pgone","beside":"pgone","as":"shared"}')
     RETURN d.id AS id`,
    /^names pgone, which is not there$/,
  ],
  [
    'decisions-complete',
    'a decision that is not in the ledger of whom it moved',
    `${AUTOMATIC} MATCH (d)-[about:ABOUT]->(:Identifier {key: 'cookie:d'}) DELETE about RETURN d.id AS id`,
    /^is not about p\w+$/,
  ],
  [
    'decisions-complete',
    'a decision whose pin is not there',
    "MATCH (pin:Pin {kind: 'split'}) WITH pin, split(pin.id, '.')[0] AS id DETACH DELETE pin RETURN id",
    /^names pin d[\w.-]+, which is not there$/,
  ],
  [
    'decisions-complete',
    'a decision that is not in the ledger of whom its pin holds',
    `MATCH (pin:Pin {kind: 'apart'})-[:HOLDS]->(:Identifier {key: 'customer:a'})<-[about:ABOUT]-(d:Decision {id: split(pin.id, '.')[0]})
     DELETE about RETURN d.id AS id`,
    /^is not about all that pin d[\w.-]+ holds$/,
  ],
  [
    'decisions-complete',
    'a pin that lost a side',
    "MATCH (pin:Pin {kind: 'split'})-[holds:HOLDS {side: 1}]->() DELETE holds RETURN DISTINCT pin.id AS id",
    /^has 2 sides and holds 1$/,
  ],
  [
    'decisions-complete',
    'a pin that no decision made',
    `MATCH (pin:Pin {kind: 'split'}), (d:Decision {id: split(pin.id, '.')[0]})
     SET d.acts = replace(d.acts, pin.id, '') RETURN pin.id AS id`,
    /^was made by no decision$/,
  ],
  [
    'decisions-undoable',
    'a decision that does not know that it was undone',
    'MATCH (d:Decision) WHERE d.undoneBy IS NOT NULL WITH d, d.undoneBy AS id REMOVE d.undoneBy RETURN id',
    /^undoes d[\w-]+, which does not say so$/,
  ],
  [
    'decisions-undoable',
    'a decision that undid what is not there',
    "MATCH (d:Decision) WHERE d.undoes IS NOT NULL SET d.undoes = 'dgone' RETURN d.id AS id",
    /^undoes dgone, which does not say so$/,
  ],
  [
    'decisions-undoable',
    'a decision that says it was undone by what is not there',
    `${AUTOMATIC} SET d.undoneBy = 'dgone' RETURN d.id AS id`,
    /^was undone by dgone, which does not say so$/,
  ],
  [
    'decisions-undoable',
    'a decision that was undone and whose pin holds',
    `${UNDONE.replace('<-[:ABOUT]-()', '')} MATCH (pin:Pin) WHERE pin.id STARTS WITH d.id REMOVE pin.withdrawnAt RETURN d.id AS id`,
    /^was undone, and its pin d[\w.-]+ holds$/,
  ],
  [
    'decisions-undoable',
    'a decision whose withdrawn pin holds',
    `MATCH (d:Decision {kind: 'undo'}), (pin:Pin) WHERE pin.id STARTS WITH d.undoes REMOVE pin.withdrawnAt RETURN d.id AS id`,
    /^withdrew a pin, and pin d[\w.-]+ holds$/,
  ],
  [
    'decisions-undoable',
    'a decision that was undone and whose event may make the same one nobody’s again',
    `${UNDONE.replace('<-[:ABOUT]-()', '')} MATCH (a:Identifier {key: 'customer:a'}), (b:Identifier {key: 'email:b'}) WITH DISTINCT d, a, b
     SET d.acts = replace(d.acts, '"crossed":[', '"crossed":[{"observation":"o","at":"' + b.birthId + '","beside":"' + a.birthId + '","as":"shared"}')
     RETURN d.id AS id`,
    /^was undone, and nothing says whether p\w+ is one with p\w+, by whom it was nobody's$/,
  ],
  ['changes-gapless', 'a lost change', "MATCH (c:Change {seq: 4}) DELETE c RETURN '5' AS id", /^has none before it$/],
  [
    'changes-gapless',
    'a lost first change',
    "MATCH (c:Change {seq: 1}) DELETE c RETURN '2' AS id",
    /^has none before it$/,
  ],
  [
    'changes-gapless',
    'a lost last change',
    "MATCH (c:Change) WITH c ORDER BY c.seq DESC LIMIT 1 DELETE c RETURN 'changes' AS id",
    /^is at \d+, the last change is \d+$/,
  ],
  [
    'changes-gapless',
    'a counter that was set back',
    "MATCH (c:Counter) SET c.seq = c.seq - 1 RETURN 'changes' AS id",
    /^is at \d+, the last change is \d+$/,
  ],
  [
    'changes-tell-graph',
    'a profile of a version that is no change',
    "MATCH (:Identifier {key: 'email:b'})-[:OF]->(p) SET p.version = 1000 RETURN p.id AS id",
    /^is of version 1000, which is no change$/,
  ],
  [
    'changes-tell-graph',
    'a profile of a version that wrote to others',
    "MATCH (:Identifier {key: 'email:b'})-[:OF]->(p) SET p.version = 1 RETURN p.id AS id",
    /^is of version 1, a change that does not name it$/,
  ],
  [
    'changes-tell-graph',
    'a profile that was written to since its version',
    `MATCH (:Identifier {key: 'email:b'})-[:OF]->(p) MATCH (c:Change) WHERE c.body CONTAINS '"birthId":"' + p.id
     SET p.version = c.seq RETURN p.id AS id`,
    /^was written by change \d+ after its version$/,
  ],
  [
    'changes-tell-graph',
    'a profile that is not there',
    "MATCH (:Identifier {key: 'email:b'})-[:OF]->(p) WITH p, p.id AS id DETACH DELETE p RETURN id",
    /^was written by change \d+, and is not there$/,
  ],
  [
    'changes-tell-graph',
    'a profile that was retired',
    `MATCH (i:Identifier {key: 'cookie:d'}), (c:Change) WITH i.birthId AS birthId, max(c.seq) AS last
     MATCH (l:Identifier {key: 'loyalty:d'})
     CREATE (:Profile {id: l.birthId, version: 1, rulesVersion: 2, evaluation: 'simple'}) RETURN l.birthId AS id`,
    /^was retired by change \d+, and is there$/,
  ],
  [
    'changes-tell-graph',
    'a vertex that no change tells of',
    `MATCH (i:Identifier {key: 'email:b'}), (c:Change {seq: i.bornIn})
     SET c.body = replace(c.body, i.birthId, 'pother') RETURN i.birthId AS id`,
    /^was born by no change$/,
  ],
  [
    'changes-tell-graph',
    'a decision that no change tells of',
    `${AUTOMATIC} MATCH (c:Change) WHERE c.body CONTAINS d.id SET c.body = replace(c.body, '"decisions"', '"-"')
     RETURN d.id AS id`,
    /^is told by no change$/,
  ],
  [
    'changes-tell-graph',
    'a decision that only a change tells of',
    `${AUTOMATIC} WITH d, d.id AS id DETACH DELETE d RETURN id`,
    /^is told by a change, and is not there$/,
  ],
  [
    'stored-clusters-are-partition',
    'one person torn in two',
    `MATCH (i:Identifier {key: 'email:d'})-[of:OF]->(p) DELETE of
     CREATE (i)-[:OF]->(:Profile {id: i.birthId, version: 1, rulesVersion: 2, evaluation: 'simple'}) RETURN p.id AS id`,
    /^lacks 1 of its members by all evidence$/,
  ],
  [
    'stored-clusters-are-partition',
    'two persons in one profile',
    `${MOVE} RETURN p.id AS id`,
    /^is 2 people by all evidence$/,
  ],
  [
    'stored-clusters-are-partition',
    'evidence that is used and should not be',
    "MATCH (:Identifier {key: 'customer:c'})-[e:EVIDENCE]-(:Identifier {key: 'email:a'}) SET e.state = 'accepted', e.reason = null RETURN e.key AS id",
    /^is accepted, by all evidence parked \(limit\)$/,
  ],
  [
    'stored-clusters-are-partition',
    'evidence that is parked for another reason',
    "MATCH (:Identifier {key: 'customer:c'})-[e:EVIDENCE]-(:Identifier {key: 'email:a'}) SET e.reason = 'shared' RETURN e.key AS id",
    /^is parked \(shared\), by all evidence parked \(limit\)$/,
  ],
  [
    'stored-clusters-are-partition',
    'a shared identifier that is not',
    "MATCH (i:Identifier {key: 'email:b'}) SET i.state = 'shared' RETURN i.birthId AS id",
    /^is shared, by all evidence active$/,
  ],
  [
    'stored-clusters-are-partition',
    'a login whose evidence is filed at another’s tenure',
    `MATCH (t:Identifier {key: 'device:t'})-[login:LOGIN]->(:Identifier {key: 'customer:b'}) DELETE login WITH t
     MATCH (:Identifier {key: 'device:t'})-[login:LOGIN]->(:Identifier {key: 'customer:a'}) SET login.at = [0] WITH t
     MATCH (v:Identifier)-[e:EVIDENCE]-(:Identifier {key: 'customer:b'}) WHERE v.key STARTS WITH 'device:t#'
     SET e.owner = null RETURN e.key AS id`,
    /^is to be filed elsewhere$/,
  ],
]

describe.each(BREAKS)('%s', (invariant, what, write, found) => {
  it(`names ${what}`, async () => {
    await broken(write, async (within, id) => {
      const { violations } = (await audited(within)).find(({ name }) => name === invariant)!
      expect(violations).toContainEqual(expect.objectContaining({ id, found: expect.stringMatching(found) }))
      const told = violations.map((violation) => `${violation.id} ${violation.found}`)
      expect(told.filter((text) => /(customer|email|cookie|loyalty|device):/.test(text))).toEqual([])
    })
  })
})

describe('what waits to be judged', () => {
  it('by rules of a later version is pending, and no violation', async () => {
    const later = `
      MATCH (r:Rules) SET r.version = ${LATER_RULES.version}, r.body = '${JSON.stringify(LATER_RULES)}'
      WITH r MATCH (p:Profile) RETURN count(p) AS id`
    await broken(later, async (within, profiles) => {
      const found = await audited(within)
      expect(found.filter(({ violations }) => violations.length > 0)).toEqual([])
      expect(found.at(-1)?.pending).toEqual([{ what: 'profiles judged by earlier rules', count: profiles }])
    })
  })

  it('because it is too large is pending with all that is connected', async () => {
    const oversized = `
      MATCH (:Identifier {key: 'customer:b'})-[e:EVIDENCE]-(:Identifier {key: 'email:b'})
      MATCH (:Identifier {key: 'customer:b'})-[:OF]->(p)
      SET e.state = 'pending', p.evaluation = 'oversized' RETURN p.id AS id`
    await broken(oversized, async (within) => {
      const found = await audited(within)
      expect(found.filter(({ violations }) => violations.length > 0)).toEqual([])
      expect(found.at(-1)?.pending).toEqual([
        { what: 'oversized profiles', count: 1 },
        { what: 'pending evidence', count: 1 },
      ])
    })
  })
})

it('takes decisions of a graph of version 0.1.0 for complete once it is migrated', async () => {
  const old = `
    MATCH (m:Migration) WHERE m.name > '000002' DELETE m
    WITH count(m) AS deleted
    MATCH (i:Identifier {key: 'customer:a'})
    CREATE (:Decision {
      id: 'dold', kind: 'merge', at: '2026-06-01T12:00:00.000Z', by: 'rule:together', reason: 'So',
      before: [i.birthId], after: [i.birthId]
    })-[:ABOUT]->(i)`
  await rowsOf(graph, old)
  onTestFinished(async () => void (await rowsOf(graph, "MATCH (d:Decision {id: 'dold'}) DETACH DELETE d")))
  await migrate(graph)
  const [migrated] = await rowsOf<{ acts: string }>(graph, "MATCH (d:Decision {id: 'dold'}) RETURN d.acts AS acts")
  expect(JSON.parse(migrated!.acts)).toMatchObject({ made: [], ends: [] })
  expect((await audited(graph)).find(({ name }) => name === 'decisions-complete')?.violations).toEqual([])
})
