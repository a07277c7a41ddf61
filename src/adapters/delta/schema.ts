import type { ColumnType, LakeColumn, LakeTable, PrimitiveType } from '../../projections/lake/index.ts'

interface StructField {
  readonly name: string
  readonly type: unknown
  readonly nullable: boolean
  readonly metadata: Readonly<Record<string, string>>
}

interface StructType {
  readonly type: 'struct'
  readonly fields: readonly StructField[]
}

/** @returns the schema as Delta keeps it, with what each column means as its comment */
export function schemaStringOf({ columns }: Pick<LakeTable, 'columns'>): string {
  return JSON.stringify(structOf(columns.map(fieldOf)))
}

/**
 * Adds the columns that the table lacks; those that it has stay, in their order.
 *
 * @returns null when it lacks none
 */
export function withColumnsOf(schemaString: string, { columns }: Pick<LakeTable, 'columns'>): string | null {
  const { fields } = JSON.parse(schemaString) as StructType
  const known = new Set(fields.map(({ name }) => name))
  const lacking = columns.filter(({ name }) => !known.has(name))
  return lacking.length === 0 ? null : JSON.stringify(structOf([...fields, ...lacking.map(fieldOf)]))
}

function structOf(fields: readonly StructField[]): StructType {
  return { type: 'struct', fields }
}

function fieldOf({ name, type, description }: LakeColumn): StructField {
  return { name, type: typeOf(type), nullable: true, metadata: { comment: description } }
}

function typeOf(type: ColumnType): unknown {
  if (typeof type === 'string') return type
  const elementType = typeof type.list === 'string' ? type.list : structOf(Object.entries(type.list).map(plainField))
  return { type: 'array', elementType, containsNull: true }
}

function plainField([name, type]: [string, PrimitiveType]): StructField {
  return { name, type, nullable: true, metadata: {} }
}
