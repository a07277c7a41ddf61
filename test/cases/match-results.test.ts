import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DUCKDB_DEFAULTS, DuckDbResultsReader } from '../../src/adapters/duckdb/index.ts'
import { MatchResults } from '../../src/app/match/index.ts'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'
import { MatchFolder, query } from '../support/match.ts'

/** Writes results as a run would. */
async function resultFolder(
  folder: MatchFolder,
  clusters: Readonly<Record<string, string>>,
  pairs: readonly (readonly [l: string, r: string, bits: number])[] = [],
): Promise<string> {
  const rows = Object.entries(clusters).map(([id, cluster]) => `('${id}', '${cluster}')`)
  await query(`COPY (FROM (VALUES ${rows.join(', ')}) t(id, cluster)) TO '${folder.path}/clusters.parquet'`)
  const scored = [...pairs, ['', '', 0] as const].map(([l, r, bits]) => `('${l}', '${r}', ${bits}::DOUBLE)`)
  await query(`COPY (FROM (VALUES ${scored.join(', ')}) t(id_l, id_r, match_weight) WHERE id_l <> '')
    TO '${folder.path}/pairs.parquet'`)
  return folder.path
}

function results(folder: MatchFolder): MatchResults {
  return new MatchResults(() =>
    DuckDbResultsReader.open({ ...DUCKDB_DEFAULTS, spillFolder: join(folder.path, 'spill') }),
  )
}

test('clusters are looked at: sizes, and the records that hang on them least', async () => {
  const folder = new MatchFolder()
  const path = await resultFolder(folder, { a: 'a', b: 'a', c: 'a', d: 'd' }, [
    ['a', 'b', 9],
    ['b', 'c', -2],
    ['c', 'd', 30],
  ])
  const report = await results(folder).evaluate(DEVELOPMENT_CONTEXT, path)
  expect(report).toMatchObject({ records: 4, clusters: 2, recordsPerClusterMax: 3, recordsAgainst: 1, quality: null })
  expect(report.weakestLinks[0]).toEqual({ id: 'c', cluster: 'a', bits: -2 })
  expect(report.warnings[0]).toMatch(/^1 records hang/)
})

test('clusters are measured against labels, of the records that have one', async () => {
  const folder = new MatchFolder()
  const path = await resultFolder(folder, { a: 'a', b: 'a', c: 'a', d: 'd', e: 'e' }, [])
  const labels = folder.csv('labels.csv', [
    ['key', 'person'],
    ['a', 'Ann'],
    ['b', 'Ann'],
    ['c', 'Cid'],
    ['d', 'Ann'],
    ['elsewhere', 'Ann'],
  ])
  const report = await results(folder).evaluate(DEVELOPMENT_CONTEXT, path, {
    paths: [labels],
    idColumn: 'key',
    truthColumn: 'person',
  })
  expect(report.quality?.records).toBe(4)
  expect(report.quality?.pairwise).toMatchObject({ precision: 1 / 3, recall: 1 / 3 })
})

test('two runs are compared: who comes together, and who parts', async () => {
  const [old, now] = [new MatchFolder(), new MatchFolder()]
  const before = await resultFolder(old, { a: 'a', b: 'a', c: 'c', d: 'd', x: 'x' })
  const after = await resultFolder(now, { a: 'a', b: 'b', c: 'c', d: 'c', y: 'y' })
  expect(await results(old).compare(DEVELOPMENT_CONTEXT, before, after)).toEqual({
    records: 4,
    onlyInOld: 1,
    onlyInNew: 1,
    unchanged: 0,
    merges: 1,
    splits: 1,
    mergeExamples: [[['c'], ['d']]],
    splitExamples: [[['a'], ['b']]],
  })
})

test('what is no result, and labels that do not fit, are refused with what to do', async () => {
  const folder = new MatchFolder()
  const looking = results(folder)
  await expect(looking.evaluate(DEVELOPMENT_CONTEXT, folder.path)).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: `There is no clusters.parquet in ${folder.path}`,
  })
  const path = await resultFolder(folder, { a: 'a' })
  const labels = (csv: readonly (readonly string[])[]) => ({
    paths: [folder.csv('labels.csv', csv)],
    idColumn: 'id',
    truthColumn: 'person',
  })
  await expect(looking.evaluate(DEVELOPMENT_CONTEXT, path, labels([['id'], ['a']]))).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: 'The labels have no column person',
  })
  const others = labels([
    ['id', 'person'],
    ['z', 'Zoe'],
  ])
  await expect(looking.evaluate(DEVELOPMENT_CONTEXT, path, others)).rejects.toMatchObject({
    message: 'The labels name none of the records that were matched',
  })
  const broken = await resultFolder(new MatchFolder(), { a: 'a', b: 'nobody' })
  await expect(looking.evaluate(DEVELOPMENT_CONTEXT, broken)).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: `1 pairs or records of ${broken} do not fit to one another`,
  })
  await query(`COPY (SELECT 1 AS x) TO '${folder.path}/clusters.parquet'`)
  await expect(looking.evaluate(DEVELOPMENT_CONTEXT, folder.path)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})
