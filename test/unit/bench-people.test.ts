import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Mark } from '../bench/people/marks.ts'
import { peopleFiles, writePeople } from '../bench/people/parquet.ts'
import { peopleRows, type Row } from '../bench/people/people.ts'
import { query } from '../support/match.ts'

const RECORDS = 20_000
const rows = [...peopleRows(RECORDS, 1)]

describe('people who do not exist', () => {
  it('are the same for the same seed and others for another', () => {
    expect([...peopleRows(2_000, 1)]).toEqual(rows.slice(0, 2_000))
    expect(textOf([...peopleRows(2_000, 2)])).not.toEqual(textOf(rows.slice(0, 2_000)))
  })

  it('have ids that tell every record apart and do not tell who it is', () => {
    const sorted = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
    expect(new Set(rows.map(({ id }) => id)).size).toBe(RECORDS)
    const besideThemselves = sorted.filter(({ person }, at) => person.id === sorted[at + 1]?.person.id)
    expect(besideThemselves.length / RECORDS).toBeLessThan(0.01)
  })

  it('are one person each: what is true of them is the same at every record', () => {
    const first = new Map<string, Row['person']>()
    for (const { person } of rows) {
      if (!first.has(person.id)) first.set(person.id, person)
      expect(first.get(person.id)).toBe(person)
    }
  })

  it('have few records, and some many', () => {
    const counts = countsOf(rows.map(({ person }) => person.id))
    expect(RECORDS / counts.length).toSatisfy(within(2, 3))
    expect(counts.filter((count) => count === 1).length / counts.length).toSatisfy(within(0.35, 0.5))
    expect(counts.filter((count) => count > 10).length / counts.length).toSatisfy(within(0.002, 0.03))
  })

  it('bear names as in life: a few are frequent, most are rare', () => {
    const counts = countsOf(rows.map(({ person }) => person.family)).toSorted((a, b) => b - a)
    expect(counts[0]! / RECORDS).toSatisfy(within(0.01, 0.06))
    expect(counts.length).toBeGreaterThan(1_000)
  })

  it('are of all ages', () => {
    const people = new Map(rows.map(({ person }) => [person.id, person]))
    const share = (from: number, to: number) =>
      [...people.values()].filter(({ age }) => age >= from && age <= to).length / people.size
    expect(share(0, 17)).toSatisfy(within(0.08, 0.25))
    expect(share(18, 64)).toSatisfy(within(0.6, 0.8))
    expect(share(65, 120)).toSatisfy(within(0.1, 0.2))
  })

  it('live together, in families of one name as a rule', () => {
    const households = Map.groupBy(peopleOf(), ({ household }) => household)
    const several = [...households.values()].filter((people) => people.length > 1)
    const ofOneName = several.filter((people) => new Set(people.map(({ family }) => family)).size === 1)
    expect(several.length / households.size).toSatisfy(within(0.5, 0.7))
    expect(ofOneName.length / several.length).toSatisfy(within(0.5, 0.75))
    for (const people of several) expect(new Set(people.map(({ home }) => home.postcode)).size).toBe(1)
  })

  it('have twins, born on one day in one home, with names of their own', () => {
    const twins = peopleOf().filter(({ traits }) => traits.includes('twin'))
    expect(twins.length / peopleOf().length).toSatisfy(within(0.002, 0.02))
    const births = Map.groupBy(twins, ({ household, born, family }) => `${household} ${born} ${family}`)
    const both = [...births.values()].filter((people) => people.length > 1)
    expect(both.length).toBeGreaterThan(10)
    for (const people of both) expect(new Set(people.map(({ given }) => given)).size).toBe(people.length)
  })

  it('have parents whose name they bear, and namesakes elsewhere', () => {
    const named = peopleOf().filter(({ traits }) => traits.includes('namesake of a parent'))
    expect(named.length / peopleOf().length).toSatisfy(within(0.002, 0.02))
    const homes = Map.groupBy(peopleOf(), ({ given, family }) => `${given} ${family}`)
    const namesakes = [...homes.values()].filter((people) => new Set(people.map(({ home }) => home)).size > 1)
    expect(namesakes.flat().length / peopleOf().length).toSatisfy(within(0.05, 0.3))
  })

  it.each<[Mark, number, number]>([
    ['typo in family name', 0.015, 0.035],
    ['given name misheard', 0.015, 0.05],
    ['called by another name', 0.04, 0.1],
    ['names swapped', 0.005, 0.02],
    ['name before marriage', 0.01, 0.06],
    ['home before', 0.04, 0.12],
    ['day and month swapped', 0.002, 0.01],
    ['no birth date', 0.15, 0.3],
    ['no email', 0.35, 0.55],
    ['phone of a household', 0.1, 0.25],
    ['stopgap', 0.06, 0.16],
  ])('have records with %s, of all a share between %d and %d', (mark, from, to) => {
    expect(rows.filter(({ marks }) => marks.includes(mark)).length / RECORDS).toSatisfy(within(from, to))
  })

  it('have records that say what is true where nothing is marked', () => {
    const plain = rows.filter(
      ({ marks, source }) => source === 'branch' && !marks.some((mark) => /name|date|day/.test(mark)),
    )
    expect(plain.length).toBeGreaterThan(1_000)
    for (const { cells, person } of plain) expect(cells.birth_date).toBe(person.born)
  })

  it('are written to the same bytes twice, with who is who in both files', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'selfsame-people-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const [one, two] = [peopleFiles(join(folder, 'one.parquet')), peopleFiles(join(folder, 'two.parquet'))]
    await writePeople(rows, one)
    await writePeople(rows, two)
    expect(readFileSync(one.records).equals(readFileSync(two.records))).toBe(true)
    expect(existsSync(one.truth)).toBe(true)
    const [counts] = await query(
      `SELECT count(*), count(DISTINCT id), count(DISTINCT household) < count(DISTINCT person) FROM '${one.records}' record JOIN '${one.truth}' truth USING (id, person)`,
    )
    expect(counts).toEqual([String(RECORDS), String(RECORDS), true])
  })
})

function peopleOf(): Row['person'][] {
  return [...new Map(rows.map(({ person }) => [person.id, person])).values()]
}

function countsOf(values: readonly string[]): number[] {
  return [...Map.groupBy(values, (value) => value).values()].map((group) => group.length)
}

function within(from: number, to: number): (share: number) => boolean {
  return (share) => share >= from && share <= to
}

function textOf(some: readonly Row[]): string {
  return some.map(({ cells }) => Object.values(cells).join()).join('\n')
}
