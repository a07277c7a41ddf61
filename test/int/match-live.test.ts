import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { RedisBlockingIndex } from '../../src/adapters/redis/index.ts'
import { LiveMatcher } from '../../src/app/match/index.ts'
import { parseModel } from '../../src/matching/index.ts'
import { generatedRecords, writeRecords } from '../support/generated-people.ts'
import { MatchFolder } from '../support/match.ts'
import { AS_CACHE, startRedis } from '../support/redis-server.ts'

const RECORDS = 3_000
const NEW_RECORDS = 300
const LEEDS = { given_name: 'Wilhelmina', family_name: 'Featherstonehaugh', town: 'Leeds', birth_date: '1961-03-17' }

async function setUp() {
  const folder = new MatchFolder()
  const records = generatedRecords(RECORDS, 11)
  const file = writeRecords(join(folder.path, 'people.jsonl'), records)
  await folder.run({ paths: [file], idColumn: 'id', truthColumn: 'person' })
  const model = parseModel(readFileSync(join(folder.out, 'model.json'), 'utf8'), 'model.json')
  const redis = await startRedis([...AS_CACHE])
  const personOf = new Map(records.map(({ id, person }) => [id, person]))
  const known = new Set(records.slice(NEW_RECORDS).map(({ id }) => id))
  const matcher = new LiveMatcher(model, {
    index: new RedisBlockingIndex(redis.connect(), { prefix: '{match}:' }),
    // Of those who come it is not known yet.
    clustersOf: async (ids) => ids.map((id) => (known.has(id) ? (personOf.get(id) ?? null) : id)),
  })
  return { records, matcher, personOf }
}

test('a new record is linked to its person, and a stranger is left alone', async () => {
  const { records, matcher, personOf } = await setUp()
  await matcher.enter(records.slice(NEW_RECORDS))
  const known = new Set(records.slice(NEW_RECORDS).map(({ person }) => person))
  const met = records.slice(0, NEW_RECORDS)
  const matches = await matcher.match(met)
  const links = matches.flatMap(({ id, decision }) =>
    decision.kind === 'link' ? [{ id, to: decision.to.cluster }] : [],
  )
  const right = links.filter(({ id, to }) => personOf.get(id) === to)
  expect(right.length / links.length).toBeGreaterThan(0.9)
  expect(right.length / met.filter(({ person }) => known.has(person)).length).toBeGreaterThan(0.85)

  const stranger = { id: 'stranger', cells: LEEDS }
  expect((await matcher.match([stranger]))[0]?.decision).toEqual({ kind: 'leave' })
  await matcher.enter([stranger])
  const again = { id: 'again', cells: { ...LEEDS, given_name: 'Wilhelmena', birth_date: '17/03/1961' } }
  const [match] = await matcher.match([again])
  expect(match).toMatchObject({ decision: { kind: 'link', to: { id: 'stranger' } }, comparedRecords: 1 })
})

test('a record is not compared with what it was, and is found by what it says now', async () => {
  const { matcher } = await setUp()
  await matcher.enter([{ id: 'one', cells: LEEDS }])
  expect((await matcher.match([{ id: 'one', cells: LEEDS }]))[0]).toMatchObject({ comparedRecords: 0 })
  await matcher.enter([{ id: 'one', cells: { ...LEEDS, given_name: 'Zebedee', family_name: 'Quill', birth_date: '' } }])
  const [match] = await matcher.match([{ id: 'two', cells: LEEDS }])
  expect(match?.decision).toEqual({ kind: 'leave' })
})

test('nothing to match is no work, and an empty record meets nobody', async () => {
  const { matcher } = await setUp()
  expect(await matcher.match([])).toEqual([])
  expect(await matcher.match([{ id: 'empty', cells: {} }])).toEqual([
    { id: 'empty', decision: { kind: 'leave' }, within: { kind: 'leave' }, comparedRecords: 0, candidates: 0 },
  ])
})
