import { describe, expect, it } from 'vitest'
import { verdictsOf } from '../../src/app/match-runs/verdicts-of.ts'
import type { Pin } from '../../src/model/index.ts'
import { generatedRecords, writeRecords } from '../support/generated-people.ts'
import { MatchFolder, query } from '../support/match.ts'

const pin = (kind: Pin['kind'], sides: string[][]): Pin => ({ id: 'd.0', kind, sides, by: 'ann', at: '', reason: '' })

describe('what pins say of pairs', () => {
  it('is what they hold together and keep apart', () => {
    expect(verdictsOf([pin('same', [['a', 'b']]), pin('apart', [['a'], ['c']])])).toEqual([
      { a: 'a', b: 'b', isSame: true },
      { a: 'a', b: 'c', isSame: false },
    ])
    expect(verdictsOf([pin('split', [['a', 'b'], ['c']])])).toEqual([
      { a: 'a', b: 'b', isSame: true },
      { a: 'a', b: 'c', isSame: false },
      { a: 'b', b: 'c', isSame: false },
    ])
  })

  it('of a crowd is no more than twenty pairs', () => {
    const crowd = Array.from({ length: 2_000 }, (_, nth) => `c${nth}`)
    expect(verdictsOf([pin('same', [crowd])])).toHaveLength(20)
  })
})

const weightOf = async (folder: MatchFolder, l: string, r: string) => {
  const rows = await query(
    `SELECT match_weight FROM '${folder.out}/pairs.parquet' WHERE (id_l, id_r) IN (('${l}', '${r}'), ('${r}', '${l}'))`,
  )
  return Number(rows[0]?.[0] ?? NaN)
}

describe('verdicts of stewards', () => {
  it('retrain the second stage: pairs like the rejected ones weigh less, and the model says so', async () => {
    const folder = new MatchFolder()
    const paths = [writeRecords(`${folder.path}/people.jsonl`, generatedRecords(2_000, 7))]
    const request = { paths, idColumn: 'id', truthColumn: 'person' }
    expect(await folder.run(request)).toMatchObject({ verdicts: 0 })
    const least = await query(
      `SELECT id_l, id_r, match_weight FROM '${folder.out}/pairs.parquet' WHERE match_weight BETWEEN 1 AND 12
       ORDER BY match_weight, id_l, id_r LIMIT 8`,
    )
    expect(least.length).toBeGreaterThan(3)
    const far = await query(`SELECT min(id), max(id) FROM '${folder.out}/clusters.parquet'`)
    const verdicts = [...least, ...far].map(([a, b]) => ({ a: String(a), b: String(b), isSame: false }))
    const unknown = { a: 'nobody', b: verdicts[0]?.a ?? '', isSame: true }
    const report = await folder.run({ ...request, verdicts: [...verdicts, unknown] })
    expect(report.verdicts).toBe(verdicts.length)
    for (const [l, r, before] of least)
      expect(await weightOf(folder, String(l), String(r))).toBeLessThan(Number(before))
    const [model] = await query(`SELECT corrections FROM '${folder.out}/model.json'`)
    const given = await folder.run({ ...request, modelPath: `${folder.out}/model.json`, verdicts })
    expect(given.verdicts).toBe(0)
    expect(await query(`SELECT corrections FROM '${folder.out}/model.json'`)).toEqual([model])
  })

  it('that contradict each other say nothing', async () => {
    const folder = new MatchFolder()
    const paths = [writeRecords(`${folder.path}/people.jsonl`, generatedRecords(500, 7))]
    const [a = '', b = ''] = generatedRecords(500, 7).map(({ id }) => id)
    const verdicts = [
      { a, b, isSame: true },
      { a: b, b: a, isSame: false },
    ]
    expect(await folder.run({ paths, idColumn: 'id', truthColumn: 'person', verdicts })).toMatchObject({ verdicts: 0 })
  })
})
