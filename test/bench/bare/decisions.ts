/**
 * Merging and splitting as a careful client does it in plain Cypher, without evaluating anything: asks the ledger
 * whether it was done, reads what it is about with evidence and pins, writes in one transaction with the same locks,
 * nodes, edges and texts that a plan has, and reads back. Each of these waits for the one before; what is sent in the
 * transaction is sent at once.
 */
import neo4j, { type Session, type Transaction } from 'neo4j-driver'
import type { GraphConnection } from '../../../graph/index.ts'
import type { Pair, Stored } from '../harness/people.ts'

const COLUMNS = 'd.id AS id, d.kind AS kind, d.effect AS effect, d.acts AS acts, d.request AS request'
const ASK_LEDGER = `MATCH (d:Decision {id: $id}) RETURN ${COLUMNS}`
const READ_PROFILES = `
UNWIND $keys AS key
MATCH (:Identifier {key: key})-[:OF]->(p:Profile)
WITH DISTINCT p
RETURN p.id AS id, p.version AS version,
  COLLECT { MATCH (i:Identifier)-[:OF]->(p) RETURN {key: i.key, birthId: i.birthId, state: i.state} } AS members,
  COLLECT {
    MATCH (p)<-[:OF]-(:Identifier)-[e:EVIDENCE]-(:Identifier)
    WITH DISTINCT e
    RETURN {key: e.key, a: startNode(e).key, b: endNode(e).key, strength: e.strength, days: e.days, state: e.state}
  } AS evidence,
  COLLECT { MATCH (p)<-[:OF]-(:Identifier)<-[:HOLDS]-(pin:Pin) RETURN DISTINCT pin.id } AS pins`
const LOCK_IDENTIFIERS = `
UNWIND $keys AS key
MATCH (i:Identifier {key: key}) SET i._lock = true REMOVE i._lock
RETURN count(i) AS locked`
const LOCK_PROFILES = `
UNWIND $ids AS id
MATCH (p:Profile {id: id}) SET p._lock = true REMOVE p._lock
RETURN p.id AS id, p.version AS version`
const MOVE_CURSOR = `
MERGE (c:Cursor {lane: $lane}) ON CREATE SET c.position = $expected, c.epoch = 0
WITH c WHERE c.position = $expected
SET c.position = $position
RETURN c.lane AS lane`
const MOVE_ALL = `
MATCH (p:Profile {id: $into})
UNWIND $keys AS key
MATCH (i:Identifier {key: key})-[former:OF]->(:Profile)
DELETE former
CREATE (i)-[:OF]->(p)`
const RETIRE = 'MATCH (p:Profile {id: $id}) DETACH DELETE p'
const CREATE_PROFILE = 'CREATE (:Profile {id: $into})'
const WRITE_EVIDENCE = `
MATCH (a:Identifier {key: $a}), (b:Identifier {key: $b})
CREATE (a)-[:EVIDENCE {key: $key, rule: 'together', source: 'bench', strength: 70, days: [20577], slots: [], state: 'accepted'}]->(b)`
const MAKE_PIN = `
CREATE (pin:Pin {id: $id, kind: $kind, by: 'bench', at: $at, reason: $reason, sides: size($sides)})
WITH pin
UNWIND range(0, size($sides) - 1) AS side
UNWIND $sides[side] AS key
MATCH (i:Identifier {key: key})
CREATE (pin)-[:HOLDS {side: side}]->(i)`
const WITHDRAW_PINS = 'UNWIND $ids AS id MATCH (pin:Pin {id: id}) SET pin.withdrawnAt = $at'
const WRITE_DECISION = `
CREATE (d:Decision {id: $id, kind: $kind, at: $at, by: 'bench', reason: $reason, effect: $effect, acts: $acts, request: $id})
WITH d
UNWIND $births AS birthId
MATCH (i:Identifier {birthId: birthId})
CREATE (d)-[:ABOUT]->(i)`
const COMMIT = `
MATCH (counter:Counter {name: 'changes'})
SET counter.seq = counter.seq + 1
CREATE (:Change {seq: counter.seq, kind: $kind, at: $at, body: $body})
WITH counter.seq AS seq
UNWIND $profiles AS id
MATCH (p:Profile {id: id})
SET p.version = seq, p.evaluation = 'pinned', p.lastRank = $rank, p.rulesVersion = 2`
const READ_BACK = `
MATCH (d:Decision {id: $id})
RETURN ${COLUMNS}, COLLECT {
  UNWIND $keys AS key
  MATCH (:Identifier {key: key})-[:OF]->(p:Profile)
  WITH DISTINCT p
  RETURN {id: p.id, members: COLLECT { MATCH (i:Identifier)-[:OF]->(p) RETURN {key: i.key, birthId: i.birthId} }}
} AS profiles`

