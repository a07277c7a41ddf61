import { identifierSql, textSql } from '../sql.ts'

/** What a column's cells look like: counts only, no values. */
export interface ColumnStatistics {
  readonly name: string
  readonly rows: number
  readonly filled: number
  readonly distinct: number
  readonly emails: number
  readonly dates: number
  /** Dates in figures with the year last, whose first or second figure can be no month. */
  readonly daysFirst: number
  readonly monthsFirst: number
  /** Figures only. */
  readonly numbers: number
  readonly meanLength: number
}

const DATE_SHAPES = [
  String.raw`(1[6-9]|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])`,
  String.raw`\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}([T ].*)?`,
  String.raw`\d{1,2}[-/. ]\d{1,2}[-/. ](\d{4}|\d{2})`,
  String.raw`\d{1,2}[a-z]{0,2}[- ]?[A-Za-z]{3,9}[-, ]+\d{2,4}`,
  String.raw`[A-Za-z]{3,9} \d{1,2}[a-z]{0,2},? \d{4}`,
]
const YEAR_LAST = String.raw`(\d{1,2})[-/. ](\d{1,2})[-/. ]\d{2,4}`

/** SQL: one row of counts for a column of a table, in the order of `statisticsOf`. */
export function statisticsSql(table: string, column: string): string {
  const cell = `trim(${identifierSql(column)})`
  return `SELECT count(*)::DOUBLE, count(v)::DOUBLE, count(DISTINCT v)::DOUBLE,
    ${matching(String.raw`[^@\s]+@[^@\s]+`)}, ${matching(`(${DATE_SHAPES.join('|')})`)},
    ${figure(1)}, ${figure(2)}, ${matching(String.raw`\d+`)}, coalesce(avg(length(v)), 0)::DOUBLE
    FROM (SELECT nullif(${cell}, '') AS v FROM ${table})`
}

function matching(shape: string): string {
  return `count(*) FILTER (regexp_full_match(v, ${textSql(shape)}))::DOUBLE`
}

/** Rows whose first or second figure is no month. */
function figure(group: 1 | 2): string {
  return `count(*) FILTER (try_cast(regexp_extract(v, ${textSql(`^${YEAR_LAST}$`)}, ${group}) AS INT) > 12)::DOUBLE`
}

/** @param row as `statisticsSql` gives it */
export function statisticsOf(name: string, row: readonly unknown[]): ColumnStatistics {
  const at = (index: number) => Number(row[index])
  return {
    name,
    rows: at(0),
    filled: at(1),
    distinct: at(2),
    emails: at(3),
    dates: at(4),
    daysFirst: at(5),
    monthsFirst: at(6),
    numbers: at(7),
    meanLength: at(8),
  }
}
