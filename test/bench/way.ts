import { createBare } from './bare/writes.ts'
import { inBatches } from './harness/batches.ts'
import type { Bench } from './harness/bench.ts'
import type { Rig } from './harness/rig.ts'
import { sendEvents } from './harness/send.ts'
import { newShoppers } from './harness/shoppers.ts'
import { sideBySide, timedRound } from './harness/side-by-side.ts'
import { untilBooked } from './harness/until-booked.ts'

/** The whole way, through the API's and the worker's processes: from the first event sent to the last one booked. */
export const way: Bench = {
  skip: () => null,
  async measure(rig, { rounds, roundEvents }, say) {
    const url = await rig.startServer()
    await rig.startWorker()
    say('from gate to booked')
    const comparison = await sideBySide({
      rounds,
      warmUpRounds: 2,
      ours: () => {
        const shoppers = newShoppers(roundEvents)
        return timedRound(roundEvents, async () => {
          await sendEvents(url, shoppers)
          await untilBooked(rig)
        })
      },
      limits: { 'bare Cypher CREATE': () => createRound(rig, roundEvents) },
    })
    return [{ what: 'gate to booked, all-new evidence', unit: 'events/s', ...comparison }]
  },
}

function createRound(rig: Rig, events: number) {
  const batches = inBatches(newShoppers(events), rig.config.batchEventsMax)
  return timedRound(events, () => createBare(rig.stores.graph, batches))
}
