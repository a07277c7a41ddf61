import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RedisBlockingIndex } from '../../src/adapters/redis/index.ts'
import type { Block, IndexedRecord } from '../../src/app/match/live/index.ts'
import { AS_CACHE, startRedis } from '../support/redis-server.ts'

/** Each cell is a block of its own. */
const blocksAt = ({ cells }: IndexedRecord, recordsMax: number): Block[] =>
  Object.entries(cells).map(([column, cell]) => ({ key: `${column} ${cell}`, recordsMax }))

const upTo = (recordsMax: number) => (records: readonly IndexedRecord[]) =>
  records.map((record) => blocksAt(record, recordsMax))
const blocksOf = upTo(12)
const MANY = 1_000

async function setUp() {
  const redis = await startRedis([...AS_CACHE])
  let next = 0
  const connection = redis.connect()
  const index = () => new RedisBlockingIndex(connection, { prefix: `{match:${next++}}:`, buckets: 16 })
  return { index }
}

async function idsFound(index: RedisBlockingIndex, blocks: readonly Block[]): Promise<string[][]> {
  const found = await index.find(
    blocks.map((block) => [block]),
    MANY,
  )
  return found.map(({ records }) => records.map(({ id }) => id).toSorted())
}

test('a record is found by each of its blocks, with what it says', async () => {
  const index = (await setUp()).index()
  const jane = { id: 'crm:1', cells: { name: 'Jane', town: 'Leeds' } }
  await index.put([jane, { id: 'till:2', cells: { name: 'John', town: 'Leeds' } }], blocksOf)
  expect(
    await idsFound(index, [
      { key: 'town Leeds', recordsMax: 12 },
      { key: 'name Jane', recordsMax: 12 },
    ]),
  ).toEqual([['crm:1', 'till:2'], ['crm:1']])
  const [found] = await index.find([[{ key: 'name Jane', recordsMax: 12 }]], MANY)
  expect(found).toEqual({ records: [jane], candidates: 1 })
  const none = { records: [], candidates: 0 }
  expect(await index.find([[{ key: 'name Nobody', recordsMax: 12 }], []], MANY)).toEqual([none, none])
})

test('a record that says something else is found by that, and no longer by what it said', async () => {
  const index = (await setUp()).index()
  await index.put([{ id: '1', cells: { name: 'Jane', town: 'Leeds' } }], blocksOf)
  await index.put([{ id: '1', cells: { name: 'Jane', town: 'York' } }], blocksOf)
  const blocks = ['name Jane', 'town Leeds', 'town York'].map((key) => ({ key, recordsMax: 12 }))
  expect(await idsFound(index, blocks)).toEqual([['1'], [], ['1']])
  await index.remove(['1', 'never there'], blocksOf)
  expect(await idsFound(index, blocks)).toEqual([[], [], []])
})

test('a block with too many records is hot: it brings none together, and costs no more', async () => {
  const index = (await setUp()).index()
  const people = Array.from({ length: 20 }, (_, at) => ({ id: `${at}`, cells: { town: 'Leeds' } }))
  const leeds = [{ key: 'town Leeds', recordsMax: 19 }]
  await index.put(people.slice(0, 19), upTo(19))
  expect((await idsFound(index, leeds))[0]).toHaveLength(19)
  await index.put(people, upTo(19))
  expect(await idsFound(index, leeds)).toEqual([[]])
})

test('many records are put at once, and found by every block', async () => {
  const index = (await setUp()).index()
  const people = Array.from({ length: 2_000 }, (_, at) => ({
    id: `${at}`,
    cells: { house: `${Math.floor(at / 4)}`, street: `${Math.floor(at / 40)}`, town: `${Math.floor(at / 400)}` },
  }))
  expect(await index.put(people, upTo(40))).toHaveLength(2_000)
  const find = () =>
    index.find(
      people.map((person) => blocksAt(person, 40)),
      4,
    )
  const found = await find()
  expect(found.map(({ candidates }) => candidates)).toEqual(people.map(() => 40))
  expect(found.map(({ records }) => records.map(({ id }) => id).toSorted())).toEqual(
    people.map(({ cells }) =>
      people
        .filter((other) => other.cells.house === cells.house)
        .map(({ id }) => id)
        .toSorted(),
    ),
  )
  await index.remove(
    people.map(({ id }) => id),
    upTo(40),
  )
  expect((await find()).map(({ candidates }) => candidates)).toEqual(people.map(() => 0))
})

