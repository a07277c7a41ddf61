import type { FieldColumn } from '../records/index.ts'
import { isAmong, sharedWords } from './kernels/overlap.ts'
import { sameText } from './kernels/texts.ts'
import type { PairTest } from './pair-test.ts'
import { columnOf, type Sides } from './sides.ts'

/** Whether each has in this field what the other has in that one. */
export function swapped({ left, right, leftTable, rightTable }: Sides, field: number): PairTest {
  const [leftOther, rightOther] = [columnOf(leftTable, field), columnOf(rightTable, field)]
  return (a, b, i, j) => holds(rightOther, j, left, a) && holds(leftOther, i, right, b)
}

/** Whether either has in this field what the other has in that one. */
export function inField({ left, right, leftTable, rightTable }: Sides, field: number): PairTest {
  const [leftOther, rightOther] = [columnOf(leftTable, field), columnOf(rightTable, field)]
  return (a, b, i, j) => holds(rightOther, j, left, a) || holds(leftOther, i, right, b)
}

/** Whether either has in this field one of the other's further words. */
export function inFurtherWords({ left, right, leftTable, rightTable }: Sides): PairTest {
  const [leftWords, rightWords] = [leftTable.furtherWords, rightTable.furtherWords]
  if (leftWords === null || rightWords === null) return () => false
  return (a, b, i, j) =>
    isAmong(left.texts, a, rightWords, j, right.texts) || isAmong(right.texts, b, leftWords, i, left.texts)
}

export function sharesFurtherWords({ left, right, leftTable, rightTable }: Sides, min: number): PairTest {
  const [leftWords, rightWords] = [leftTable.furtherWords, rightTable.furtherWords]
  if (leftWords === null || rightWords === null) return () => false
  return (_a, _b, i, j) => sharedWords(leftWords, i, left.texts, rightWords, j, right.texts) >= min
}

function holds(column: FieldColumn, record: number, { texts }: FieldColumn, value: number): boolean {
  const held = column.of[record] ?? -1
  return held >= 0 && sameText(column.texts, held, texts, value)
}
