import { describe, expect, it } from 'vitest'
import {
  type Cells,
  comparisonsOf,
  type Field,
  fieldComparer,
  normalised,
  type Recipe,
  recordTable,
} from '../../src/matching/index.ts'

type Row = readonly (string | null)[]

/** @returns the records that rows of cells make */
function tableOf(recipe: Recipe, rows: readonly Row[]) {
  const cellsOf = (column: string): Cells => {
    const at = recipe.fields.findIndex((field) => field.column === column)
    const cells = rows.map((row) => row[at] ?? null)
    return {
      texts: cells.map((cell) => cell ?? ''),
      of: Int32Array.from(cells, (cell, record) => (cell === null ? -1 : record)),
    }
  }
  return recordTable(recipe, rows.length, cellsOf)
}

/** @returns by field, the name of the level on which two rows are, in one table and in a table each */
function levelsOf(kinds: readonly Field['kind'][], l: Row, r: Row): string[] {
  const recipe = { fields: kinds.map((kind, at) => ({ kind, column: `c${at}` })) }
  const both = tableOf(recipe, [l, r])
  return comparisonsOf(recipe).map((comparison, field) => {
    const level = fieldComparer(comparison, field, both, both)(0, 1)
    const apart = fieldComparer(comparison, field, tableOf(recipe, [l]), tableOf(recipe, [r]))(0, 0)
    expect(apart).toBe(level)
    return level === 0 ? 'null' : (comparison.levels[level - 1]?.name ?? 'none')
  })
}

describe('normalising', () => {
  it.each([
    ['givenName', ' Dr. José ', 'jose'],
    ['familyName', "O'Neil Jr.", 'oneil'],
    ['familyName', 'Łukasz', 'lukasz'],
    ['givenName', 'Mr', 'mr'],
    ['category', 'N/A', null],
    ['address', '12 High Street', '12 high st'],
    ['phone', '+44 7700 900123', '7700900123'],
    ['email', 'unknown', null],
    ['postcode', 'null', null],
    ['familyName', 'von der Linden', 'von der linden'],
    ['email', ' Ann@Example.ORG ', 'ann@example.org'],
    ['postcode', 'TQ13 8DF', 'tq138df'],
  ] as const)('a %s %j is %j', (kind, cell, value) => {
    expect(normalised({ kind, column: 'c' }, cell)).toBe(value)
  })

  it.each([
    ['phone', '+44 0000 000000', '01234567890', '9876543210', '07000 000000'],
    ['email', 'None', 'n/a', 'noemail@none.example', 'Unknown@x.org', 'not-given@x.org', 'xxx@x.org'],
    ['birthDate', '01/01/1900', '1970-01-01', '31 Dec 1899', '0000-00-00', '9999-12-31'],
  ] as const)('reads nothing from a %s that stands for none', (kind, ...cells) => {
    expect(cells.map((cell) => normalised({ kind, column: 'c' }, cell))).toEqual(cells.map(() => null))
  })

  it.each([
    ['phone', '020 7946 0000', '2079460000'],
    ['email', 'nora.none@x.org', 'nora.none@x.org'],
    ['email', 'testa@x.org', 'testa@x.org'],
    ['birthDate', '1971-01-01', '19710101'],
  ] as const)('keeps a %s that is like one: %s', (kind, cell, value) => {
    expect(normalised({ kind, column: 'c' }, cell)).toBe(value)
  })

  it.each([
    ['1970-03-01', '19700301'],
    ['19700301', '19700301'],
    ['1/3/1970', '19700301'],
    ['01.03.70', '19700301'],
    ['1/3/20', '20200301'],
    ['1970/3/1', '19700301'],
    ['1 Mar 70', '19700301'],
    ['Mar 1 1970', '19700301'],
    ['1 March 1970', '19700301'],
    ['1970-03-01T00:00:00Z', '19700301'],
    ['1999-02-31', '19990231'],
    ['1st of March 1970', '19700301'],
    ['1-Mar-70', '19700301'],
    ['1.März 1970', '19700301'],
    ['1 août 1970', '19700801'],
    ['3/13/1970', '19700313'],
    ['20/8/1991', '19910820'],
    ['20/8/1991 00:00', '19910820'],
    ['40/8/1991', null],
    ['1970', null],
    ['soon', null],
  ])('the birth date %j is %j', (cell, value) => {
    expect(normalised({ kind: 'birthDate', column: 'c' }, cell)).toBe(value)
  })

  it('reads 3/1/1970 as the recipe says', () => {
    expect(normalised({ kind: 'birthDate', column: 'c', dayOrder: 'monthFirst' }, '3/1/1970')).toBe('19700301')
  })
})

