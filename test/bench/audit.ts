import { Neo4jAuditGraph, Neo4jIdentityGraph } from '../../graph/index.ts'
import { Audit } from '../../src/app/audit/index.ts'
import { Resolver, type Epochs, type IdentityCache } from '../../src/app/resolve/index.ts'
import { DEVELOPMENT_CONTEXT, LANES, WORKER_CONTEXT, type LoggedEvent } from '../../src/model/index.ts'
import { inBatches } from './harness/batches.ts'
import type { Bench } from './harness/bench.ts'
import type { Rig } from './harness/rig.ts'
import { loggedEvent, newShoppers, type Shopper } from './harness/shoppers.ts'
import { sideBySide, timedRound } from './harness/side-by-side.ts'

const EPOCHS: Epochs = new Map(Array.from({ length: LANES }, (_, lane) => [lane, 0]))
/** Of events, how many identifiers a graph has: 100,000 at full scale. */
const IDENTIFIERS_PER_EVENT = 12.5
const IDENTIFIERS_PER_SHOPPER = 3
/** One in so many shoppers is met in two places first and joined later: by a decision. */
const JOINED = 10
const ROUNDS_MAX = 3

/** Every event is asked of the graph. */
const FORGETFUL: IdentityCache = {
  known: async (facts) => facts.map(() => false),
  remember: async () => {},
  forget: async () => {},
}

/** The audit of a whole graph, beside reading all of it. */
export const audit: Bench = {
  skip: () => null,
  async measure(rig, { rounds, roundEvents }, say) {
    const shoppers = newShoppers(Math.ceil((roundEvents * IDENTIFIERS_PER_EVENT) / IDENTIFIERS_PER_SHOPPER))
    const identifiers = shoppers.length * IDENTIFIERS_PER_SHOPPER
    say(`filling a graph of ${identifiers} identifiers`)
    await fill(rig, shoppers)
    say('auditing it')
    const graph = new Neo4jAuditGraph(rig.stores.graph)
    const comparison = await sideBySide({
      rounds: Math.min(rounds, ROUNDS_MAX),
      ours: () => timedRound(identifiers, () => auditOf(graph)),
      limits: { 'reading all of it': () => timedRound(identifiers, async () => void (await graph.readWhole())) },
    })
    return [{ what: `audit of ${identifiers} identifiers`, unit: 'identifiers/s', ...comparison }]
  },
}

async function fill(rig: Rig, shoppers: readonly Shopper[]): Promise<void> {
  const resolver = new Resolver(new Neo4jIdentityGraph(rig.stores.graph), FORGETFUL, rig.rules)
  await resolver.cursors([...EPOCHS.keys()])
  const events = shoppers.flatMap((shopper, at) => (at % JOINED === 0 ? joined(shopper) : [loggedEvent(shopper)]))
  for (const batch of inBatches(events, rig.config.batchEventsMax))
    await resolver.resolve(WORKER_CONTEXT, batch, EPOCHS)
}

function joined(shopper: Shopper): LoggedEvent[] {
  const naming = (from: number, to: number): LoggedEvent => {
    const { event, ...at } = loggedEvent(shopper)
    return { ...at, event: { ...event, identifiers: event.identifiers.slice(from, to) } }
  }
  return [naming(0, 1), naming(1, IDENTIFIERS_PER_SHOPPER), naming(0, IDENTIFIERS_PER_SHOPPER)]
}

async function auditOf(graph: Neo4jAuditGraph): Promise<void> {
  const amiss = (await new Audit(graph).run(DEVELOPMENT_CONTEXT)).filter(({ violations }) => violations.length > 0)
  if (amiss.length > 0) throw new Error(`The graph is not as it must be: ${JSON.stringify(amiss)}`)
}