const AT = '2026-06-01T00:00:00.000Z'
const REASON = 'One person'
/** As long as the rank of evidence is. */
const RANK = '0 0990 0930 1020577 pqgts8dupq50tscgad4ckar4'
/** One that no worker leases. */
const LANE = neo4j.int(1_000)

interface Member {
  readonly key: string
  readonly birthId: string
}

interface ProfileRead {
  readonly id: string
  readonly version: number
  readonly members: readonly Member[]
  readonly pins: readonly string[]
}

type Work = (tx: Transaction) => readonly PromiseLike<unknown>[]

let decided = 0

/** A steward's merge. @throws Error when it did not come about */
export async function mergeBare(graph: GraphConnection, [one, other]: Pair): Promise<void> {
  const id = `bare-decision-of-26-chars-${decided++}`
  await inSession(graph, async (session) => {
    await session.run(ASK_LEDGER, { id })
    const [into, from] = await profilesOf(session, [one.email, other.email])
    const sides = [[one.email, other.email]]
    await write(session, [into, from], from.members, (tx) => [
      ...moved(tx, into, from),
      tx.run(MAKE_PIN, { id: `${id}.0`, kind: 'same', at: AT, reason: REASON, sides }),
      ...told(tx, { id, kind: 'merge', before: [into, from], after: [unionOf(into, from)], sides }),
    ])
    await readBack(session, { id, keys: [one.email, other.email], profiles: 1 })
  })
}

/** A steward's split of what was merged. @throws Error when it did not come about */
export async function splitBare(graph: GraphConnection, [one, other]: Pair): Promise<void> {
  const id = `bare-decision-of-26-chars-${decided++}`
  await inSession(graph, async (session) => {
    await session.run(ASK_LEDGER, { id })
    const [whole] = await profilesOf(session, [one.email])
    const [stays, goes] = [partOf(whole, one), partOf(whole, other)]
    const sides = [stays, goes].map(({ members }) => members.map(({ key }) => key))
    await write(session, [whole], goes.members, (tx) => [
      tx.run(CREATE_PROFILE, { into: goes.id }),
      tx.run(MOVE_ALL, { into: goes.id, keys: sides[1] }),
      tx.run(MAKE_PIN, { id: `${id}.0`, kind: 'split', at: AT, reason: REASON, sides }),
      tx.run(WITHDRAW_PINS, { ids: whole.pins, at: AT }),
      ...told(tx, { id, kind: 'split', before: [whole], after: [stays, goes], sides }),
    ])
    await readBack(session, { id, keys: [one.email, other.email], profiles: 2 })
  })
}

/** What an event brings about: no ledger to ask, and its answer is the commit; the lane's cursor moves with it. */
export async function mergeByEventBare(graph: GraphConnection, [one, other]: Pair): Promise<void> {
  const id = `bare-decision-of-26-chars-${decided++}`
  await inSession(graph, async (session) => {
    const [into, from] = await profilesOf(session, [one.email, other.email])
    const [a, b] = [one.email, other.email].toSorted()
    await write(session, [into, from], [...from.members, { key: one.email }], (tx) => [
      tx.run(MOVE_CURSOR, { lane: LANE, expected: `${decided - 2}`, position: `${decided - 1}` }),
      ...moved(tx, into, from),
      tx.run(WRITE_EVIDENCE, { key: `evidence-of-24-${id}`, a, b }),
      ...told(tx, { id, kind: 'merge', before: [into, from], after: [unionOf(into, from)], sides: [] }),
    ])
  })
}

