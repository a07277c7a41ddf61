import { FORGETFUL } from '../../support/forgetful-cache.ts'
import { Neo4jIdentityGraph } from '../../../graph/index.ts'
import { Resolver, type Epochs } from '../../../src/app/resolve/index.ts'
import { LANES, WORKER_CONTEXT, type LoggedEvent } from '../../../src/model/index.ts'
import { inBatches } from './batches.ts'
import type { Scale } from './bench.ts'
import type { Rig } from './rig.ts'
import { loggedEvent, newShoppers, type Shopper } from './shoppers.ts'

const EPOCHS: Epochs = new Map(Array.from({ length: LANES }, (_, lane) => [lane, 0]))
/** Of events, how many identifiers a graph has: 100,000 at full scale. */
const IDENTIFIERS_PER_EVENT = 12.5
const IDENTIFIERS_PER_SHOPPER = 3
/** One in so many shoppers is met in two places first and joined later: by a decision. */
const JOINED = 10

/** Fills an empty graph with people. @returns of how many identifiers */
export async function fill(rig: Rig, { roundEvents }: Scale): Promise<number> {
  const shoppers = newShoppers(Math.ceil((roundEvents * IDENTIFIERS_PER_EVENT) / IDENTIFIERS_PER_SHOPPER))
  const resolver = new Resolver(new Neo4jIdentityGraph(rig.stores.graph), FORGETFUL, rig.rules)
  await resolver.cursors([...EPOCHS.keys()])
  const events = shoppers.flatMap((shopper, at) => (at % JOINED === 0 ? joined(shopper) : [loggedEvent(shopper)]))
  for (const batch of inBatches(events, rig.config.batchEventsMax))
    await resolver.resolve(WORKER_CONTEXT, batch, EPOCHS)
  return shoppers.length * IDENTIFIERS_PER_SHOPPER
}

function joined(shopper: Shopper): LoggedEvent[] {
  const naming = (from: number, to: number): LoggedEvent => {
    const { event, ...at } = loggedEvent(shopper)
    return { ...at, event: { ...event, identifiers: event.identifiers.slice(from, to) } }
  }
  return [naming(0, 1), naming(1, IDENTIFIERS_PER_SHOPPER), naming(0, IDENTIFIERS_PER_SHOPPER)]
}
