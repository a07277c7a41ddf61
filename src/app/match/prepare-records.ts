import {
  type BlockingKey,
  blockingKeysSql,
  dayNumberSql,
  extraWordsSql,
  type Field,
  fold,
  needsFoldingSql,
  normalisedSql,
  type Recipe,
  soundSql,
} from '../../matching/index.ts'
import type { MatchBench, SourceRows } from './ports.ts'
import type { MatchRequest } from './request.ts'
import { cellOf } from './source-check.ts'

/**
 * Lays down `record`: number, id, truth, and every field in one way of writing. Numbers are by a digest of the id, so
 * that they do not depend on the order of rows, and the first of them are a random sample.
 */
export async function prepareRecords(
  bench: MatchBench,
  source: SourceRows,
  recipe: Recipe,
  { idColumn, truthColumn }: MatchRequest,
): Promise<void> {
  const folded = await foldColumns(bench, source, recipe)
  const fields = recipe.fields.map((field, index) => `${normalisedSql(field, folded.cell(field.column))} AS f${index}`)
  const truth = truthColumn === undefined ? 'NULL' : `nullif(trim(${cellOf(source, truthColumn)}), '')`
  await bench.run(`CREATE TABLE normalised AS
    SELECT trim(${cellOf(source, idColumn)}) AS id, ${truth}::VARCHAR AS truth, ${fields.join(', ')} FROM ${folded.from}`)
  await bench.run('DROP TABLE source')
  await bench.run(`CREATE TABLE record AS
    SELECT (row_number() OVER (ORDER BY md5(id), id) - 1)::INTEGER AS rid, *${derivedSql(recipe)} FROM normalised ORDER BY rid`)
  await bench.run('DROP TABLE normalised')
}

/** Lays down every record's blocking keys. */
export async function prepareBlockingKeys(bench: MatchBench, keys: readonly BlockingKey[]): Promise<void> {
  await bench.run(`CREATE TABLE blocking_key AS ${blockingKeysSql(keys)}`)
}

/** What comparing needs beside the fields: a name's sound (`p`), a full name's further words (`x`), a date's day (`d`). */
function derivedSql({ fields }: Recipe): string {
  const parts = fields.filter(({ kind }) => kind === 'givenName' || kind === 'familyName')
  const names = parts.map((field) => `f${fields.indexOf(field)}`)
  return fields.map((field, index) => derivedOf(field, index, names)).join('')
}

function derivedOf({ kind }: Field, index: number, names: readonly string[]): string {
  if (kind === 'givenName' || kind === 'familyName') return `, ${soundSql(`f${index}`)} AS p${index}`
  if (kind === 'birthDate') return `, ${dayNumberSql(`f${index}`)} AS d${index}`
  return kind === 'fullName' ? `, ${extraWordsSql(`f${index}`, names)} AS x${index}` : ''
}

/** Brings what is not ASCII into it: distinct values once, by the one function that live records go through too. */
async function foldColumns(bench: MatchBench, source: SourceRows, recipe: Recipe) {
  const columns = [...new Set(recipe.fields.map(({ column }) => column))]
  const cells = columns.map((column) => cellOf(source, column))
  const foreign = cells.map((cell) => `SELECT ${cell} AS text FROM source WHERE ${needsFoldingSql(cell)}`)
  const texts = (await bench.rows(`SELECT DISTINCT text FROM (${foreign.join(' UNION ALL ')})`)).map(([text]) =>
    String(text),
  )
  if (texts.length === 0) return { from: 'source', cell: (column: string) => cellOf(source, column) }
  await bench.create('folded', { text: texts, ascii: texts.map(fold) })
  const joins = cells.map((cell, at) => `LEFT JOIN folded t${at} ON t${at}.text = ${cell}`)
  return {
    from: `source ${joins.join(' ')}`,
    cell: (column: string) => `coalesce(t${columns.indexOf(column)}.ascii, ${cellOf(source, column)})`,
  }
}
