import { type BlockingRule, keyColumnsOf } from '../../block/index.ts'
import { recordTable } from '../../records/index.ts'
import type { Recipe } from '../../recipe/index.ts'
import type { ImportedFields } from './imported-fields.ts'
import { parseCondition, type Sql } from './sql/index.ts'
import { operandOf } from './understand-level.ts'

/** Splink compares all records of a block, however many. */
const NO_LIMIT = 0x7fffffff

/** A key by name, as `keyColumnsOf` has it. */
type KeyName = string

/** @returns the names of a rule's keys; null where it is no conjunction of equal columns or their beginnings */
export function keyNamesOf(rule: string, fields: ImportedFields): KeyName[] | null {
  const sql = parseCondition(rule)
  if (sql === null) return null
  const names = (sql.kind === 'and' ? sql.all : [sql]).map((part) => keyNameOf(part, fields))
  return names.includes(null) ? null : names.flatMap((name) => name ?? [])
}

function keyNameOf(sql: Sql, fields: ImportedFields): KeyName | null {
  if (sql.kind !== 'compare' || sql.sign !== '=') return null
  const operand = operandOf(sql.left, sql.right)
  return operand === null ? null : `f${fields.of(operand.column)} ${operand.part ?? 'value'}`
}

export function rulesOf(recipe: Recipe, rules: readonly (readonly KeyName[])[]): BlockingRule[] {
  const none = recordTable(recipe, 0, () => ({ texts: [], of: new Int32Array() }))
  const known = keyColumnsOf(recipe, none).map(({ name }) => name)
  return rules.map((names) => ({ keys: names.map((name) => known.indexOf(name)), blockRecordsMax: NO_LIMIT }))
}
