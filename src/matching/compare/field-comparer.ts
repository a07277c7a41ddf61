import type { RecordTable } from '../records/index.ts'
import type { Comparison } from './comparison.ts'
import { hasWords } from './kernels/overlap.ts'
import { pairTest } from './pair-test.ts'
import { columnOf, sidesOf } from './sides.ts'

/** Pairs of records: `l` of the left table, `r` of the right one. */
export interface PairNumbers {
  readonly l: Int32Array
  readonly r: Int32Array
}

/** @returns the level of a record of the left table and one of the right; 0 where either says nothing */
export type FieldComparer = (i: number, j: number) => number

/** Both tables may be the same. They were made by the recipe that the comparison is of. */
export function fieldComparer(
  comparison: Comparison,
  field: number,
  leftTable: RecordTable,
  rightTable: RecordTable,
): FieldComparer {
  const sides = sidesOf(leftTable, rightTable, field)
  const tests = comparison.levels.flatMap(({ test }) => (test === null ? [] : [pairTest(test, sides)]))
  const saysNothing = silence(comparison, leftTable, rightTable)
  const needsBoth = comparison.silentFields === undefined
  const [of, others] = [sides.left.of, sides.right.of]
  return (i, j) => {
    const [a, b] = [of[i] ?? -1, others[j] ?? -1]
    if ((needsBoth && (a < 0 || b < 0)) || saysNothing?.(i, j) === true) return 0
    for (let at = 0; at < tests.length; at++) if (tests[at]?.(a, b, i, j) === true) return at + 1
    return tests.length + 1
  }
}

/** What else makes a comparison silent. A full name says only what its further words say. */
function silence(
  { kind, hasExactLevel, silentFields }: Comparison,
  leftTable: RecordTable,
  rightTable: RecordTable,
): ((i: number, j: number) => boolean) | null {
  if (silentFields !== undefined) return silenceOfAll(silentFields, leftTable, rightTable)
  const [left, right] = [leftTable.furtherWords, rightTable.furtherWords]
  if (kind !== 'fullName' || hasExactLevel || left === null || right === null) return null
  return (i, j) => !hasWords(left, i) || !hasWords(right, j)
}

function silenceOfAll(fields: readonly number[], leftTable: RecordTable, rightTable: RecordTable) {
  const columns = fields.map((field) => [columnOf(leftTable, field).of, columnOf(rightTable, field).of] as const)
  return (i: number, j: number) => columns.every(([l, r]) => (l[i] ?? -1) < 0 || (r[j] ?? -1) < 0)
}

/** Writes the levels of pairs from one place to before another. @param levels by field, then by pair */
export function compareSlice(
  comparisons: readonly Comparison[],
  [left, right]: readonly [left: RecordTable, right: RecordTable],
  { l, r }: PairNumbers,
  [from, to]: readonly [from: number, to: number],
  levels: readonly Uint8Array[],
): void {
  comparisons.forEach((comparison, field) => {
    const compare = fieldComparer(comparison, field, left, right)
    const target = levels[field]
    if (target === undefined) return
    for (let pair = from; pair < to; pair++) target[pair] = compare(l[pair] ?? 0, r[pair] ?? 0)
  })
}
