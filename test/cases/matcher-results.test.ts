import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DUCKDB_DEFAULTS, DuckDbScoreReader } from '../../src/adapters/duckdb/index.ts'
import { MatcherResults, type MatchResult } from '../../src/app/handover/index.ts'
import { evidenceOfMatch } from '../../src/identity/index.ts'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'
import { MatchFolder, query } from '../support/match.ts'

function resultsIn(folder: MatchFolder): MatcherResults {
  return new MatcherResults(new DuckDbScoreReader({ ...DUCKDB_DEFAULTS, spillFolder: join(folder.path, 'spill') }))
}

const told = ({ records, pairs, model }: MatchResult) =>
  evidenceOfMatch(records, pairs, model).evidence.map(({ a, b, score }) => `${a} ${b} ${score}`)

/** @param pairs `id_l, id_r, match_weight` as SQL values */
async function runOf(clusters: string, pairs: string, model = '{}'): Promise<MatchFolder> {
  const folder = new MatchFolder()
  mkdirSync(folder.out)
  folder.write('out/model.json', model)
  await query(`COPY (SELECT * FROM (VALUES ${clusters}) t(id, cluster)) TO '${folder.out}/clusters.parquet'`)
  await query(
    `COPY (SELECT *, 0.5 AS probability FROM (VALUES ${pairs}) t(id_l, id_r, match_weight)) TO '${folder.out}/pairs.parquet'`,
  )
  return folder
}

