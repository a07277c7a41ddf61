import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { RedisProfileStore } from '../../src/adapters/redis/index.ts'
import { StoredProfiles } from '../../src/app/read/index.ts'
import type { GraphProfile } from '../../src/model/index.ts'
import type { ProfileState } from '../../src/projections/index.ts'
import { MemoryReads, profileOf } from '../support/memory-reads.ts'
import { AS_CACHE, startRedis, type TestRedis } from '../support/redis-server.ts'

let redis: TestRedis
let store: RedisProfileStore
beforeEach(async () => {
  redis = await startRedis(AS_CACHE)
  store = new RedisProfileStore(redis.client, 'g')
})

const calls = async () => Number(/cmdstat_evalsha:calls=(\d+)/.exec(await redis.client.info('commandstats'))?.[1] ?? 0)

/** As the graph has a profile at a change; without keys: it is gone. */
function stateAt(reflectsChange: number, id: string, keys: readonly string[]): ProfileState {
  const profile = keys.length === 0 ? null : { ...profileOf(id, keys), reflectsChange }
  return { id, reflectsChange, profile }
}

const idsOf = (found: readonly (GraphProfile | null)[]) => found.map((profile) => profile?.id ?? null)

describe('an open store', () => {
  beforeEach(() => store.reach(0, 0))

  it('finds a profile by any of its birth ids and identifiers, as it was put', async () => {
    const state = stateAt(3, 'p', ['email:a@x.test', 'cookie:1'])
    await store.put([state])
    expect(await store.byIds(['p', 'p.1', 'q'])).toEqual([state.profile, state.profile, null])
    expect(await store.byIdentifiers(['cookie:1', 'email:b@x.test'])).toEqual([state.profile, null])
  })

  it('holds the newest that was put, in whatever order, and what is gone stays gone', async () => {
    const operations = fc.array(
      fc.record({ at: fc.integer({ min: 1, max: 30 }), id: fc.constantFrom('p', 'q'), isGone: fc.boolean() }),
      { minLength: 1, maxLength: 25 },
    )
    await fc.assert(
      fc.asyncProperty(operations, async (puts) => {
        await redis.client.flushall()
        await store.reach(0, 0)
        const newest = new Map<string, ProfileState>()
        for (const { at, id, isGone } of puts) {
          // At one change there is one state.
          const state = stateAt(at, id, isGone === (at % 3 === 0) ? [`email:${id}${at}@x.test`] : [])
          const same = puts.find((other) => other.id === id && other.at === at)
          if (same?.isGone !== isGone) continue
          await store.put([state])
          if ((newest.get(id)?.reflectsChange ?? 0) <= at) newest.set(id, state)
          expect(await store.byIds(['p', 'q'])).toEqual(['p', 'q'].map((one) => newest.get(one)?.profile ?? null))
        }
      }),
      { numRuns: 150 },
    )
  })

  it('never takes one person for another: what leads to a profile that no longer holds the identifier leads nowhere', async () => {
    await store.put([stateAt(3, 'p', ['email:a@x.test', 'cookie:1'])])
    await store.put([stateAt(5, 'p', ['email:a@x.test'])])
    expect(await store.byIdentifiers(['cookie:1'])).toEqual([null])
    expect(await store.byIds(['p.1'])).toEqual([null])
    await store.put([stateAt(5, 'q', ['cookie:1'])])
    await store.put([stateAt(4, 'p', ['email:a@x.test', 'cookie:1'])])
    expect(idsOf(await store.byIdentifiers(['cookie:1', 'email:a@x.test']))).toEqual(['q', 'p'])
  })

  it('of an identifier that changed hands it finds whoever has it now', async () => {
    const ownership = [
      { fromMs: 0, vertex: 'device:d#one' },
      { fromMs: 9, vertex: 'device:d#two' },
    ]
    const tenureOf = (id: string, key: string): ProfileState => {
      const profile = profileOf(id, [key])
      const members = profile.members.map((member) => ({ ...member, ownership }))
      return { id, reflectsChange: 1, profile: { ...profile, members, reflectsChange: 1 } }
    }
    await store.put([tenureOf('two', 'device:d#two'), tenureOf('one', 'device:d#one')])
    expect(idsOf(await store.byIdentifiers(['device:d']))).toEqual(['two'])
    expect(idsOf(await store.byIds(['one', 'two']))).toEqual(['one', 'two'])
  })

  it('refuses what is older than what it has reached, and never goes back by itself', async () => {
    await store.reach(7, 9)
    await store.reach(5, 9)
    await store.put([stateAt(6, 'p', ['email:a@x.test'])])
    expect(await store.byIds(['p'])).toEqual([null])
    await store.put([stateAt(7, 'p', ['email:a@x.test'])])
    expect(idsOf(await store.byIds(['p']))).toEqual(['p'])
    expect(await store.state()).toEqual({ position: 7, isBuilding: false })
  })

  it('takes a fill only where nothing of the same number is there: it may have been read a moment too early', async () => {
    await store.putNewer([stateAt(3, 'p', ['email:a@x.test'])])
    await store.put([stateAt(3, 'p', ['email:a@x.test', 'cookie:1'])])
    await store.putNewer([stateAt(3, 'p', ['email:a@x.test'])])
    expect(idsOf(await store.byIdentifiers(['cookie:1']))).toEqual(['p'])
  })

  it('of a graph that has gone back it forgets all', async () => {
    await store.put([stateAt(9, 'p', ['email:a@x.test'])])
    await store.reach(9, 9)
    await store.reach(4, 4)
    expect(await store.byIds(['p'])).toEqual([null])
    await store.put([stateAt(4, 'p', ['email:b@x.test'])])
    expect(idsOf(await store.byIds(['p']))).toEqual(['p'])
  })

  it('reads a hundred in one round trip', async () => {
    const ids = Array.from({ length: 100 }, (_, n) => `p${n}`)
    await store.put(ids.map((id) => stateAt(1, id, [`email:${id}@x.test`])))
    await store.byIds(['p0'])
    const before = await calls()
    expect(idsOf(await store.byIds(ids))).toEqual(ids)
    expect((await calls()) - before).toBe(1)
  })

  it('builds the next generation while the last one serves, and takes what comes meanwhile into both', async () => {
    await store.put([stateAt(1, 'p', ['email:a@x.test']), stateAt(1, 'q', ['email:b@x.test'])])
    await store.beginGeneration()
    expect(await store.state()).toEqual({ position: 0, isBuilding: true })
    await store.put([stateAt(2, 'p', ['email:c@x.test'])])
    expect(idsOf(await store.byIdentifiers(['email:c@x.test', 'email:b@x.test']))).toEqual(['p', 'q'])
    await store.switchGeneration()
    expect(idsOf(await store.byIdentifiers(['email:c@x.test', 'email:b@x.test']))).toEqual(['p', null])
    expect(await store.state()).toEqual({ position: 0, isBuilding: false })
    const keys = await redis.client.keys('selfsame:profiles:g:*')
    expect(keys.length).toBe(4)
  })

  it('of another graph it knows nothing', async () => {
    await store.put([stateAt(1, 'p', ['email:a@x.test'])])
    const other = new RedisProfileStore(redis.client, 'h')
    await other.reach(0, 0)
    expect(await other.byIds(['p'])).toEqual([null])
  })
})

