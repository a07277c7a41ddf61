import { inBatches } from './batches.ts'
import { postMany } from './load.ts'
import { WRITE_KEY } from './rig.ts'
import { trackCall, type Shopper } from './shoppers.ts'
import type { Round } from './side-by-side.ts'

/** How a client sends: so many events together, so many requests at the same time. */
export interface Manner {
  readonly path: '/v1/batch' | '/v1/track'
  readonly eventsPerRequest: number
  readonly concurrency: number
}

export const IN_BATCHES: Manner = { path: '/v1/batch', eventsPerRequest: 100, concurrency: 8 }
export const ONE_BY_ONE: Manner = { path: '/v1/track', eventsPerRequest: 1, concurrency: 64 }

/** Sends one event of each shopper to a gate. @returns events acknowledged @throws Error when any was not */
export async function sendEvents(
  url: string,
  shoppers: readonly Shopper[],
  manner: Manner = IN_BATCHES,
): Promise<Round> {
  const bodies = inBatches(shoppers.map(trackCall), manner.eventsPerRequest).map(bodyOf)
  const round = await postMany({
    url: url + manner.path,
    headers: { authorization: `Basic ${btoa(`${WRITE_KEY}:`)}` },
    concurrency: Math.min(manner.concurrency, bodies.length),
    bodies,
    bound: { requests: bodies.length },
    expect: '"success":true',
  })
  return { ...round, done: shoppers.length }
}

function bodyOf(calls: readonly object[]): string {
  return JSON.stringify(calls.length === 1 ? calls[0] : { batch: calls })
}