async function inSession<T>(graph: GraphConnection, work: (session: Session) => Promise<T>): Promise<T> {
  const session = graph.driver.session({ database: graph.database })
  try {
    return await work(session)
  } finally {
    await session.close()
  }
}

async function profilesOf<const Keys extends readonly string[]>(
  session: Session,
  keys: Keys,
): Promise<{ readonly [K in keyof Keys]: ProfileRead }> {
  const { records } = await session.run(READ_PROFILES, { keys })
  if (records.length !== keys.length) throw new Error(`${records.length} profiles are there instead of ${keys.length}`)
  return records.map((record) => record.toObject()) as { readonly [K in keyof Keys]: ProfileRead }
}

async function write(
  session: Session,
  profiles: readonly ProfileRead[],
  touched: readonly Pick<Member, 'key'>[],
  work: Work,
): Promise<void> {
  const tx = session.beginTransaction()
  const [identifiers, versions] = await Promise.all([
    tx.run(LOCK_IDENTIFIERS, { keys: touched.map(({ key }) => key).toSorted() }),
    tx.run(LOCK_PROFILES, { ids: profiles.map(({ id }) => id).toSorted() }),
    ...work(tx),
  ])
  const now = new Map(versions.records.map((row) => [row.get('id'), row.get('version')]))
  const isAsRead = profiles.every(({ id, version }) => now.get(id) === version)
  if (!isAsRead || identifiers.records[0]?.get('locked') !== touched.length) throw new Error('It changed meanwhile')
  await tx.commit()
}

function moved(tx: Transaction, into: ProfileRead, from: ProfileRead): PromiseLike<unknown>[] {
  return [tx.run(MOVE_ALL, { into: into.id, keys: keysOf(from) }), tx.run(RETIRE, { id: from.id })]
}

interface Told {
  readonly id: string
  readonly kind: 'merge' | 'split'
  readonly before: readonly Pick<ProfileRead, 'id' | 'members'>[]
  readonly after: readonly Pick<ProfileRead, 'id' | 'members'>[]
  readonly sides: readonly (readonly string[])[]
}

/** The decision, and the change in the outbox that tells it with all that was moved. */
function told(tx: Transaction, { id, kind, before, after, sides }: Told): PromiseLike<unknown>[] {
  const births = before.flatMap(({ members }) => members.map(({ birthId }) => birthId))
  const effect = JSON.stringify({ before: before.map(membership), after: after.map(membership) })
  const acts = JSON.stringify({ made: [`${id}.0`], withdrawn: [], retracted: [], revived: [], observed: [], ends: [] })
  const [first, second] = kind === 'merge' ? before : after
  const moves = second?.members.map(({ key }) => ({ key, from: first?.id, to: second.id }))
  const body = JSON.stringify({ cause: id, pins: sides, moved: moves, decisions: [{ id, kind, effect, acts }] })
  return [
    tx.run(WRITE_DECISION, { id, kind, at: AT, reason: REASON, effect, acts, births }),
    tx.run(COMMIT, { kind, at: AT, body, profiles: after.map((profile) => profile.id), rank: RANK }),
  ]
}

async function readBack(
  session: Session,
  { id, keys, profiles }: { readonly id: string; readonly keys: readonly string[]; readonly profiles: number },
): Promise<void> {
  const { records } = await session.run(READ_BACK, { id, keys })
  const found: unknown[] = records[0]?.get('profiles') ?? []
  if (found.length !== profiles) throw new Error(`It came to ${found.length} profiles instead of ${profiles}`)
}

function unionOf(into: ProfileRead, from: ProfileRead): Pick<ProfileRead, 'id' | 'members'> {
  return { id: into.id, members: [...into.members, ...from.members] }
}

function partOf({ members }: ProfileRead, { keys, profileId }: Stored): Pick<ProfileRead, 'id' | 'members'> {
  const named = new Set(keys)
  return { id: profileId, members: members.filter(({ key }) => named.has(key)) }
}

function membership({ id, members }: Pick<ProfileRead, 'id' | 'members'>) {
  return { id, members: members.map(({ birthId }) => birthId) }
}

function keysOf({ members }: Pick<ProfileRead, 'members'>): string[] {
  return members.map(({ key }) => key)
}
