import { normalised } from '../normalise/index.ts'
import type { Field, FieldKind } from '../recipe/index.ts'
import { cellCounts, type Cells } from './cells.ts'

/** Fields whose values belong to one or to a few people. */
const INDIVIDUAL: ReadonlySet<FieldKind> = new Set(['birthDate', 'email', 'phone', 'identifier'])
/** The most frequent cells: a stopgap is among them, or does no harm. */
const CELLS_MAX = 500
/** However a field's values are spread, few of them stand out from the one of this rank … */
const RANK = 20
/** … so many times. */
const TIMES_MIN = 10

/**
 * Values that stand for nothing, written because something had to be: they occur far more often than any value does
 * that belongs to somebody.
 *
 * @returns them in their one way of writing, in alphabetical order
 */
export function stopgapsOf(field: Field, cells: Cells): string[] {
  if (!INDIVIDUAL.has(field.kind)) return []
  const counts = new Map<string, number>()
  for (const { cell, count } of mostFrequent(cells)) {
    const value = normalised(field, cells.texts[cell] ?? '')
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + count)
  }
  const usual = [...counts.values()].toSorted((a, b) => b - a)[RANK - 1] ?? Infinity
  return [...counts].flatMap(([value, count]) => (count >= usual * TIMES_MIN ? [value] : [])).toSorted()
}

function mostFrequent(cells: Cells) {
  return Array.from(cellCounts(cells), (count, cell) => ({ cell, count }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, CELLS_MAX)
}
