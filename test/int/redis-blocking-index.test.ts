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

async function setUp() {
  const redis = await startRedis([...AS_CACHE])
  let next = 0
  const connection = redis.connect()
  const index = () => new RedisBlockingIndex(connection, { prefix: `match:${next++}:`, buckets: 16 })
  return { index }
}

async function idsFound(index: RedisBlockingIndex, blocks: readonly Block[]): Promise<string[][]> {
  const [found = []] = await index.find([blocks])
  return Promise.all(
    found.map(async (handles) => (await index.read(handles)).map((record) => record?.id ?? 'gone').toSorted()),
  )
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
  const [[handles = []] = []] = await index.find([[{ key: 'name Jane', recordsMax: 12 }]])
  expect(await index.read(handles)).toEqual([jane])
  expect(await index.find([[{ key: 'name Nobody', recordsMax: 12 }], []])).toEqual([[[]], []])
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
  const found = await index.find(people.map((person) => blocksAt(person, 40)))
  expect(found.map((blocks) => blocks.map((handles) => handles.length))).toEqual(people.map(() => [4, 40, 0]))
  const [[house = [], street = []] = []] = found
  const idsOf = async (handles: readonly string[]) => (await index.read(handles)).map((record) => record?.id)
  expect(await idsOf(house)).toEqual(['0', '1', '2', '3'])
  expect(await idsOf(street)).toEqual(people.slice(0, 40).map(({ id }) => id))
  await index.remove(
    people.map(({ id }) => id),
    upTo(40),
  )
  expect((await index.find(people.map((person) => blocksAt(person, 40)))).flat(2)).toEqual([])
})

test('what could be written in part only is written when it is put again', async () => {
  const connection = (await startRedis([...AS_CACHE])).connect()
  const index = new RedisBlockingIndex(connection, { prefix: 'broken:', buckets: 1 })
  const jane = { id: '1', cells: { name: 'Jane' } }
  const name = { key: 'name Jane', recordsMax: 12 }
  await connection.set('broken:{0}0', 'not a bucket')
  await expect(index.put([jane], blocksOf)).rejects.toThrow('Could not write the blocking index')
  await connection.del('broken:{0}0')
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