describe('comparison levels', () => {
  it.each([
    ['givenName', 'ann', 'ann', 'exact'],
    ['givenName', 'ann', null, 'null'],
    ['givenName', 'a', 'ann', 'initial'],
    ['givenName', 'catherine', 'katherin', 'sounds-alike'],
    ['givenName', 'bob', 'robert', 'nickname'],
    ['givenName', 'liz', 'elisabeth', 'nickname'],
    ['givenName', 'bob', 'rick', 'else'],
    ['familyName', 'smith', 'schmidt', 'sounds-alike'],
    ['givenName', 'ann', 'bob', 'else'],
    ['familyName', 'smithson', 'smithsen', 'jaro-winkler-92'],
    ['familyName', 'jones', 'smith jones', 'contains'],
    ['birthDate', '19700301', '19700103', 'day-month-swapped'],
    ['birthDate', '19700301', '19710301', 'one-figure-differs'],
    ['birthDate', '19710523', '19710101', 'same-year-any-day'],
    ['birthDate', '19700301', '19700317', 'two-parts-same'],
    ['birthDate', '19700316', '19700412', 'within-31-days'],
    ['birthDate', '19701231', '19690108', 'else'],
    ['postcode', 'tq138df', 'tq138dg', 'edits-1'],
    ['postcode', 'tq138df', 'tq139xx', 'same-except-last-3'],
    ['email', 'ann@one.org', 'ann@two.com', 'same-local-part'],
    ['email', 'e.e@day.com', 'ee@day.com', 'jaro-winkler-88'],
    ['phone', '7700900123', '7700900132', 'edits-1'],
    ['address', '12 high street', '12 high st', 'exact'],
    ['address', '12 high street leeds', '12 hihg st leed', 'jaro-winkler-93'],
    ['address', '12 high st', '12 hilary street', 'same-number'],
    ['address', '12 high st', '13 hugh st', 'jaro-winkler-80'],
    ['identifier', '7349981', '7349981', 'exact'],
    ['identifier', '7349981', '7349918', 'edits-1'],
    ['identifier', '7349981', '734998', 'edits-1'],
    ['identifier', '7349981', '73x9xx1', 'else'],
    ['identifier', '7349981', '7xx9981', 'edits-2'],
    ['category', 'leeds', 'city of leeds', 'jaro-winkler-88-or-contains'],
  ] as const)('%s: %j and %j are on level %s', (kind, l, r, level) => {
    expect(levelsOf([kind], [l], [r])).toEqual([level])
    expect(levelsOf([kind], [r], [l])).toEqual([level])
  })
})

describe('names in each other’s place', () => {
  const NAMES = ['givenName', 'familyName'] as const

  it('are swapped on both fields', () => {
    expect(levelsOf(NAMES, ['Ann', 'Lee'], ['Lee', 'Ann'])).toEqual(['swapped', 'swapped'])
  })

  it('may be of one field only', () => {
    expect(levelsOf(NAMES, ['Ann', 'Lee'], ['Lee', 'Smith'])).toEqual(['in-family-name', 'else'])
    expect(levelsOf(NAMES, ['Ann', 'Lee'], ['Bob', null])).toEqual(['else', 'null'])
  })

  it('are found among the further words of a full name', () => {
    const kinds = [...NAMES, 'fullName'] as const
    const married = levelsOf(kinds, ['Ann', 'Lee', 'Ann Marie Lee Smith'], ['Ann', 'Smith', 'Ann Marie Smith of Leeds'])
    expect(married).toEqual(['exact', 'in-full-name', 'one-word'])
    expect(levelsOf(kinds, ['Ann', 'Lee', 'Ann Lee'], ['Ann', 'Lee', 'Ann Marie Lee'])).toEqual([
      'exact',
      'exact',
      'null',
    ])
  })
})
