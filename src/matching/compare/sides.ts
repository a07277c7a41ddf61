import type { FieldColumn, Part, PartName, RecordTable } from '../records/index.ts'

/** One field of two tables, or twice of one: whose records are compared. */
export interface Sides {
  readonly left: FieldColumn
  readonly right: FieldColumn
  readonly leftTable: RecordTable
  readonly rightTable: RecordTable
}

export function sidesOf(leftTable: RecordTable, rightTable: RecordTable, field: number): Sides {
  return { left: columnOf(leftTable, field), right: columnOf(rightTable, field), leftTable, rightTable }
}

/** @throws RangeError when the table was made by a recipe without that field */
export function columnOf({ fields }: RecordTable, field: number): FieldColumn {
  const column = fields[field]
  if (column === undefined) throw new RangeError(`The table has no field ${field}; it has ${fields.length}`)
  return column
}

/** @throws RangeError when the field's kind has no such part */
export function partIn({ parts }: FieldColumn, name: PartName): Part {
  const part = parts[name]
  if (part === undefined) throw new RangeError(`The field has no ${name}; it has ${Object.keys(parts).join(', ')}`)
  return part
}
