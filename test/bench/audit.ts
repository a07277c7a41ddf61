import { Neo4jAuditGraph } from '../../graph/index.ts'
import { Audit } from '../../src/app/audit/index.ts'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'
import type { Bench } from './harness/bench.ts'
import { fill } from './harness/fill.ts'
import { sideBySide, timedRound } from './harness/side-by-side.ts'

const ROUNDS_MAX = 3

/** The audit of a whole graph, beside reading all of it. */
export const audit: Bench = {
  skip: () => null,
  async measure(rig, scale, say) {
    say('filling a graph')
    const identifiers = await fill(rig, scale)
    say(`auditing its ${identifiers} identifiers`)
    const graph = new Neo4jAuditGraph(rig.stores.graph)
    const comparison = await sideBySide({
      rounds: Math.min(scale.rounds, ROUNDS_MAX),
      ours: () => timedRound(identifiers, () => auditOf(graph)),
      limits: { 'reading all of it': () => timedRound(identifiers, async () => void (await graph.readWhole())) },
    })
    return [{ what: `audit of ${identifiers} identifiers`, unit: 'identifiers/s', ...comparison }]
  },
}

async function auditOf(graph: Neo4jAuditGraph): Promise<void> {
  const amiss = (await new Audit(graph).run(DEVELOPMENT_CONTEXT)).filter(({ violations }) => violations.length > 0)
  if (amiss.length > 0) throw new Error(`The graph is not as it must be: ${JSON.stringify(amiss)}`)
}
