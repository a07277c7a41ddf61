import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PairWeigher, tableOf } from '../../src/app/match/index.ts'
import { parseModel } from '../../src/matching/index.ts'
import { generatedRecords, writeRecords } from '../support/generated-people.ts'
import { MatchFolder } from '../support/match.ts'

const RECORDS = 4_000
const PAIRS_AT_ONCE = 50

test('a pair weighs one by one what it weighs in bulk, to the last bit', async () => {
  const folder = new MatchFolder()
  const records = generatedRecords(RECORDS, 7)
  const file = writeRecords(join(folder.path, 'people.jsonl'), records)
  await folder.run({ paths: [file], idColumn: 'id', truthColumn: 'person' })
  const model = parseModel(readFileSync(join(folder.out, 'model.json'), 'utf8'), 'model.json')
  expect(model.corrections).not.toBeNull()

  const weigher = new PairWeigher(model)
  const recordOf = new Map(records.map((record) => [record.id, record]))
  const pairs = (await folder.pairs()).map(([l, r, , bits]) => ({ l: String(l), r: String(r), bits: Number(bits) }))
  expect(pairs.length).toBeGreaterThan(RECORDS)
  for (let at = 0; at < pairs.length; at += PAIRS_AT_ONCE) {
    const some = pairs.slice(at, at + PAIRS_AT_ONCE)
    const [left, right] = [some.map(({ l }) => l), some.map(({ r }) => r)].map((ids) =>
      tableOf(
        model,
        ids.flatMap((id) => recordOf.get(id) ?? []),
      ),
    )
    const places = Int32Array.from(some.keys())
    if (left === undefined || right === undefined) throw new RangeError('No records')
    const { corrected } = weigher.weigh(left, right, { l: places, r: places })
    expect([...corrected]).toEqual(some.map(({ bits }) => bits))
  }
})
