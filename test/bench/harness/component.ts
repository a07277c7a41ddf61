import { FORGETFUL } from '../../support/forgetful-cache.ts'
import { eventOf, logged } from '../../support/events.ts'
import { Resolver, type IdentityGraph } from '../../../src/app/resolve/index.ts'
import type { IdentityRules } from '../../../src/identity/index.ts'
import { WORKER_CONTEXT, type VertexKey } from '../../../src/model/index.ts'
import { inBatches } from './batches.ts'
import { LANE_0 } from './people.ts'

const BATCH_EVENTS = 100

let made = 0

/**
 * One profile of so many vertices, as events leave it: e-mail addresses in a chain, each event naming two of them and a
 * cookie.
 *
 * @param vertices even
 * @returns a vertex of it
 */
export async function newComponent(graph: IdentityGraph, rules: IdentityRules, vertices: number): Promise<VertexKey> {
  const id = (made++).toString(36).padStart(4, '0')
  const email = (at: number) => `email:chain-${id}-${at}@meadow.example`
  const links = Array.from({ length: vertices / 2 - 1 }, (_, at) => [
    email(at),
    email(at + 1),
    `cookie:chain-${id}-${at}`,
  ])
  const events = [...links, [email(0), `cookie:chain-${id}-last`]].map((keys, at) =>
    logged(eventOf(keys, { messageId: `chain-${id}-${at}` })),
  )
  const resolver = new Resolver(graph, FORGETFUL, rules)
  await resolver.cursors([...LANE_0.keys()])
  for (const batch of inBatches(events, BATCH_EVENTS)) await resolver.resolve(WORKER_CONTEXT, batch, LANE_0)
  return email(0)
}
