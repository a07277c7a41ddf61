import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { HEADER, people } from '../support/made-up-people.ts'
import { MatchFolder } from '../support/match.ts'

describe('records of a file', () => {
  it('are brought together by what they say, and measured against the truth', async () => {
    const folder = new MatchFolder()
    const paths = [folder.csv('people.csv', [HEADER, ...people()])]
    const report = await folder.run({ paths, idColumn: 'id', truthColumn: 'person' })
    expect(report).toMatchObject({ records: 180, unreadableRows: 0, hasConverged: true })
    expect(report.pairwise?.f1).toBeGreaterThan(0.95)
    expect(report.fields.map(({ kind }) => kind)).toEqual(['givenName', 'familyName', 'birthDate', 'category', 'email'])
    expect(folder.results()).toEqual(['clusters.parquet', 'model.json', 'pairs.parquet', 'reviews.parquet'])
    expect((await folder.pairs()).length).toBe(report.comparedPairs)
  })

  it('come together in the same way, whatever the order of rows', async () => {
    const [one, other] = [new MatchFolder(), new MatchFolder()]
    await one.run({ paths: [one.csv('people.csv', [HEADER, ...people()])], idColumn: 'id', truthColumn: 'person' })
    const shuffled = people().toSorted((a, b) => (a[5]! + a[0]! < b[5]! + b[0]! ? 1 : -1))
    await other.run({ paths: [other.csv('people.csv', [HEADER, ...shuffled])], idColumn: 'id', truthColumn: 'person' })
    expect(await other.clusters()).toEqual(await one.clusters())
    expect(await other.pairs()).toEqual(await one.pairs())
  })

  it('are scored by a model as where it was learnt', async () => {
    const [one, other] = [new MatchFolder(), new MatchFolder()]
    const paths = [one.csv('people.csv', [HEADER, ...people()])]
    await one.run({ paths, idColumn: 'id', truthColumn: 'person' })
    const report = await other.run({ paths, idColumn: 'id', modelPath: `${one.out}/model.json` })
    expect(report.hasConverged).toBeNull()
    expect(await other.clusters()).toEqual(await one.clusters())
    expect(await other.pairs()).toEqual(await one.pairs())
  })

  it('come from several files of different kinds and columns', async () => {
    const folder = new MatchFolder()
    const rows = people()
    const lines = rows
      .slice(90)
      .map((row) => JSON.stringify(Object.fromEntries(HEADER.map((name, at) => [name, row[at]]))))
    const paths = [
      folder.csv('a.csv', [HEADER.slice(0, 4), ...rows.slice(0, 90).map((row) => row.slice(0, 4))]),
      folder.write('b.jsonl', lines.join('\n')),
    ]
    expect(await folder.run({ paths, idColumn: 'id', truthColumn: 'person' })).toMatchObject({ records: 180 })
  })

  it('may be in any script', async () => {
    const folder = new MatchFolder()
    const foreign = [
      ['x1', 'Дмитрий', 'Соколов', '1951-05-17', 'riga', '', 'x'],
      ['x2', 'Dmitrii', 'Sokolov', '1951-05-17', 'riga', '', 'x'],
    ]
    const paths = [folder.csv('people.csv', [HEADER, ...people(), ...foreign])]
    await folder.run({ paths, idColumn: 'id', truthColumn: 'person' })
    expect(await folder.clusters()).toContainEqual(['x1', 'x2'])
  })

  it('may be one, or say nothing at all', async () => {
    const folder = new MatchFolder()
    const one = folder.csv('one.csv', [HEADER, ...people().slice(0, 2), ['empty', '', '', '', '', '', '']])
    const report = await folder.run({ paths: [one], idColumn: 'id', truthColumn: 'person' })
    expect(report).toMatchObject({ records: 3, unreadableRows: 0 })
  })
})

