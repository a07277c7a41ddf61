import type { ColumnStatistics } from './column-statistics.ts'
import { kindOfColumn } from './kind-of-column.ts'
import type { Field, FieldKind, Recipe } from './recipe.ts'

/** Why a column is not compared. */
export interface IgnoredColumn {
  readonly column: string
  readonly reason: 'empty' | 'constant' | 'all-different' | 'says-nothing' | 'repeats-others' | 'by-settings'
}

export interface InferredRecipe {
  readonly recipe: Recipe
  readonly ignored: readonly IgnoredColumn[]
}

/** A person has one of each; a second column of the kind is compared as plain text. */
export const SINGULAR: ReadonlySet<FieldKind> = new Set(['givenName', 'familyName', 'fullName', 'birthDate'])
/** What is different in every record only numbers them. */
const MAY_BE_A_KEY: ReadonlySet<FieldKind> = new Set(['identifier', 'category', 'device', 'cardToken'])
/** With fewer rows an identifier may be different in each by chance. */
const ALL_DIFFERENT_ROWS_MIN = 50
const EMPTY: ReadonlySet<string> = new Set()

/**
 * Proposes what to compare, from headers and shapes alone.
 *
 * @param repeating columns found to hold nothing that others do not hold
 */
export function inferRecipe(
  columns: readonly ColumnStatistics[],
  repeating: ReadonlySet<string> = EMPTY,
): InferredRecipe {
  const fields: Field[] = []
  const ignored: IgnoredColumn[] = []
  for (const column of columns) {
    const kind = kindOfColumn(column)
    const reason = repeating.has(column.name) ? 'repeats-others' : reasonToIgnore(column, kind)
    if (reason !== null || kind === null) ignored.push({ column: column.name, reason: reason ?? 'says-nothing' })
    else fields.push(fieldFor(column, kind, fields))
  }
  return { recipe: { fields: withNameParts(fields) }, ignored }
}

function reasonToIgnore(column: ColumnStatistics, kind: FieldKind | null): IgnoredColumn['reason'] | null {
  const { filled, distinct } = column
  if (filled === 0) return 'empty'
  if (distinct === 1) return 'constant'
  if (kind === null) return 'says-nothing'
  const isAllDifferent = distinct === filled && filled >= ALL_DIFFERENT_ROWS_MIN
  return isAllDifferent && MAY_BE_A_KEY.has(kind) ? 'all-different' : null
}

function fieldFor(
  { name, daysFirst, monthsFirst }: ColumnStatistics,
  kind: FieldKind,
  before: readonly Field[],
): Field {
  const isSecond = SINGULAR.has(kind) && before.some((field) => field.kind === kind)
  if (isSecond) return { kind: 'category', column: name }
  if (kind !== 'birthDate') return { kind, column: name }
  return { kind, column: name, dayOrder: monthsFirst > daysFirst ? 'monthFirst' : 'dayFirst' }
}

/** A full name alone is also compared by its first and last words. */
function withNameParts(fields: readonly Field[]): Field[] {
  const full = fields.find(({ kind }) => kind === 'fullName')
  const hasParts = fields.some(({ kind }) => kind === 'givenName' || kind === 'familyName')
  if (full === undefined || hasParts) return [...fields]
  return [
    { kind: 'givenName', column: full.column, part: 'first' },
    { kind: 'familyName', column: full.column, part: 'last' },
    ...fields,
  ]
}
