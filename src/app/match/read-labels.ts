import { labelsLackColumn, labelsSayNothing, labelsUnusable } from './match-errors.ts'
import type { MatchBench, SourceRows } from './ports.ts'
import type { Verdict } from './request.ts'

/** What the column is called that says whether two records are one person. */
const ANSWER_COLUMNS = ['is_match', 'same']
const YES = "('1', '1.0', 'true', 't', 'yes', 'y')"
const NO = "('0', '0.0', 'false', 'f', 'no', 'n')"

/**
 * Reads pairs that somebody labelled: `id_l`, `id_r`, and `is_match` or `same` with yes or no, true or false, 1 or 0.
 *
 * @throws SelfsameError NOT_FOUND or BAD_REQUEST when the file cannot be read, lacks a column, has no rows, or has one
 * that is no label: an unfinished file would teach something else than is meant
 */
export async function readLabels(bench: MatchBench, path: string): Promise<Verdict[]> {
  const source = await bench.read([path])
  const [a, b] = [idCell(source, 'id_l'), idCell(source, 'id_r')]
  const { name, sql: same } = answerCell(source)
  if (source.rows + source.unreadable === 0) throw labelsSayNothing()
  const rows = await bench.rows(
    `SELECT ${a}, ${b}, ${same} FROM source WHERE ${a} <> ${b} AND ${same} IS NOT NULL ORDER BY ALL`,
  )
  await bench.run('DROP TABLE source')
  const unusable = source.rows + source.unreadable - rows.length
  if (unusable > 0) throw labelsUnusable(unusable, name)
  return rows.map(([left, right, isSame]) => ({ a: String(left), b: String(right), isSame: isSame === true }))
}

function idCell(source: SourceRows, name: string): string {
  return `nullif(trim(c${placeOf(source, [name])}), '')`
}

/** @returns SQL that gives TRUE, FALSE, or NULL where nothing is said */
function answerCell(source: SourceRows): { readonly name: string; readonly sql: string } {
  const at = placeOf(source, ANSWER_COLUMNS)
  const text = `lower(trim(c${at}))`
  return {
    name: source.columns[at] ?? '',
    sql: `CASE WHEN ${text} IN ${YES} THEN TRUE WHEN ${text} IN ${NO} THEN FALSE END`,
  }
}

function placeOf({ columns }: SourceRows, names: readonly string[]): number {
  const at = columns.findIndex((column) => names.includes(column.trim().toLowerCase()))
  if (at < 0) throw labelsLackColumn(names, columns)
  return at
}
