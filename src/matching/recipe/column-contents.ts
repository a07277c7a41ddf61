import { normalised } from '../normalise/index.ts'
import { cellCounts, type Cells } from '../records/cells.ts'
import type { Field } from './recipe.ts'

/** A cell as it is written. It may hold what is personal. */
export interface CountedCell {
  readonly text: string
  readonly records: number
}

/** What stands in a column's cells beside good values. */
export interface ColumnContents {
  /** The cell that most records hold; null where all are empty. */
  readonly mostFrequent: CountedCell | null
  /** Cells that are filled but say nothing as this field: placeholders, and what cannot be read. Most frequent first. */
  readonly sayingNothing: readonly CountedCell[]
}

/** @param field how the column is read; as plain text when left out */
export function contentsOf(cells: Cells, field: Field = { kind: 'category', column: '' }): ColumnContents {
  const counts = cellCounts(cells)
  const filled = cells.texts
    .map((text, at) => ({ text, records: counts[at] ?? 0 }))
    .filter(({ text, records }) => text.trim() !== '' && records > 0)
    .toSorted((a, b) => b.records - a.records || (a.text < b.text ? -1 : 1))
  return {
    mostFrequent: filled[0] ?? null,
    sayingNothing: filled.filter(({ text }) => normalised(field, text) === null),
  }
}
