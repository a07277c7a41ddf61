import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MatchRun } from '../../src/app/match/index.ts'
import { cli } from '../support/cli.ts'
import { HEADER, people } from '../support/made-up-people.ts'
import { MatchFolder } from '../support/match.ts'

const RESULTS = ['clusters.parquet', 'model.json', 'pairs.parquet', 'reviews.parquet']
const PEOPLE = people()

function run(folder: MatchFolder, files: readonly string[], ...more: string[]) {
  const args = ['match', 'run', ...files, '--id', 'id', '--truth', 'person', '--out', folder.out, ...more]
  return cli(args, { match: new MatchRun(folder.parts()) })
}

const row = (id: string, given: string, family = 'smith') => [id, given, family, '1950-01-02', 'leeds', '', 'x']
const manyWords = Array.from({ length: 10_000 }, (_, at) => `w${at}`).join(' ')

describe('match run on hostile files', () => {
  it.each<[string, string[][], RegExp]>([
    ['no rows', [], /The files have no rows/],
    ['duplicate ids', [...PEOPLE, PEOPLE[0]!], /1 values of the id column id are on more than one row/],
    ['a row without an id', [...PEOPLE, ['', ...PEOPLE[0]!.slice(1)]], /1 rows have nothing in the id column/],
    ['empty columns', [1, 2, 3].map((id) => [`${id}`, '', '', '', '', '', 'x']), /first_name \(empty\)/],
    ['one constant column', [1, 2, 3].map((id) => [`${id}`, '', '', '', 'leeds', '', 'x']), /city \(constant\)/],
  ])('refuses %s, and writes nothing', async (_, rows, message) => {
    const folder = new MatchFolder()
    const { exitCode, stderr } = await run(folder, [folder.csv('people.csv', [HEADER, ...rows])])
    expect(stderr).toMatch(message)
    expect(exitCode).toBe(2)
    expect(folder.results()).toEqual([])
  })

  it.each<[string, string[][]]>([
    ['all-null records', Array.from({ length: 40 }, (_, at) => [`n${at}`, '', '', '', '', '', 'x'])],
    [
      'texts of a million letters',
      Array.from({ length: 30 }, (_, at) => row(`m${at}`, `a${at}`.padEnd(1e6, 'bcde'), `${at}`.padEnd(1e6, 'fgh'))),
    ],
    ['names of 10,000 words', [row('w1', manyWords), row('w2', manyWords)]],
    [
      'control characters',
      Array.from({ length: 9 }, (_, at) => row(`c${at}`, `a\u0001n\u001F${at}`, 's\u007Fm\u001B')),
    ],
    ['emoji only', Array.from({ length: 9 }, (_, at) => row(`j${at}`, ['😀', '🎉', '👍'][at % 3]!, '🐶'))],
  ])('takes %s', async (_, rows) => {
    const folder = new MatchFolder()
    const { exitCode } = await run(folder, [folder.csv('people.csv', [HEADER, ...PEOPLE, ...rows])], '--quiet')
    expect(exitCode).toBe(0)
    expect(folder.results()).toEqual(RESULTS)
  })

  it('finds who is who beside 200,000 records that all say the same', async () => {
    const folder = new MatchFolder()
    const alike = Array.from({ length: 200_000 }, (_, at) => [`z${at}`, '', 'smith', '', 'leeds', '', 'x'])
    const file = folder.csv('people.csv', [HEADER, ...PEOPLE, ...alike])
    const { exitCode, stdout } = await run(folder, [file], '--quiet', '--output', 'json')
    expect(exitCode).toBe(0)
    const { records, comparedPairs } = JSON.parse(stdout)
    expect(records).toBe(PEOPLE.length + 200_000)
    expect(comparedPairs).toBeLessThan(1_000_000)
    const clusters = await folder.clusters()
    expect(clusters).toContainEqual(['r0', 's0'])
  })

  it('leaves what else is in the folder', async () => {
    const folder = new MatchFolder()
    mkdirSync(folder.out)
    writeFileSync(join(folder.out, 'mine.txt'), 'mine')
    const { exitCode } = await run(folder, [folder.csv('people.csv', [HEADER, ...PEOPLE])])
    expect(exitCode).toBe(0)
    expect(folder.results()).toEqual([...RESULTS, 'mine.txt'].toSorted())
    expect(readFileSync(join(folder.out, 'mine.txt'), 'utf8')).toBe('mine')
    const model = JSON.parse(readFileSync(join(folder.out, 'model.json'), 'utf8'))
    const old = folder.write('old.json', JSON.stringify({ ...model, version: 1 }))
    const refused = await run(folder, [join(folder.path, 'people.csv')], '--model', old)
    expect(refused.exitCode).toBe(3)
    expect(refused.stderr).toContain('holds no match model of version 3')
  })

  it('refuses an --out that is a file', async () => {
    const folder = new MatchFolder()
    writeFileSync(folder.out, 'mine')
    const { exitCode, stderr } = await run(folder, [folder.csv('people.csv', [HEADER, ...PEOPLE])])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('cannot be written')
    expect(readFileSync(folder.out, 'utf8')).toBe('mine')
    expect(readdirSync(folder.path).filter((name) => name.startsWith('.unfinished'))).toEqual([])
  })
})

describe('match run within bounds', () => {
  it('says how much memory is needed where less is allowed', async () => {
    const folder = new MatchFolder()
    const files = [folder.csv('people.csv', [HEADER, ...PEOPLE])]
    const { exitCode, stderr } = await run(folder, files, '--memory-limit', '100MB')
    expect(exitCode).toBe(2)
    const needed = /needs about (\d+MB) of memory, and 100MB are allowed/.exec(stderr)?.[1]
    expect(folder.results()).toEqual([])
    expect((await run(folder, files, '--memory-limit', '1GB', '--threads', '1', '--quiet')).stderr).toBe('')
    expect(folder.results()).toEqual(RESULTS)
    expect(needed).toMatch(/^3\d\dMB$/)
  })

  it.each(['2', '0GB', '2TB', 'much'])('refuses %s as a size', async (size) => {
    const folder = new MatchFolder()
    const { exitCode, stderr } = await run(folder, ['a.csv'], '--memory-limit', size)
    expect(exitCode).toBe(2)
    expect(stderr).toContain('A size such as 512MB or 2GB is expected')
  })
})
