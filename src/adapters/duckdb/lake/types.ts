import type { ColumnType, LakeColumn, PrimitiveType } from '../../../projections/lake/index.ts'

const TYPES: Readonly<Record<PrimitiveType, string>> = {
  string: 'VARCHAR',
  integer: 'INTEGER',
  long: 'BIGINT',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP WITH TIME ZONE',
}

/** @returns the SQL type of a column */
export function sqlType(type: ColumnType): string {
  if (typeof type === 'string') return TYPES[type]
  if (typeof type.list === 'string') return `${TYPES[type.list]}[]`
  const fields = Object.entries(type.list).map(([name, field]) => `${quoted(name)} ${TYPES[field]}`)
  return `STRUCT(${fields.join(', ')})[]`
}

/** @returns the columns as `read_json` and `read_parquet` take them: `{'seq': 'BIGINT', …}` */
export function sqlColumns(columns: readonly LakeColumn[]): string {
  return `{${columns.map(({ name, type }) => `'${name}': '${sqlType(type)}'`).join(', ')}}`
}

/** @returns an identifier of SQL */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
