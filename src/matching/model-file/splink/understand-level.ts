import type { LevelTest } from '../../compare/index.ts'
import type { PartName } from '../../records/index.ts'
import type { Column, Sql } from './sql/index.ts'

/** What is compared: of one column of both records, its value or a part of it. */
interface Operand {
  readonly column: string
  readonly part: PartName | null
}

/** @returns the column whose silence the condition is; several joined by AND; null where it is another condition */
export function silenceOf(sql: Sql): string[] | null {
  if (sql.kind === 'and') {
    const each = sql.all.map(silenceOf)
    return each.includes(null) ? null : each.flatMap((columns) => columns ?? [])
  }
  if (sql.kind !== 'or' || sql.all.length !== 2) return null
  const [a, b] = sql.all.map((side) => (side.kind === 'isNull' && side.of.kind === 'column' ? side.of : null))
  return a != null && b != null && areBothSides(a, b) ? [a.name] : null
}

/** @param fieldOf a column. @returns null where the condition is none that our levels have */
export function levelTestOf(sql: Sql, fieldOf: (column: string) => number): LevelTest | null {
  switch (sql.kind) {
    case 'compare':
      return comparisonTest(sql, fieldOf)
    case 'and':
      return swappedTest(sql.all, fieldOf) ?? combined('all', sql.all, fieldOf)
    case 'or':
      return combined('any', sql.all, fieldOf)
    default:
      return null
  }
}

function combined(by: 'all' | 'any', parts: readonly Sql[], fieldOf: (column: string) => number): LevelTest | null {
  const tests = parts.map((part) => levelTestOf(part, fieldOf))
  return tests.includes(null) ? null : { by, tests: tests.flatMap((test) => test ?? []) }
}

type Compare = Sql & { readonly kind: 'compare' }

function comparisonTest(sql: Compare, fieldOf: (column: string) => number): LevelTest | null {
  const equal = sql.sign === '=' ? operandOf(sql.left, sql.right) : null
  if (equal !== null) return on(equal, equal.part === null ? { by: 'equal' } : samePart(equal.part), fieldOf)
  const { left, right, sign } = sql
  if (left.kind !== 'call' || right.kind !== 'literal' || typeof right.value !== 'number') return null
  const [a, b, ...rest] = left.args
  const operand = a === undefined || b === undefined || rest.length > 0 ? null : operandOf(a, b)
  if (operand === null) return null
  const test = boundedTest(left.name, sign, right.value, operand.part)
  return test === null ? null : on(operand, test, fieldOf)
}

function samePart(part: PartName): LevelTest {
  return { by: 'samePart', part }
}

function boundedTest(name: string, sign: string, bound: number, part: PartName | null): LevelTest | null {
  if (sign === '>=' && (name === 'jaro_winkler_similarity' || name === 'jaro_winkler'))
    return part === null ? { by: 'jaroWinkler', min: bound } : { by: 'jaroWinkler', min: bound, part }
  if (sign !== '<=' || part !== null) return null
  if (name === 'levenshtein') return { by: 'levenshtein', max: bound }
  return name === 'damerau_levenshtein' ? { by: 'damerauLevenshtein', max: bound } : null
}

/** What is said of a column counts where both records say something there, whatever comparison it stands in. */
function on({ column }: Operand, test: LevelTest, fieldOf: (column: string) => number): LevelTest {
  return { by: 'on', field: fieldOf(column), test }
}

/** @returns null unless both sides say the same of the same column, one of each record */
export function operandOf(left: Sql, right: Sql): Operand | null {
  const [a, b] = [partOf(left), partOf(right)]
  if (a === null || b === null || a.part !== b.part || !areBothSides(a.column, b.column)) return null
  return { column: a.column.name, part: a.part }
}

function partOf(sql: Sql): { readonly column: Column; readonly part: PartName | null } | null {
  if (sql.kind === 'column') return { column: sql, part: null }
  if (sql.kind !== 'call') return null
  const inner = sql.name === 'nullif' && isEmptyText(sql.args[1]) ? sql.args[0] : sql
  if (inner?.kind !== 'call') return null
  const [of, ...args] = inner.args.map((arg) => (arg.kind === 'literal' ? arg.value : arg))
  if (typeof of !== 'object' || of.kind !== 'column') return null
  const part = inner === sql ? beginning(inner.name, args) : localPart(inner.name, args)
  return part === null ? null : { column: of, part }
}

function isEmptyText(sql: Sql | undefined): boolean {
  return sql?.kind === 'literal' && sql.value === ''
}

const BEGINNINGS: readonly PartName[] = ['begin-1', 'begin-2', 'begin-3', 'begin-4', 'begin-5', 'begin-6']

function beginning(name: string, [from, letters]: readonly unknown[]): PartName | null {
  const isBeginning = (name === 'substr' || name === 'substring') && from === 1
  return isBeginning ? (BEGINNINGS.find((part) => part === `begin-${letters}`) ?? null) : null
}

/** Up to the sign of an e-mail address, as Splink writes it. */
function localPart(name: string, [pattern, group]: readonly unknown[]): PartName | null {
  return name === 'regexp_extract' && pattern === '^[^@]+' && group === 0 ? 'local-part' : null
}

/** Whether each record has in one column what the other has in another. */
function swappedTest([first, second, ...rest]: readonly Sql[], fieldOf: (column: string) => number): LevelTest | null {
  const [a, b] = [acrossColumns(first), acrossColumns(second)]
  if (a === null || b === null || rest.length > 0) return null
  const isMirrored = a.l === b.r && a.r === b.l
  return isMirrored ? on({ column: a.l, part: null }, { by: 'swapped', with: fieldOf(a.r) }, fieldOf) : null
}

/** @returns the left record's column and the right one's, which must be equal */
function acrossColumns(sql: Sql | undefined): { readonly l: string; readonly r: string } | null {
  if (sql?.kind !== 'compare' || sql.sign !== '=') return null
  const sides = [sql.left, sql.right].filter((side) => side.kind === 'column')
  const [l, r] = [sides.find(({ side }) => side === 'l'), sides.find(({ side }) => side === 'r')]
  return l === undefined || r === undefined || l.name === r.name ? null : { l: l.name, r: r.name }
}

function areBothSides(a: Column, b: Column): boolean {
  return a.name === b.name && a.side !== b.side
}
