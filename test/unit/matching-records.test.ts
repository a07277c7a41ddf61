import { describe, expect, it } from 'vitest'
import {
  type Cells,
  firstCells,
  keyColumnsOf,
  type Recipe,
  recordTable,
  statisticsOf,
  stopgapsOf,
  textAt,
} from '../../src/matching/index.ts'

const cells = (...rows: readonly (string | null)[]): Cells => {
  const texts = [...new Set(rows.filter((cell) => cell !== null))]
  return { texts, of: Int32Array.from(rows, (cell) => (cell === null ? -1 : texts.indexOf(cell))) }
}

describe('what a column’s cells look like', () => {
  it('is counted by record, blanks left out', () => {
    const statistics = statisticsOf('dob', cells('20/8/1991', '20/8/1991', '1970-03-01', ' ', null, 'a@b.org', '12'))
    expect(statistics).toMatchObject({ rows: 7, filled: 5, distinct: 4, dates: 3, daysFirst: 2, monthsFirst: 0 })
    expect(statistics).toMatchObject({ emails: 1, numbers: 1 })
  })

  it('is raised from a sample to all', () => {
    const many = cells(...Array.from({ length: 50_000 }, (_, at) => `${at % 100}`))
    expect(statisticsOf('number', many)).toMatchObject({ filled: 50_000, distinct: 100, numbers: 50_000 })
  })
})

describe('the first records’ cells', () => {
  it('hold what those records hold, and no more', () => {
    const { texts, of } = firstCells(cells('a', null, 'b', 'a', 'c'), 4)
    expect(Array.from(of, (cell) => texts[cell] ?? null)).toEqual(['a', null, 'b', 'a'])
    expect(texts).toHaveLength(2)
  })
})

const RECIPE: Recipe = {
  fields: [
    { kind: 'givenName', column: 'given' },
    { kind: 'familyName', column: 'family' },
    { kind: 'email', column: 'mail' },
  ],
}
const COLUMNS: Readonly<Record<string, Cells>> = {
  given: cells('Ann', 'Lee', 'ANN ', null),
  family: cells('Lee', 'ann', 'Lee', 'Lee'),
  mail: cells('x@one.org', 'x@two.org', 'unknown', 'y@one.org'),
}

describe('the house number of an address', () => {
  it('is none of a flat, nor of a street’s name', () => {
    const recipe: Recipe = { fields: [{ kind: 'address', column: 'address' }] }
    const written = cells('Flat 3, 12 High Street', 'Straße des 17. Juni 135', 'Hauptstr. 12')
    const { parts, of } = recordTable(recipe, 3, () => written).fields[0]!
    const number = parts.number!
    expect(Array.from(of, (value) => textAt(number.texts, number.of[value]!))).toEqual(['12', '135', '12'])
  })
})

describe('a table of records', () => {
  const table = recordTable(RECIPE, 4, (column) => COLUMNS[column]!)
  const saidIn = (field: number) => {
    const { of, texts } = table.fields[field]!
    return Array.from(of, (value) => (value < 0 ? null : textAt(texts, value)))
  }

  it('says what the cells say, in one way of writing', () => {
    expect(saidIn(0)).toEqual(['ann', 'lee', 'ann', null])
    expect(saidIn(2)).toEqual(['x@one.org', 'x@two.org', null, 'y@one.org'])
  })

  it('numbers names alike in all name fields', () => {
    expect(table.fields[0]!.of[1]).toBe(table.fields[1]!.of[0])
  })

  it('offers keys that equal parts share', () => {
    const keys = new Map(keyColumnsOf(RECIPE, table).map(({ name, of }) => [name, [...of]]))
    const [one, other, none] = keys.get('f2 local-part')!
    expect([other, none]).toEqual([one, -1])
    const [inOrder, swapped, again, lacking] = keys.get('f1 names-in-any-order')!
    expect([swapped, again, lacking]).toEqual([inOrder, inOrder, -1])
  })
})

const many = (value: string, times: number) => Array.from({ length: times }, () => value)

describe('values that stand for nothing', () => {
  const usual = Array.from({ length: 30 }, (_, at) => many(`07${100_000_000 + at * 7_919}`, 2)).flat()
  const phone = { kind: 'phone' as const, column: 'phone' }

  it('are found by how often they occur, however they are written', () => {
    const written = cells(...usual, ...many('0800 123 123', 15), ...many('0800-123123', 15), ...many('07111111112', 9))
    expect(stopgapsOf(phone, written)).toEqual(['800123123'])
  })

  it('are not found where every value is frequent, or few are there', () => {
    expect(stopgapsOf(phone, cells(...usual))).toEqual([])
    expect(stopgapsOf(phone, cells(...many('0800 123 123', 500), '07111111112'))).toEqual([])
    expect(stopgapsOf({ kind: 'category', column: 'town' }, cells(...usual, ...many('0800123123', 500)))).toEqual([])
  })

  it('are read as nothing by whoever has the recipe', () => {
    const recipe: Recipe = { fields: [{ ...phone, stopgaps: ['800123123'] }] }
    const { fields } = recordTable(recipe, 2, () => cells('0800 123 123', '07111111112'))
    expect([...fields[0]!.of]).toEqual([-1, 0])
  })
})
