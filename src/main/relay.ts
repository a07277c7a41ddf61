import { Neo4jConsumerLease, Neo4jRelayGraph } from '../../graph/index.ts'
import { RedisTaskLease } from '../adapters/redis/index.ts'
import { leased, OutboxTail, Periodic, pruning, registrationOf, RelayFeed, type WorkerLog } from '../worker/index.ts'
import type { Consumer } from '../projections/index.ts'
import { consumersOn } from './consumers.ts'
import type { Stores } from './stores.ts'

export interface RelayParts {
  readonly stores: Stores
  /** Takes changes into the lake. */
  readonly lake: Consumer
  readonly workerId: string
  readonly log: WorkerLog
}

/** Before the first turn, and after one that failed. */
const PAUSE_MS = 1_000
/** So many of the last changes stay in the outbox, though every consumer has them: to be replayed. */
const CHANGES_KEPT = 100_000

/** Feeds every consumer of changes, each by one worker of all, and prunes what all have. */
export function relayWork({ stores, lake, workerId, log }: RelayParts): Periodic[] {
  const relay = new Neo4jRelayGraph(stores.graph)
  const tail = new OutboxTail(relay)
  const feeds = consumersOn(stores, lake).map((consumer) => {
    const feed = new RelayFeed({ consumer, outbox: relay, tail, places: relay, log, now: () => new Date() })
    const feeding = leased(new Neo4jConsumerLease(stores.graph, consumer.name, workerId), async (signal) => {
      await feed.run(signal)
      return PAUSE_MS
    })
    return new Periodic(
      async (signal) => {
        // Its lease lies on its cursor.
        await relay.register(registrationOf(consumer))
        return feeding(signal)
      },
      log,
      PAUSE_MS,
    )
  })
  const prune = leased(new RedisTaskLease(stores.log, 'prune-changes', workerId), pruning(relay, CHANGES_KEPT))
  return [...feeds, new Periodic(prune, log)]
}
