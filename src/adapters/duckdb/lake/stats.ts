import type { LakeColumn, LakeTable } from '../../../projections/lake/index.ts'
import { quoted } from './types.ts'

/** Texts longer than this are no bounds: what is left out says nothing. */
const TEXT_LENGTH_MAX = 256

/** @returns a query of a Parquet file's rows, and of each column with bounds its least and greatest value and its values */
export function statsSql(table: LakeTable, columns: readonly LakeColumn[], file: string): string {
  const parts = bounded(table, columns).flatMap((column) => {
    const name = quoted(column.name)
    return [bound(`min(${name})`, column), bound(`max(${name})`, column), `count(${name})`]
  })
  return `SELECT ${['count(*)', ...parts].join(', ')} FROM read_parquet(${file})`
}

/** @param values as `statsSql` answers @returns `stats`: as Delta keeps them, JSON */
export function statsOf(
  table: LakeTable,
  columns: readonly LakeColumn[],
  [count, ...values]: readonly unknown[],
): { numRecords: number; stats: string } {
  const numRecords = Number(count)
  const minValues: Record<string, unknown> = {}
  const maxValues: Record<string, unknown> = {}
  const nullCount: Record<string, number> = {}
  for (const [at, column] of bounded(table, columns).entries()) {
    const [min, max, there] = values.slice(at * 3, at * 3 + 3)
    if (isBound(min) && isBound(max)) {
      minValues[column.name] = valueOf(min, column)
      maxValues[column.name] = valueOf(max, column)
    }
    nullCount[column.name] = numRecords - Number(there)
  }
  return { numRecords, stats: JSON.stringify({ numRecords, minValues, maxValues, nullCount }) }
}

/** Numbers, instants, and the texts by which rows lie. */
function bounded({ clusterBy }: LakeTable, columns: readonly LakeColumn[]): LakeColumn[] {
  return columns.filter(
    ({ name, type }) =>
      ['integer', 'long', 'double', 'timestamp'].includes(String(type)) ||
      (type === 'string' && clusterBy.includes(name)),
  )
}

function bound(sql: string, { type }: LakeColumn): string {
  return type === 'timestamp' ? `strftime(${sql} AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S.%gZ')` : sql
}

function isBound(value: unknown): boolean {
  return value !== null && String(value).length <= TEXT_LENGTH_MAX
}

function valueOf(value: unknown, { type }: LakeColumn): unknown {
  return type === 'integer' || type === 'long' || type === 'double' ? Number(value) : value
}
