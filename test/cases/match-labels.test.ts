import { describe, expect, it } from 'vitest'
import { generatedRecords, writeRecords } from '../support/generated-people.ts'
import { MatchFolder, query } from '../support/match.ts'

const HEADER = ['id_l', 'id_r', 'is_match']

/** A run over made-up people, and the pairs that it was least sure of, as text. */
async function unsurePairs(folder: MatchFolder) {
  const paths = [writeRecords(`${folder.path}/people.jsonl`, generatedRecords(2_000, 7))]
  const request = { paths, idColumn: 'id', truthColumn: 'person' }
  await folder.run(request)
  const rows = await query(
    `SELECT id_l, id_r, match_weight FROM '${folder.out}/pairs.parquet' WHERE match_weight BETWEEN 1 AND 12
       ORDER BY match_weight, id_l, id_r LIMIT 8`,
  )
  return { request, unsure: rows.map(([l, r, bits]) => ({ l: String(l), r: String(r), bits: Number(bits) })) }
}

describe('labelled pairs in a file', () => {
  it('teach what stewards’ verdicts teach, and the run says what became of them', async () => {
    const folder = new MatchFolder()
    const { request, unsure } = await unsurePairs(folder)
    const [first, second] = unsure
    const labels = folder.csv('labels.csv', [
      HEADER,
      ...unsure.map(({ l, r }) => [l, r, 'no']),
      ['nobody', first!.l, '1'],
      [second!.r, second!.l, 'TRUE'],
    ])
    const report = await folder.run({ ...request, labelsPath: labels })
    expect(report.verdicts).toBe(0)
    expect(report.labels).toMatchObject({ rows: 10, unknown: 1, contradictory: 1, same: 0, haveTaught: true })
    expect(report.labels?.different).toBe(unsure.length - 1)
    expect(report.diagnostics.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['labels-unknown', 'labels-contradictory']),
    )
    const byLabels = await folder.pairs()
    const verdicts = unsure.filter((pair) => pair !== second).map(({ l, r }) => ({ a: l, b: r, isSame: false }))
    await folder.run({ ...request, verdicts })
    expect(byLabels).toEqual(await folder.pairs())
    const bitsOf = new Map(byLabels.map(([l, r, , bits]) => [`${String(l)} ${String(r)}`, Number(bits)]))
    for (const { l, r, bits } of unsure.filter((pair) => pair !== second))
      expect(bitsOf.get(`${l} ${r}`)).toBeLessThan(bits)
  })

  it.each<[string, string[][], RegExp]>([
    [
      'a file without ids',
      [
        ['a', 'b', 'same'],
        ['1', '2', '1'],
      ],
      /no column id_l; they have a, b, same/,
    ],
    ['a file without an answer', [HEADER.slice(0, 2), ['1', '2']], /no column is_match or same/],
    ['a file without rows', [HEADER], /labels have no rows/],
    [
      'an answer that is none',
      [HEADER, ['1', '2', 'perhaps'], ['1', '', '1'], ['1', '1', '1']],
      /^3 rows of the labels/,
    ],
    ['labels of other records', [HEADER, ['x', 'y', '1']], /None of the 1 labels is on two of the records/],
  ])('is refused when it is %s, and nothing is written', async (_, rows, message) => {
    const folder = new MatchFolder()
    const paths = [writeRecords(`${folder.path}/people.jsonl`, generatedRecords(300, 7))]
    const labelsPath = folder.csv('labels.csv', rows)
    await expect(folder.run({ paths, idColumn: 'id', labelsPath })).rejects.toThrow(message)
    expect(folder.results()).toEqual([])
  })

  it('is refused beside a model, which is not retrained, and where it is not there', async () => {
    const folder = new MatchFolder()
    const paths = [writeRecords(`${folder.path}/people.jsonl`, generatedRecords(300, 7))]
    await folder.run({ paths, idColumn: 'id', truthColumn: 'person' })
    const labelsPath = folder.csv('labels.csv', [HEADER, ['1', '2', '1']])
    const modelPath = `${folder.out}/model.json`
    await expect(folder.run({ paths, idColumn: 'id', modelPath, labelsPath })).rejects.toThrow(/used as it stands/)
    const missing = folder.run({ paths, idColumn: 'id', truthColumn: 'person', labelsPath: `${folder.path}/none.csv` })
    await expect(missing).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