describe('rows that say the same over and over', () => {
  const said = people()
    .find(([id]) => id === 'r1')!
    .slice(1)
  const copies = Array.from({ length: 500 }, (_, at) => [`copy${at}`, ...said])

  it('are one person, have pairs, and do not make common what they say', async () => {
    const folder = new MatchFolder()
    const paths = [folder.csv('people.csv', [HEADER, ...people(), ...copies, ['blank', '', '', '', '', '', 'x']])]
    const report = await folder.run({ paths, idColumn: 'id', truthColumn: 'person' })
    const [largest] = (await folder.clusters()).toSorted((a, b) => b.length - a.length)
    expect(largest?.filter((id) => id.startsWith('copy'))).toHaveLength(500)
    const paired = new Set((await folder.pairs()).flatMap(([l, r]) => [l, r]))
    expect(copies.filter(([id]) => !paired.has(id!))).toEqual([])
    expect(report.unreachedRecords).toBe(1)
    const model = JSON.parse(readFileSync(`${folder.out}/model.json`, 'utf8'))
    expect(model.termFrequencies[1].counts[said[1]!]).toBeLessThan(40)
  })

  it('are no person where they say too little', async () => {
    const folder = new MatchFolder()
    const many = Array.from({ length: 40 }, (_, at) => [`bare${at}`, 'ann', '', '', '', '', `p${at}`])
    const paths = [folder.csv('people.csv', [HEADER, ...people(), ...many])]
    await folder.run({ paths, idColumn: 'id', truthColumn: 'person' })
    expect((await folder.clusters()).flat().filter((id) => id.startsWith('bare'))).toEqual([])
  })
})

const [FIRST = []] = people()

describe('bad input', () => {
  it.each<[string, string[][], RegExp, { idColumn?: string; truthColumn?: string }]>([
    ['an id that is no column', [HEADER, FIRST], /no column key; they have id, first_name/, { idColumn: 'key' }],
    ['a truth that is no column', [HEADER, FIRST], /no column cluster/, { truthColumn: 'cluster' }],
    ['ids on more than one row', [HEADER, FIRST, FIRST], /1 values of the id column id are on more/, {}],
    ['rows without an id', [HEADER, FIRST, ['', ...FIRST.slice(1)]], /1 rows have nothing in the id/, {}],
    ['files without rows', [HEADER], /no rows/, {}],
    [
      'columns that say nothing',
      [
        ['id', 'note', 'country'],
        ['1', '', 'uk'],
        ['2', '', 'uk'],
      ],
      /note \(empty\), country \(constant\)/,
      {},
    ],
  ])('refuses %s, and writes nothing', async (_, rows, message, request) => {
    const folder = new MatchFolder()
    const run = folder.run({ paths: [folder.csv('people.csv', rows)], idColumn: 'id', ...request })
    await expect(run).rejects.toThrow(message)
    expect(folder.results()).toEqual([])
  })

  it('refuses a model that is none', async () => {
    const folder = new MatchFolder()
    const paths = [folder.csv('people.csv', [HEADER, ...people()])]
    const modelPath = folder.write('model.json', '{"format": "selfsame-match-model", "version": 99}')
    await expect(folder.run({ paths, idColumn: 'id', modelPath })).rejects.toThrow(
      /holds no match model of version 3: version/,
    )
    await expect(folder.run({ paths, idColumn: 'id', modelPath: `${folder.path}/none` })).rejects.toThrow(/no model at/)
  })
  it('refuses files that lack what the model compares', async () => {
    const folder = new MatchFolder()
    const paths = [folder.csv('people.csv', [HEADER, ...people()])]
    await folder.run({ paths, idColumn: 'id', truthColumn: 'person' })
    const lacking = [
      folder.csv('other.csv', [
        ['id', 'surname'],
        ['1', 'smith'],
        ['2', 'jones'],
      ]),
    ]
    const run = folder.run({ paths: lacking, idColumn: 'id', modelPath: `${folder.out}/model.json` })
    await expect(run).rejects.toThrow(/lack columns that the model compares: first_name, dob, city, email/)
  })
  it('keeps earlier results when a run is interrupted', async () => {
    const folder = new MatchFolder()
    const paths = [folder.csv('people.csv', [HEADER, ...people()])]
    await folder.run({ paths, idColumn: 'id', truthColumn: 'person' })
    const before = await folder.pairs()
    const interrupt = new AbortController()
    const onPhase = (phase: string) => phase === 'write' && interrupt.abort()
    await folder.run({ paths, idColumn: 'id', onPhase, signal: interrupt.signal }).catch(() => {})
    expect(await folder.pairs()).toEqual(before)
    expect(folder.results()).toEqual(['clusters.parquet', 'model.json', 'pairs.parquet', 'reviews.parquet'])
  })
})