it(
  'while Redis is down reads go to the graph, and to the store again once it is back',
  { timeout: 60_000 },
  async () => {
    const graph = new MemoryReads()
    graph.profiles.push({ ...profileOf('p', ['email:a@x.test']), reflectsChange: 1 })
    const logged: string[] = []
    const note = (_: object, message: string) => void logged.push(message)
    const stored = new StoredProfiles({ store, graph, log: { warn: note, info: note } })
    await store.reach(0, 0)
    await store.put([stateAt(1, 'p', ['email:a@x.test'])])
    expect(idsOf(await stored.byIds(['p']))).toEqual(['p'])
    expect(graph.calls).toEqual([])
    await redis.kill()
    for (let reads = 0; reads < 50; reads++) expect(idsOf(await stored.byIds(['p']))).toEqual(['p'])
    expect(graph.calls.length).toBe(50)
    expect(logged).toEqual(['The profile store does not answer: reads go to the graph'])
    await redis.start()
    await expect.poll(async () => (await stored.byIds(['p']), logged.at(-1))).toBe('The profile store answers again')
    // It came back empty: it is filled once it is opened.
    await store.reach(1, 1)
    await stored.byIds(['p'])
    const asked = graph.calls.length
    await expect.poll(async () => idsOf(await store.byIds(['p']))).toEqual(['p'])
    await stored.byIds(['p'])
    expect(graph.calls.length).toBe(asked)
  },
)

describe('a closed store', () => {
  it('takes and gives nothing until it is opened, so that a flushed one is never filled with what is old', async () => {
    await store.put([stateAt(3, 'p', ['email:a@x.test'])])
    expect(await store.byIds(['p'])).toEqual([null])
    await store.reach(3, 3)
    await store.put([stateAt(3, 'p', ['email:a@x.test'])])
    await redis.client.flushall()
    expect(await store.state()).toEqual({ position: null, isBuilding: false })
    await store.put([stateAt(3, 'p', ['email:a@x.test'])])
    await store.switchGeneration()
    await store.reach(4, 4)
    await store.put([stateAt(3, 'p', ['email:a@x.test'])])
    expect(await store.byIds(['p'])).toEqual([null])
  })
})
