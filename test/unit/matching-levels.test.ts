import { beforeAll, describe, expect, it } from 'vitest'
import { compareSql, comparisonsOf, type Field, fold, normalisedSql, soundSql } from '../../src/matching/index.ts'
import { query } from '../support/match.ts'

const text = (value: string | null) => (value === null ? 'NULL::VARCHAR' : `'${value.replaceAll("'", "''")}'`)

async function normalised(field: Omit<Field, 'column'>, cell: string): Promise<unknown> {
  const [[value] = []] = await query(
    `SELECT ${normalisedSql({ ...field, column: 'c' }, 'c')} FROM (SELECT ${text(fold(cell))} AS c)`,
  )
  return value
}

const record = (rid: number, value: string | null) =>
  `SELECT ${rid} AS rid, ${text(value)} AS f0, ${soundSql(text(value))} AS p0, (try_strptime(${text(value)}, '%Y%m%d')::DATE - DATE '1970-01-01')::INTEGER AS d0`

/** @returns the name of the level on which two values are; `null` where either says nothing */
async function levelOf(kind: Field['kind'], l: string | null, r: string | null): Promise<string> {
  const [comparison] = comparisonsOf({ fields: [{ kind, column: 'c' }] })
  const [[, , level] = []] = await query(
    `WITH record AS (${record(0, l)} UNION ALL ${record(1, r)}), pair AS (SELECT 0 AS l, 1 AS r) ${compareSql(comparison ? [comparison] : [], 'pair')}`,
  )
  return Number(level) === 0 ? 'null' : (comparison?.levels[Number(level) - 1]?.name ?? 'none')
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
    ['email', ' Ann@Example.ORG ', 'ann@example.org'],
    ['postcode', 'TQ13 8DF', 'tq138df'],
  ] as const)('a %s %j is %j', async (kind, cell, value) => {
    expect(await normalised({ kind }, cell)).toBe(value)
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
    ['soon', null],
  ])('the birth date %j is %j', async (cell, value) => {
    expect(await normalised({ kind: 'birthDate' }, cell)).toBe(value)
  })

  it('reads 3/1/1970 as the recipe says', async () => {
    expect(await normalised({ kind: 'birthDate', dayOrder: 'monthFirst' }, '3/1/1970')).toBe('19700301')
  })
})

describe('comparison levels', () => {
  it.each([
    ['givenName', 'ann', 'ann', 'exact'],
    ['givenName', 'ann', null, 'null'],
    ['givenName', 'a', 'ann', 'initial'],
    ['givenName', 'catherine', 'katherin', 'sounds-alike'],
    ['givenName', 'ann', 'bob', 'else'],
    ['familyName', 'smithson', 'smithsen', 'jaro-winkler-92'],
    ['familyName', 'jones', 'smith jones', 'contains'],
    ['birthDate', '19700301', '19700103', 'day-month-swapped'],
    ['birthDate', '19700301', '19710301', 'one-figure-differs'],
    ['birthDate', '19700523', '19700101', 'same-year-any-day'],
    ['birthDate', '19700301', '19700317', 'two-parts-same'],
    ['birthDate', '19700316', '19700412', 'within-31-days'],
    ['birthDate', '19701231', '19690108', 'else'],
    ['postcode', 'tq138df', 'tq138dg', 'edits-1'],
    ['postcode', 'tq138df', 'tq139xx', 'same-except-last-3'],
    ['email', 'ann@one.org', 'ann@two.com', 'same-local-part'],
    ['email', 'e.e@day.com', 'ee@day.com', 'jaro-winkler-88'],
    ['phone', '7700900123', '7700900132', 'edits-1'],
    ['identifier', '7349981', '7349981', 'exact'],
  ] as const)('%s: %j and %j are on level %s', async (kind, l, r, level) => {
    expect(await levelOf(kind, l, r)).toBe(level)
    expect(await levelOf(kind, r, l)).toBe(level)
  })
})

describe('names in each other’s place', () => {
  let levels: unknown[] = []
  beforeAll(async () => {
    const comparisons = comparisonsOf({
      fields: [
        { kind: 'givenName', column: 'a' },
        { kind: 'familyName', column: 'b' },
      ],
    })
    const rows = `SELECT 0 AS rid, 'ann' AS f0, 'an' AS p0, 'lee' AS f1, 'l' AS p1 UNION ALL SELECT 1, 'lee', 'l', 'ann', 'an'`
    const [row = []] = await query(
      `WITH record AS (${rows}), pair AS (SELECT 0 AS l, 1 AS r) ${compareSql(comparisons, 'pair')}`,
    )
    levels = row.slice(2).map((level, field) => comparisons[field]?.levels[Number(level) - 1]?.name)
  })

  it('are swapped on both fields', () => expect(levels).toEqual(['swapped', 'swapped']))
})