test('what could be written in part only is written when it is put again', async () => {
  const connection = (await startRedis([...AS_CACHE])).connect()
  const index = new RedisBlockingIndex(connection, { prefix: '{broken}:', buckets: 1 })
  const jane = { id: '1', cells: { name: 'Jane' } }
  const name = { key: 'name Jane', recordsMax: 12 }
  await connection.set('{broken}:0', 'not a bucket')
  await expect(index.put([jane], blocksOf)).rejects.toThrow('Could not write the blocking index')
  await connection.del('{broken}:0')
  expect(await index.put([jane], blocksOf)).toEqual(['1'])
  expect(await idsFound(index, [name])).toEqual([['1']])
})

test('whatever is put, changed and removed: found is what there is', async () => {
  const { index: newIndex } = await setUp()
  const cells = fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('x', 'y'), { minKeys: 1 })
  const said = fc.record({ id: fc.nat(14).map(String), cells })
  const ids = fc.uniqueArray(fc.nat(14).map(String), { maxLength: 5 })
  const step = fc.oneof(fc.uniqueArray(said, { maxLength: 5, selector: ({ id }) => id }), fc.record({ gone: ids }))
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const index = newIndex()
      const known = new Map<string, IndexedRecord>()
      for (const some of steps) {
        if ('gone' in some) {
          await index.remove(some.gone, upTo(15))
          for (const id of some.gone) known.delete(id)
        } else {
          await index.put(some, upTo(15))
          for (const one of some) known.set(one.id, one)
        }
      }
      for (const key of ['a x', 'a y', 'b x', 'b y']) {
        const expected = [...known.values()].filter((record) => blocksAt(record, 15).some((block) => block.key === key))
        expect(await idsFound(index, [{ key, recordsMax: 15 }])).toEqual([expected.map(({ id }) => id).toSorted()])
      }
    }),
    { numRuns: 60 },
  )
})

test('those most worth comparing come first: in most blocks, a small one counting for more', async () => {
  const { index: newIndex } = await setUp()
  const cells = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y'), { minKeys: 1 })
  const people = fc.uniqueArray(fc.record({ id: fc.nat(40).map(String), cells }), {
    maxLength: 30,
    selector: ({ id }) => id,
  })
  await fc.assert(
    fc.asyncProperty(people, cells, fc.integer({ min: 1, max: 8 }), async (some, said, most) => {
      const index = newIndex()
      await index.put(some, upTo(20))
      const blocks = blocksAt({ id: '', cells: said }, 20)
      const sizeOf = (key: string) => some.filter((one) => blocksAt(one, 20).some((block) => block.key === key)).length
      const worthOf = (one: IndexedRecord) =>
        blocksAt(one, 20).reduce((sum, { key }) => {
          const isShared = blocks.some((block) => block.key === key) && sizeOf(key) <= 20
          return isShared ? sum + 1 / sizeOf(key) : sum
        }, 0)
      const worths = some
        .map(worthOf)
        .filter((worth) => worth > 0)
        .toSorted((x, y) => y - x)
      const [found] = await index.find([blocks], most)
      expect(found?.candidates).toBe(worths.length)
      const told = (found?.records ?? []).map(worthOf)
      expect(told.length).toBe(Math.min(most, worths.length))
      told.forEach((worth, at) => expect(worth).toBeCloseTo(worths[at] ?? NaN, 9))
    }),
    { numRuns: 60 },
  )
})
