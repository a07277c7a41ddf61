import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { Neo4jConsumerLease, Neo4jRelayGraph } from '../../graph/index.ts'
import { amissIn } from '../support/audit.ts'
import { rowsOf } from '../support/graph.ts'
import { eventOf } from '../support/events.ts'
import { StewardsGraph } from '../support/stewards-graph.ts'

let at: StewardsGraph
let relay: Neo4jRelayGraph
beforeAll(async () => {
  at = await StewardsGraph.open(52)
  relay = new Neo4jRelayGraph(at.graph)
  // A merge by rule, hence a decision that is told by a change.
  await at.see(eventOf(['email:a@x.test', 'customer:1']))
  await at.see(eventOf(['cookie:1', 'phone:+447700900001']))
  await at.see(eventOf(['email:a@x.test', 'cookie:1']))
  for (let n = 0; n < 5; n++) await at.see(eventOf([`email:b${n}@x.test`, `cookie:b${n}`]))
})
beforeEach(() => rowsOf(at.graph, 'MATCH (c:Consumer) DELETE c'))
afterAll(() => at.close())

const CACHE = { name: 'cache', keepsChanges: false, keepsPlace: false, begins: 'oldest' } as const
const LAKE = { name: 'lake', keepsChanges: true, keepsPlace: true, begins: 'oldest' } as const
const PARKED = { position: 2, fault: 'Change 3: TypeError', at: '2026-06-01T00:00:00.000Z' }

it('changes are listed by number, without gaps, up to the last', async () => {
  const head = await relay.head()
  expect(head).toBeGreaterThanOrEqual(8)
  const all = await relay.changes(0, 1_000)
  expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: head }, (_, n) => n + 1))
  expect(all[0]?.body.registered.map(({ key }) => key)).toContain('email:a@x.test')
  expect((await relay.changes(2, 3)).map(({ seq }) => seq)).toEqual([3, 4, 5])
  expect(await relay.changes(head, 3)).toEqual([])
})

it('up to the settled head every change is there, while others are being committed', async () => {
  const seeing = { done: false }
  const writing = (async () => {
    for (let n = 0; n < 40; n++) {
      const events = Array.from({ length: 20 }, (_, m) => eventOf([`email:c${n}.${m}@x.test`, `cookie:c${n}.${m}`]))
      await at.see(...events)
    }
    seeing.done = true
  })()
  let position = await relay.settledHead()
  while (!seeing.done) {
    const head = await relay.settledHead()
    expect((await relay.changes(position, head - position)).length).toBe(head - position)
    position = head
  }
  await writing
})

it('a consumer begins where it says, and keeps its place when it is registered again', async () => {
  const head = await relay.head()
  await relay.register(CACHE)
  await relay.register({ ...CACHE, name: 'late', begins: 'newest' })
  expect([(await relay.place('cache')).position, (await relay.place('late')).position]).toEqual([0, head])
  expect(await relay.advance('cache', 0, 3)).toBe(true)
  await relay.register(CACHE)
  expect(await relay.place('cache')).toEqual({ state: 'running', position: 3, epoch: 0, rebuiltTo: null })
})

it('one worker feeds a consumer; who takes it over refuses the one before', async () => {
  await relay.register(CACHE)
  const [one, two] = ['one', 'two'].map((holder) => new Neo4jConsumerLease(at.graph, 'cache', holder, 200))
  expect([await one!.take(), await two!.take(), await one!.take()]).toEqual([true, false, true])
  const { epoch } = await relay.place('cache')
  expect((await relay.consumers())[0]?.isFed).toBe(true)
  await expect.poll(() => two!.take()).toBe(true)
  expect(await relay.advance('cache', epoch, 1)).toBe(false)
  expect(await relay.park('cache', epoch, PARKED)).toBe(false)
  expect(await relay.noteRebuild('cache', epoch, null)).toBe(false)
  expect(await one!.take()).toBe(false)
  await two!.release()
  expect(await one!.take()).toBe(true)
})

it('a parked consumer stays where it is until it is resumed', async () => {
  await relay.register(CACHE)
  expect(await relay.park('cache', 0, PARKED)).toBe(true)
  expect(await relay.advance('cache', 0, 3)).toBe(false)
  expect((await relay.consumers())[0]).toMatchObject({
    state: 'parked',
    position: 2,
    fault: PARKED.fault,
    parkedAt: PARKED.at,
  })
  expect([await relay.resume('cache'), await relay.resume('cache'), await relay.resume('none')]).toEqual([
    true,
    false,
    null,
  ])
  expect((await relay.consumers())[0]).toMatchObject({ state: 'running', position: 2, fault: null, parkedAt: null })
  expect(await relay.rebuild('cache')).toBe(true)
  const { epoch } = await relay.place('cache')
  expect(await relay.noteRebuild('cache', epoch, 'p1')).toBe(true)
  expect(await relay.place('cache')).toMatchObject({ state: 'rebuilding', rebuiltTo: 'p1', position: 2 })
  expect(await relay.noteRebuild('cache', epoch, null)).toBe(true)
  expect(await relay.place('cache')).toMatchObject({ state: 'running', rebuiltTo: null })
})

it('changes are pruned behind the slowest consumer, while none is parked and one keeps them; the audit takes that for right', async () => {
  const head = await relay.head()
  expect(await relay.prune(1, 1_000)).toBe(0)
  await relay.register(CACHE)
  await relay.advance('cache', 0, head)
  expect(await relay.prune(1, 1_000)).toBe(0)
  await relay.register(LAKE)
  await relay.advance('lake', 0, 4)
  await relay.park('cache', 0, { ...PARKED, position: head })
  expect(await relay.prune(1, 1_000)).toBe(0)
  await relay.resume('cache')
  expect(await relay.prune(head - 2, 1_000)).toBe(2)
  expect(await relay.prune(1, 1)).toBe(1)
  expect(await relay.prune(1, 1_000)).toBe(1)
  expect((await relay.changes(0, 1_000))[0]?.seq).toBe(5)
  expect(await relay.outbox()).toEqual({ head, pruned: 4 })
  expect(await amissIn(at.graph)).toEqual([])
  expect(await relay.replay('cache', 4)).toEqual({ isThere: false, pruned: 4 })
  expect(await relay.replay('cache', 5)).toEqual({ isThere: true, pruned: 4 })
  expect((await relay.place('cache')).position).toBe(4)
  await relay.register({ ...CACHE, name: 'late' })
  expect((await relay.place('late')).position).toBe(4)
  await rowsOf(at.graph, 'MATCH (c:Change {seq: 6}) DELETE c')
  expect((await amissIn(at.graph)).length).toBeGreaterThan(0)
})
