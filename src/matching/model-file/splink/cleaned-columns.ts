import type { TextKeyColumn } from '../../block/index.ts'
import { NO_DAY } from '../../records/days.ts'
import { type RecordTable, textAt, type Texts } from '../../records/index.ts'
import type { MatchModel } from '../match-model.ts'
import type { ColumnSource } from './column-names.ts'
import type { SplinkExport } from './export-settings.ts'

/** By record; null where it says nothing. */
type CleanedValues =
  | { readonly type: 'text'; readonly values: readonly (string | null)[] }
  | { readonly type: 'words'; readonly values: readonly (readonly string[] | null)[] }
  | { readonly type: 'number'; readonly values: readonly (number | null)[] }

export type CleanedColumn = CleanedValues & { readonly name: string }

/** What cleaned columns are made of. */
export interface CleanedRecords {
  readonly table: RecordTable
  readonly keyColumns: readonly TextKeyColumn[]
  readonly blockingRules: MatchModel['blockingRules']
  /** By field, then by record: the logarithm of the share of records that hold its value. */
  readonly lnFrequency: readonly Float64Array[]
}

/** The records as exported settings expect them, `unique_id` aside. */
export function cleanedColumns(exported: SplinkExport, records: CleanedRecords): CleanedColumn[] {
  const { columns, frequencyColumns, rules } = exported
  const sources = columns.map((source) => ({ name: source.name, ...valuesOf(source, records) }))
  const frequencies = columns.flatMap((source) =>
    frequencyColumns.includes(source.name) ? [frequencyColumn(source, records)] : [],
  )
  return [...sources, ...frequencies, ...rules.map(({ name }, at) => ruleColumn(name, at, records))]
}

function valuesOf({ field, content }: ColumnSource, { table }: CleanedRecords): CleanedValues {
  const column = table.fields[field]
  if (column === undefined) throw new RangeError(`The table has no field ${field}`)
  const { of, texts, parts, days } = column
  const values = Array.from(of)
  if (content === 'words')
    return { type: 'words', values: values.map((_, record) => furtherWords(table, texts, record)) }
  if (content === 'day') return { type: 'number', values: values.map((value) => dayOf(days, value)) }
  const part = content === 'value' ? null : parts[content]
  const numbers = part == null ? values : values.map((value) => (value < 0 ? -1 : (part.of[value] ?? -1)))
  return { type: 'text', values: numbers.map((number) => textOf(part?.texts ?? texts, number)) }
}

function textOf(texts: Texts, number: number): string | null {
  return number < 0 ? null : textAt(texts, number)
}

function dayOf(days: Int32Array | null, value: number): number | null {
  const day = value < 0 ? NO_DAY : (days?.[value] ?? NO_DAY)
  return day === NO_DAY ? null : day
}

/** @returns null where the full name says nothing further */
function furtherWords({ furtherWords: words }: RecordTable, texts: Texts, record: number): string[] | null {
  const of = words?.of.subarray(words.starts[record], words.starts[record + 1]) ?? []
  return of.length === 0 ? null : Array.from(of, (word) => textAt(texts, word))
}

function frequencyColumn({ name, field }: ColumnSource, { table, lnFrequency }: CleanedRecords): CleanedColumn {
  const of = table.fields[field]?.of ?? []
  const values = Array.from(of, (value, record) => (value < 0 ? null : Math.exp(lnFrequency[field]?.[record] ?? 0)))
  return { name: `tf_${name}`, type: 'number', values }
}

/** What a rule's keys say, together; null too where more records say so than the rule allows. */
function ruleColumn(name: string, at: number, { blockingRules, keyColumns, table }: CleanedRecords): CleanedColumn {
  const { keys = [], blockRecordsMax = 0 } = blockingRules[at] ?? {}
  const blocks = Array.from({ length: table.records }, (_, record) => blockOf(keys, keyColumns, record))
  const sizes = new Map<string | null, number>()
  for (const block of blocks) sizes.set(block, (sizes.get(block) ?? 0) + 1)
  return {
    name,
    type: 'text',
    values: blocks.map((block) => ((sizes.get(block) ?? 0) > blockRecordsMax ? null : block)),
  }
}

/** @returns null where the record lacks one of the keys */
function blockOf(keys: readonly number[], columns: readonly TextKeyColumn[], record: number): string | null {
  const texts = keys.map((key) => columns[key]?.textOf(record) ?? null)
  return texts.includes(null) ? null : texts.map((text) => JSON.stringify(text)).join()
}
