import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MatchFolder } from '../support/match.ts'

const ROOT = new URL('../../', import.meta.url).pathname
/** Public data sets, kept beside the checkout. */
const DATA = ['../shared/data/er', '../../shared/data/er'].map((path) => join(ROOT, path)).find(existsSync)

/** Pairwise F1 after clustering, every true pair counted: a little below what was measured (docs/matching.md). */
describe.skipIf(DATA === undefined)('public data sets, with what was inferred from their columns', () => {
  it('fake_1000', async () => {
    const folder = new MatchFolder()
    const report = await folder.run({ paths: [`${DATA}/fake_1000.csv`], idColumn: 'unique_id', truthColumn: 'cluster' })
    expect(report.pairwise?.f1).toBeGreaterThan(0.975)
    expect(report.pairwise?.precision).toBeGreaterThan(0.99)
    expect(report.bCubed?.f1).toBeGreaterThan(0.97)
  })

  it.each([
    [1, 0.999],
    [2, 0.998],
  ])('febrl %d', async (number, f1) => {
    const folder = new MatchFolder()
    const paths = [folder.csv('febrl.csv', withTruth(readFileSync(`${DATA}/febrl_dataset${number}.csv`, 'utf8')))]
    const report = await folder.run({ paths, idColumn: 'rec_id', truthColumn: 'truth' })
    expect(report.pairwise?.f1).toBeGreaterThan(f1)
    expect(report.bCubed?.f1).toBeGreaterThan(f1)
  })
})

/** Who is who is in the record id: `rec-<person>-org`. */
function withTruth(csv: string): string[][] {
  const [header = [], ...rows] = csv
    .trim()
    .split('\n')
    .map((line) => line.split(',').map((cell) => cell.trim()))
  return [[...header, 'truth'], ...rows.map((row) => [...row, row[0]?.split('-')[1] ?? ''])]
}
