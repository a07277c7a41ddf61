import { describe, expect, it } from 'vitest'
import { type ColumnStatistics, inferRecipe, kindOfColumn } from '../../src/matching/index.ts'

const column = (name: string, given: Partial<ColumnStatistics> = {}): ColumnStatistics => ({
  name,
  rows: 1_000,
  filled: 900,
  distinct: 400,
  emails: 0,
  dates: 0,
  daysFirst: 0,
  monthsFirst: 0,
  numbers: 0,
  meanLength: 8,
  ...given,
})

describe('what a column holds', () => {
  it.each([
    ['first_name', {}, 'givenName'],
    ['Surname', {}, 'familyName'],
    ['lastName', {}, 'familyName'],
    ['full_name', {}, 'fullName'],
    ['first_and_surname', {}, 'fullName'],
    ['dob', { dates: 880 }, 'birthDate'],
    ['birth_place', {}, 'category'],
    ['created_at', { dates: 900 }, null],
    ['contact', { emails: 800 }, 'email'],
    ['mobile', {}, 'phone'],
    ['ZIP', {}, 'postcode'],
    ['street_number', { numbers: 900 }, 'houseNumber'],
    ['address_1', {}, 'address'],
    ['soc_sec_id', { numbers: 900 }, 'identifier'],
    ['gender', { distinct: 2 }, 'category'],
    ['city', {}, 'category'],
  ] as const)('%s holds %s', (name, given, kind) => {
    expect(kindOfColumn(column(name, given))).toBe(kind)
  })
})

describe('a recipe', () => {
  it('leaves out what tells nobody apart, and says why', () => {
    const { recipe, ignored } = inferRecipe([
      column('surname'),
      column('notes', { filled: 0, distinct: 0 }),
      column('country', { distinct: 1 }),
      column('row_no_id', { distinct: 900, numbers: 900 }),
      column('updated_at'),
    ])
    expect(recipe.fields).toEqual([{ kind: 'familyName', column: 'surname' }])
    expect(ignored).toEqual([
      { column: 'notes', reason: 'empty' },
      { column: 'country', reason: 'constant' },
      { column: 'row_no_id', reason: 'says-nothing' },
      { column: 'updated_at', reason: 'says-nothing' },
    ])
  })

  it('takes first and last words of a full name that is all there is', () => {
    expect(inferRecipe([column('name')]).recipe.fields.map(({ kind, part }) => [kind, part])).toEqual([
      ['givenName', 'first'],
      ['familyName', 'last'],
      ['fullName', undefined],
    ])
  })

  it('reads dates month first where they cannot be day first', () => {
    const dob = column('dob', { dates: 900, monthsFirst: 300 })
    expect(inferRecipe([dob]).recipe.fields).toEqual([{ kind: 'birthDate', column: 'dob', dayOrder: 'monthFirst' }])
  })
})
