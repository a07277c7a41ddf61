import { afterAll, beforeAll, expect, it } from 'vitest'
import { Neo4jRelayGraph, Neo4jTouchedProfiles } from '../../graph/index.ts'
import { RedisProfileStore } from '../../src/adapters/redis/index.ts'
import { DEVELOPMENT_CONTEXT, type GraphProfile } from '../../src/model/index.ts'
import type { Consumer } from '../../src/projections/index.ts'
import { profileStoreConsumer } from '../../src/projections/profile-store/index.ts'
import { eventOf } from '../support/events.ts'
import { AS_CACHE, startRedis, type TestRedis } from '../support/redis-server.ts'
import { StewardsGraph } from '../support/stewards-graph.ts'

let at: StewardsGraph
let redis: TestRedis
let relay: Neo4jRelayGraph
let store: RedisProfileStore
let consumer: Consumer
let taken = 0
const ends: (() => Promise<void>)[] = []

beforeAll(async () => {
  at = await StewardsGraph.open(53)
  redis = await startRedis(AS_CACHE, (end) => void ends.push(end))
  relay = new Neo4jRelayGraph(at.graph)
  store = new RedisProfileStore(redis.client, 'g')
  consumer = profileStoreConsumer({ graph: new Neo4jTouchedProfiles(at.graph), store })
  taken = await relay.head()
  await store.reach(taken, taken)
})
afterAll(async () => {
  await Promise.all(ends.map((end) => end()))
  await at.close()
})

/** Takes what has changed since. */
async function follow(): Promise<void> {
  const head = await relay.head()
  const changes = await relay.changes(taken, head - taken)
  await consumer.apply({ changes, position: head, head })
  taken = head
}

const withoutNumber = (profiles: readonly (GraphProfile | null)[]) =>
  profiles.map((profile) => profile && { ...profile, reflectsChange: 0 })

const KEYS = ['customer:1', 'customer:2', 'email:a@x.test', 'email:b@x.test', 'cookie:1', 'cookie:2', 'device:tablet']

/** What the store says of each identifier and birth id is what the graph says. */
async function expectSame(): Promise<void> {
  const inGraph = await at.profiles.byIdentifiers(KEYS)
  expect(withoutNumber(await store.byIdentifiers(KEYS))).toEqual(withoutNumber(inGraph))
  const births = inGraph.flatMap((profile) => profile?.members.map(({ birthId }) => birthId) ?? [])
  expect(withoutNumber(await store.byIds(births))).toEqual(withoutNumber(await at.profiles.byIds(births)))
}

it('after every merge, split, undo and login the store says what the graph says', async () => {
  const seen = [
    ['customer:1', 'email:a@x.test'],
    ['customer:2', 'cookie:2'],
    ['cookie:1', 'email:b@x.test'],
    ['cookie:1', 'email:a@x.test'],
    ['device:tablet', 'customer:1'],
    ['device:tablet', 'customer:2'],
    ['device:tablet', 'cookie:2'],
  ]
  for (const keys of seen) {
    await at.see(eventOf(keys))
    await follow()
    await expectSame()
  }
  const [one, two] = [await at.idOf('customer:1'), await at.idOf('customer:2')]
  const merged = await at.stewardship.mergeProfiles(DEVELOPMENT_CONTEXT, { profileIds: [one, two], reason: 'test' })
  await follow()
  await expectSame()
  expect(await at.idOf('customer:1')).toBe(await at.idOf('customer:2'))
  if (merged.kind !== 'done') throw new Error('The merge was not carried out')
  await at.stewardship.undoDecision(DEVELOPMENT_CONTEXT, { decisionId: merged.decision.decision.id, reason: 'test' })
  await follow()
  await expectSame()
  expect(await at.idOf('customer:1')).not.toBe(await at.idOf('customer:2'))
})

it('an identifier that too many share is nobody’s in the store too', async () => {
  for (let n = 0; n < 12; n++) await at.see(eventOf(['device:kiosk', `customer:k${n}`]))
  await follow()
  const keys = ['device:kiosk', 'customer:k1']
  const inGraph = await at.profiles.byIdentifiers(keys)
  expect(withoutNumber(await store.byIdentifiers(keys))).toEqual(withoutNumber(inGraph))
})

it('is made anew from the graph while changes come', async () => {
  await redis.client.flushall()
  await store.reach(taken, taken)
  expect(await store.byIdentifiers(['customer:1'])).toEqual([null])
  let after: string | null = null
  do {
    after = await consumer.rebuild!(after)
    await at.see(eventOf(['customer:1', 'email:b@x.test']))
    await follow()
  } while (after !== null)
  await expectSame()
  expect(await store.state()).toEqual({ position: taken, isBuilding: false })
})

it('announces who is another now', async () => {
  const listener = redis.connect()
  const heard: string[] = []
  listener.on('message', (_, message: string) => void heard.push(...(JSON.parse(message) as string[])))
  await listener.subscribe(store.channel)
  await at.see(eventOf(['customer:1', 'email:new@x.test']))
  await follow()
  await expect.poll(() => heard).toContain(await at.idOf('customer:1'))
})