describe('the result of a match run', () => {
  const clusters = "('a', 'a'), ('b', 'a'), ('c', 'c'), ('record.web:d', 'c')"
  const pairs = "('a', 'b', 7.5::DOUBLE), ('b', 'c', -3), ('a', 'c', -30), ('c', 'record.web:d', 'Infinity'::DOUBLE)"

  it('is read with the keys that the graph knows records by', async () => {
    const folder = await runOf(clusters, pairs)
    const result = await resultsIn(folder).ofRun(DEVELOPMENT_CONTEXT, folder.out, 'crm')
    expect(told(result)).toEqual(['record.crm:c record.web:d 1000', 'record.crm:a record.crm:b 7.5'])
    expect(result.records.keys).toHaveLength(4)
    // All pairs of two clusters are read where one of them is near: their mean says whether to ask a steward.
    expect(Array.from(result.pairs.bits).toSorted((x, y) => x - y)).toEqual([-30, -3, 7.5, 1000])
  })

  it('is of another version when its model is another', async () => {
    const [one, other] = [await runOf(clusters, pairs), await runOf(clusters, pairs, '{ }')]
    const versions = [one, other].map((folder) => resultsIn(folder).ofRun(DEVELOPMENT_CONTEXT, folder.out, 'crm'))
    const [first, second] = (await Promise.all(versions)).map(({ model }) => model.modelVersion)
    expect(first).not.toBe(second)
  })

  it('that `match run` wrote can be read', async () => {
    const folder = new MatchFolder()
    const rows = Array.from({ length: 60 }, (_, at) => [
      String(at),
      ['Ann', 'Bob', 'Cid', 'Dee', 'Eve'][at % 5]!,
      ['Smith', 'Jones', 'Brown'][at % 3]!,
      `198${at % 10}-0${1 + (at % 9)}-1${at % 7}`,
    ])
    const path = folder.csv('people.csv', [['id', 'given_name', 'surname', 'date_of_birth'], ...rows])
    await folder.run({ paths: [path], idColumn: 'id' })
    const result = await resultsIn(folder).ofRun(DEVELOPMENT_CONTEXT, folder.out, 'crm')
    expect(result.records.keys).toHaveLength(60)
  })

  it.each([
    ['a pair of a record that is in no cluster', clusters, `${pairs}, ('a', 'x', 1)`],
    ['a record that is there twice', `${clusters}, ('a', 'c')`, pairs],
    ['a pair without a weight', clusters, `${pairs}, ('a', 'c', NULL)`],
    ['a weight that is none', clusters, `${pairs}, ('a', 'c', 'NaN'::DOUBLE)`],
  ])('is refused with %s', async (_, broken, scored) => {
    const folder = await runOf(broken, scored)
    const refused = resultsIn(folder).ofRun(DEVELOPMENT_CONTEXT, folder.out, 'crm')
    await expect(refused).rejects.toMatchObject({ code: 'BAD_REQUEST', message: expect.stringContaining('do not fit') })
  })

  it.each(['model.json', 'clusters.parquet', 'pairs.parquet'])('is refused without %s', async (name) => {
    const folder = await runOf(clusters, pairs)
    rmSync(join(folder.out, name))
    const refused = resultsIn(folder).ofRun(DEVELOPMENT_CONTEXT, folder.out, 'crm')
    await expect(refused).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

const read = (folder: MatchFolder, path: string, more: Parameters<MatcherResults['ofScores']>[3] = { source: 'crm' }) =>
  resultsIn(folder).ofScores(DEVELOPMENT_CONTEXT, path, 'splink', more)

describe('scores from elsewhere', () => {
  it.each([
    ['CSV', 's.csv', 'id_l,id_r,match_weight\na,b,4\nb,c,-1\n'],
    ['JSON lines', 's.jsonl', '{"id_l":"a","id_r":"b","match_weight":4}\n{"id_l":"b","id_r":"c","match_weight":-1}\n'],
  ])('are read from %s; what the cut connects is one person', async (_, name, text) => {
    const folder = new MatchFolder()
    const path = folder.write(name, text)
    expect(told(await read(folder, path))).toEqual(['record.crm:a record.crm:b 4'])
    expect(told(await read(folder, path, { source: 'crm', cutBits: -1 }))).toHaveLength(2)
  })

  it('are read from Parquet, and from probabilities', async () => {
    const folder = new MatchFolder()
    const path = join(folder.path, 's.parquet')
    const values = '(1, 2, 0.5), (2, 3, 0.8), (3, 4, 1.0), (4, 5, 0.0), (2, 1, 0.9)'
    await query(`COPY (SELECT * FROM (VALUES ${values}) t(id_l, id_r, probability)) TO '${path}'`)
    expect(told(await read(folder, path))).toEqual([
      'record.crm:3 record.crm:4 39.863',
      'record.crm:1 record.crm:2 3.17',
      'record.crm:2 record.crm:3 2',
    ])
  })

  it('are of another version when they, or the cut, are others; not when rows are shuffled', async () => {
    const folder = new MatchFolder()
    const lines = ['a,b,4', 'b,c,-1', 'a,c,2']
    const files = [lines, lines.toReversed(), ['a,b,4.1', ...lines.slice(1)]].map((rows, at) =>
      folder.write(`s${at}.csv`, `id_l,id_r,match_weight\n${rows.join('\n')}\n`),
    )
    const versions = []
    for (const path of files) versions.push((await read(folder, path)).model.modelVersion)
    const otherCut = (await read(folder, files[0]!, { source: 'crm', cutBits: 3 })).model.modelVersion
    expect(versions[1]).toBe(versions[0])
    expect(new Set([...versions, otherCut]).size).toBe(3)
  })

  it.each([
    ['a missing column', 'id_l,id_b,match_weight\na,b,4\n', 'no column id_r'],
    ['neither weight nor probability', 'id_l,id_r,score\na,b,4\n', 'no column probability'],
    ['a weight that is no number', 'id_l,id_r,match_weight\na,b,high\n', '1 rows'],
    ['a probability above one', 'id_l,id_r,probability\na,b,1.5\n', '1 rows'],
    ['a row without an id', 'id_l,id_r,match_weight\n,b,4\n', '1 rows'],
  ])('are refused with %s', async (_, text, message) => {
    const folder = new MatchFolder()
    const path = folder.write('s.csv', text)
    await expect(read(folder, path)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringContaining(message),
    })
  })

  it('are refused when it is not said whose their records are', async () => {
    const folder = new MatchFolder()
    const path = folder.write('s.csv', 'id_l,id_r,match_weight\na,b,4\n')
    await expect(read(folder, path, {})).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      remedy: expect.stringContaining('--source'),
    })
    await expect(read(folder, path, { source: 'No Name' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})
