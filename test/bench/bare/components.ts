/** A component read and written as a client would that judges nothing. */
import type { GraphConnection } from '../../../graph/index.ts'
import type { VertexKey } from '../../../src/model/index.ts'

const READ_VERTICES = `
MATCH (:Identifier {key: $key})-[:OF]->(p:Profile)
MATCH (p)<-[:OF]-(i:Identifier)
RETURN p.id AS profileId, p.version AS version, i.key AS key, i.namespace AS namespace, i.class AS class,
  i.birthId AS birthId, i.birthSeq AS birthSeq, i.state AS state, i.verified AS verified, i.tenures AS tenures,
  i.ownership AS ownership`
const READ_EVIDENCE = `
MATCH (:Identifier {key: $key})-[:OF]->(p:Profile)
MATCH (p)<-[:OF]-(i:Identifier)-[e:EVIDENCE]->(other:Identifier)
RETURN e.key AS key, i.key AS a, other.key AS b, e.rule AS rule, e.source AS source, e.owner AS owner,
  e.strength AS strength, e.days AS days, e.slots AS slots, e.state AS state, e.reason AS reason`
const LOCK_PROFILE = `
MATCH (p:Profile {id: $id}) SET p._lock = true REMOVE p._lock
RETURN p.version AS version`
const COMMIT = `
MATCH (counter:Counter {name: 'changes'})
SET counter.seq = counter.seq + 1
CREATE (:Change {seq: counter.seq, kind: 'evidence', at: $at, body: $body})
WITH counter.seq AS seq
MATCH (p:Profile {id: $id})
SET p.version = seq, p.evaluation = 'simple', p.rulesVersion = p.rulesVersion`

/** As long as the body of a change is that moves nothing. */
const BODY = 'x'.repeat(350)

/** Reads a component, and writes that its profile was judged. @throws Error when it has not so many vertices */
export async function rewriteBare(graph: GraphConnection, key: VertexKey, vertices: number): Promise<void> {
  const session = graph.driver.session({ database: graph.database })
  try {
    const reading = session.beginTransaction()
    const [members] = await Promise.all([reading.run(READ_VERTICES, { key }), reading.run(READ_EVIDENCE, { key })])
    await reading.commit()
    if (members.records.length !== vertices) throw new Error(`It has ${members.records.length} vertices`)
    const id: unknown = members.records[0]?.get('profileId')
    const writing = session.beginTransaction()
    await Promise.all([
      writing.run(LOCK_PROFILE, { id }),
      writing.run(COMMIT, { id, at: '2026-06-01T00:00:00.000Z', body: BODY }),
    ])
    await writing.commit()
  } finally {
    await session.close()
  }
}
