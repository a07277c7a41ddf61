/**
 * The bare things that parts are measured beside: plain Cypher, plain Redis, plain servers, without a single check.
 * Knows the stores' own languages, and nothing of the parts.
 */
import type { GraphConnection } from '../../../graph/index.ts'
import type { Shopper } from '../harness/shoppers.ts'

/** What a new shopper's event leaves in the graph: the same nodes, edges, properties and unique keys. */
const CREATE_EVENT = `
UNWIND $rows AS row
CREATE (p:Profile {id: row.profile, version: row.seq, evaluation: 'simple', rulesVersion: 1})
CREATE (a:Identifier {key: row.a.key, namespace: row.a.namespace, value: row.a.value, class: 'person', state: 'active', birthId: row.a.birthId, birthSeq: row.seq})
CREATE (b:Identifier {key: row.b.key, namespace: row.b.namespace, value: row.b.value, class: 'device', state: 'active', birthId: row.b.birthId, birthSeq: row.seq})
CREATE (c:Identifier {key: row.c.key, namespace: row.c.namespace, value: row.c.value, class: 'device', state: 'active', birthId: row.c.birthId, birthSeq: row.seq})
CREATE (a)-[:OF]->(p), (b)-[:OF]->(p), (c)-[:OF]->(p)
CREATE (b)-[:EVIDENCE {key: row.ab, rule: 'together', source: 'bench', strength: 10, days: [20577], state: 'accepted'}]->(a)
CREATE (a)-[:EVIDENCE {key: row.ac, rule: 'together', source: 'bench', strength: 20, days: [20577], state: 'accepted'}]->(c)
CREATE (b)-[:EVIDENCE {key: row.bc, rule: 'together', source: 'bench', strength: 10, days: [20577], state: 'accepted'}]->(c)
CREATE (:Change {seq: row.seq, kind: 'registered', at: '2026-05-04T09:30:01.000Z', body: row.body})`

/** As long as the bodies of changes are that register three identifiers. */
const BODY = 'x'.repeat(1_500)
/** Far from the numbers that the graph itself gives. */
let seq = 1_000_000_000

/** One transaction for each batch. */
export async function createBare(graph: GraphConnection, batches: readonly (readonly Shopper[])[]): Promise<void> {
  const session = graph.driver.session({ database: graph.database })
  try {
    for (const batch of batches) await session.run(CREATE_EVENT, { rows: batch.map(rowOf) })
  } finally {
    await session.close()
  }
}

function rowOf({ id }: Shopper) {
  seq++
  return {
    seq,
    profile: `profile-of-twenty-five-${id}`,
    a: identifier('customer', id),
    b: identifier('cookie', `web-${id}`),
    c: identifier('device', `device-${id}`),
    ab: `evidence-key-of-24-ab-${id}`,
    ac: `evidence-key-of-24-ac-${id}`,
    bc: `evidence-key-of-24-bc-${id}`,
    body: BODY,
  }
}

function identifier(namespace: string, value: string) {
  return { key: `${namespace}:${value}`, namespace, value, birthId: `birth-of-25-${namespace}-${value}` }
}
