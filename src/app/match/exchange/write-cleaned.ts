import { cleanedColumns, type CleanedColumn, exportToSplink, type MatchModel } from '../../../matching/index.ts'
import type { MatchBench, TableColumn } from '../ports.ts'
import { prepare } from '../prepare.ts'
import { checkSource } from '../source-check.ts'
import { lnFrequenciesOf } from '../term-frequencies.ts'
import type { CleanRequest } from './requests.ts'

/** Stands between words; words have none in them. */
const SEPARATOR = ' '

export async function writeCleaned(
  bench: MatchBench,
  { paths, idColumn, outPath, signal }: CleanRequest,
  model: MatchModel,
): Promise<{ readonly records: number }> {
  const source = await bench.read(paths)
  await checkSource(bench, source, { paths, idColumn })
  signal?.throwIfAborted()
  const given = { model, settings: null }
  const { table, terms, keyColumns, records } = await prepare(bench, source, { paths, idColumn }, given)
  const lnFrequency = lnFrequenciesOf(table, terms)
  const exported = exportToSplink(model, 'duckdb')
  const cleaned = cleanedColumns(exported, { table, keyColumns, blockingRules: model.blockingRules, lnFrequency })
  signal?.throwIfAborted()
  await bench.create('cleaned', {
    rid: Int32Array.from({ length: records }, (_, record) => record),
    ...Object.fromEntries(cleaned.map((column) => [column.name, tableColumn(column)])),
  })
  await bench.writeParquet(
    `SELECT record.id AS unique_id, ${cleaned.map(selected).join(', ')}
      FROM cleaned JOIN record ON record.rid = cleaned.rid ORDER BY cleaned.rid`,
    outPath,
  )
  return { records }
}

function tableColumn({ type, values }: CleanedColumn): TableColumn {
  switch (type) {
    case 'text':
      return values
    case 'words':
      return values.map((words) => words?.join(SEPARATOR) ?? null)
    case 'number':
      return Float64Array.from(values, (number) => number ?? NaN)
  }
}

function selected({ name, type }: CleanedColumn): string {
  if (type === 'words') return `string_split(${name}, '${SEPARATOR}') AS ${name}`
  return type === 'number' ? `CASE WHEN isnan(${name}) THEN NULL ELSE ${name} END AS ${name}` : name
}
