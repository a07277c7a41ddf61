import { Neo4jRelayGraph, Neo4jTouchedProfiles } from '../../graph/index.ts'
import { RedisProfileStore } from '../../src/adapters/redis/index.ts'
import type { Consumer } from '../../src/projections/index.ts'
import { profileStoreConsumer } from '../../src/projections/profile-store/index.ts'
import { OutboxTail, registrationOf, RelayFeed } from '../../src/worker/index.ts'
import type { Bench } from './harness/bench.ts'
import { fill } from './harness/fill.ts'
import type { Rig } from './harness/rig.ts'
import { sideBySide, timedRound } from './harness/side-by-side.ts'

const PAGE = 500
const ROUNDS_MAX = 3

/** Changes that the relay hands over: to a consumer that takes nothing, and to the profile store; beside reading them. */
export const relay: Bench = {
  skip: () => null,
  async measure(rig, scale, say) {
    say('filling a graph')
    await fill(rig, scale)
    const outbox = new Neo4jRelayGraph(rig.stores.graph)
    const head = await outbox.head()
    const limits = { 'reading them': () => timedRound(head, () => readAll(outbox, head)) }
    const rounds = Math.min(scale.rounds, ROUNDS_MAX)
    const store = new RedisProfileStore(rig.stores.cache, 'bench')
    const profiles = profileStoreConsumer({ graph: new Neo4jTouchedProfiles(rig.stores.graph), store })
    const followers: [string, Consumer][] = [
      ['a consumer that takes nothing', { ...profiles, name: 'bench-nothing', apply: async () => {} }],
      ['the profile store', { ...profiles, name: 'bench-profiles' }],
    ]
    const figures = []
    for (const [what, consumer] of followers) {
      say(`${head} changes to ${what}`)
      const ours = () => timedRound(head, () => followAll(rig, { ...consumer, begins: 'oldest' }, head))
      figures.push({
        what: `changes to ${what}`,
        unit: 'changes/s' as const,
        ...(await sideBySide({ rounds, ours, limits })),
      })
    }
    return figures
  },
}

/** What is parked is not measured. */
const LOUD = {
  info: () => {},
  warn: () => {},
  error: (fields: object) => {
    throw new Error(JSON.stringify(fields))
  },
}

async function readAll(outbox: Neo4jRelayGraph, head: number): Promise<void> {
  for (let at = 0; at < head; at += PAGE) await outbox.changes(at, PAGE)
}

/** From the first change to the last. */
async function followAll({ stores }: Rig, consumer: Consumer, head: number): Promise<void> {
  const graph = new Neo4jRelayGraph(stores.graph)
  await graph.register(registrationOf(consumer))
  await graph.replay(consumer.name, 1)
  const done = new AbortController()
  const apply: Consumer['apply'] = async (page) => {
    await consumer.apply(page)
    if (page.position >= head) done.abort()
  }
  const ports = {
    consumer: { ...consumer, apply },
    outbox: graph,
    tail: new OutboxTail(graph),
    places: graph,
    log: LOUD,
  }
  await new RelayFeed({ ...ports, now: () => new Date() }).run(done.signal)
}
