import { readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HEADER, people } from '../support/made-up-people.ts'
import { MatchFolder } from '../support/match.ts'

const PEOPLE = people()
const COLUMNS = HEADER.length - 1

/** What becomes of some records between two runs. */
const changes = fc.record({
  removed: fc.uniqueArray(fc.nat(PEOPLE.length - 1), { maxLength: 40 }),
  changed: fc.array(
    fc.tuple(fc.nat(PEOPLE.length - 1), fc.integer({ min: 1, max: COLUMNS - 1 }), fc.nat(PEOPLE.length - 1)),
    {
      maxLength: 15,
    },
  ),
  /** Others' words under a new id: blocks grow beyond their limit by them, and copies come to be. */
  added: fc.array(fc.tuple(fc.nat(PEOPLE.length - 1), fc.integer({ min: 1, max: 12 })), { maxLength: 8 }),
})

type Changes = typeof changes extends fc.Arbitrary<infer Value> ? Value : never

function after({ removed, changed, added }: Changes): string[][] {
  const rows = PEOPLE.map((row) => [...row])
  for (const [row, column, other] of changed) rows[row]![column] = PEOPLE[other]![column]!
  const more = added.flatMap(([row, times], at) =>
    Array.from({ length: times }, (_, time) => [`new${at}-${time}`, ...PEOPLE[row]!.slice(1)]),
  )
  return [...rows.filter((_, row) => !removed.includes(row)), ...more]
}

/** @returns a folder with a run over all people in `out` */
async function firstRun(): Promise<MatchFolder> {
  const folder = new MatchFolder()
  const paths = [folder.csv('people.csv', [HEADER, ...PEOPLE])]
  await folder.run({ paths, idColumn: 'id', truthColumn: 'person', keepsCompared: true })
  return folder
}

function bytesIn(folder: string): Buffer[] {
  return ['clusters.parquet', 'pairs.parquet', 'compared/pairs.parquet'].map((name) => readFileSync(join(folder, name)))
}

describe('a run since another', () => {
  it('says to the bit what a run from scratch says, whatever came, changed or went', async () => {
    const folder = await firstRun()
    let reused = 0
    await fc.assert(
      fc.asyncProperty(changes, async (between) => {
        const request = {
          paths: [folder.csv('now.csv', [HEADER, ...after(between)])],
          idColumn: 'id',
          truthColumn: 'person',
          modelPath: join(folder.out, 'model.json'),
        }
        const [scratch, since] = [join(folder.path, 'scratch'), join(folder.path, 'since')]
        const whole = await folder.run({ ...request, outFolder: scratch, keepsCompared: true })
        const report = await folder.run({ ...request, outFolder: since, sinceFolder: folder.out })
        expect(bytesIn(since)).toEqual(bytesIn(scratch))
        expect(report.comparedPairs).toBe(whole.comparedPairs)
        reused += report.since!.reusedPairs
      }),
      { numRuns: 12 },
    )
    expect(reused).toBeGreaterThan(0)
  }, 300_000)

  it('compares nothing where nothing has changed, and says how much it took over', async () => {
    const folder = await firstRun()
    const paths = [join(folder.path, 'people.csv')]
    const before = bytesIn(folder.out)
    const request = { paths, idColumn: 'id', modelPath: join(folder.out, 'model.json'), sinceFolder: folder.out }
    const report = await folder.run(request)
    expect(report.since).toEqual({ unchangedRecords: PEOPLE.length, reusedPairs: report.comparedPairs })
    expect(bytesIn(folder.out)).toEqual(before)
  })

  it('knows a changed cell, and one that moved to the next column', async () => {
    const folder = await firstRun()
    const [first, ...others] = PEOPLE.map((row) => [...row])
    const moved = [first![0]!, '', first![1]! + first![2]!, ...first!.slice(3)]
    const paths = [folder.csv('now.csv', [HEADER, moved, ...others])]
    const request = { paths, idColumn: 'id', truthColumn: 'person', modelPath: join(folder.out, 'model.json') }
    const report = await folder.run({ ...request, sinceFolder: folder.out, outFolder: join(folder.path, 'since') })
    expect(report.since?.unchangedRecords).toBe(PEOPLE.length - 1)
  })

  it('is refused where there is nothing to go on, and writes nothing', async () => {
    const folder = await firstRun()
    const model = join(folder.out, 'model.json')
    const request = { paths: [join(folder.path, 'people.csv')], idColumn: 'id', outFolder: join(folder.path, 'since') }
    const run = (more: object) => folder.run({ ...request, modelPath: model, ...more })
    await expect(run({ sinceFolder: folder.path })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(run({ sinceFolder: folder.out, modelPath: undefined })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    const other = JSON.parse(readFileSync(model, 'utf8'))
    other.recipe.fields[0].dayOrder = 'monthFirst'
    const otherModel = folder.write('other.json', JSON.stringify(other))
    await expect(run({ sinceFolder: folder.out, modelPath: otherModel })).rejects.toMatchObject({
      code: 'CONFIGURATION',
    })
  })

  it('is refused after a run that was not asked to leave what it compared', async () => {
    const folder = new MatchFolder()
    const request = { paths: [folder.csv('people.csv', [HEADER, ...PEOPLE])], idColumn: 'id' }
    await folder.run(request)
    expect(folder.results()).toEqual(['clusters.parquet', 'model.json', 'pairs.parquet', 'reviews.parquet'])
    const again = folder.run({ ...request, modelPath: join(folder.out, 'model.json'), sinceFolder: folder.out })
    await expect(again).rejects.toMatchObject({ code: 'NOT_FOUND', remedy: expect.stringContaining('--keep-compared') })
  })

  it.each(['pairs.parquet', 'records.parquet', 'levels.json'])('is refused where %s is cut off', async (name) => {
    const folder = await firstRun()
    const path = join(folder.out, 'compared', name)
    truncateSync(path, readFileSync(path).length - 40)
    const request = {
      paths: [join(folder.path, 'people.csv')],
      idColumn: 'id',
      modelPath: join(folder.out, 'model.json'),
    }
    const run = folder.run({ ...request, sinceFolder: folder.out, outFolder: join(folder.path, 'since') })
    await expect(run).rejects.toMatchObject({ code: expect.stringMatching(/^(BAD_REQUEST|CONFIGURATION)$/) })
  })
})
