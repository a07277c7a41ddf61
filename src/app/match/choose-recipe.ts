import {
  type Cells,
  type ColumnStatistics,
  copiesOf,
  firstCells,
  type InferredRecipe,
  inferRecipe,
  isBehaviour,
  isCopy,
  kindOfColumn,
  recordTable,
  statisticsOf,
  stopgapsOf,
} from '../../matching/index.ts'
import { nothingToCompare } from './match-errors.ts'

/** So many records show whether a name repeats others. */
const SAMPLE_RECORDS = 5_000
/** A full name that holds no further word in so many rows only repeats the others. */
const REPEATING_SHARE_MIN = 0.95

/** Looks at columns by name. @throws SelfsameError BAD_REQUEST when none can be compared */
export function chooseRecipe(columns: ReadonlyMap<string, Cells>): InferredRecipe {
  const inferred = proposeRecipe(
    columns,
    Array.from(columns, ([name, cells]) => statisticsOf(name, cells)),
  )
  const { recipe, ignored } = inferred
  const weak = recipe.fields.filter(({ kind }) => isBehaviour(kind))
  if (weak.length === recipe.fields.length)
    throw nothingToCompare([...ignored, ...weak.map(({ column }) => ({ column, reason: 'what people do' }))])
  return inferred
}

/** What records say that say the same over and over is frequent, and stands for somebody all the same. */
function withoutCopies(columns: ReadonlyMap<string, Cells>, compared: ReadonlySet<string>): Map<string, Cells> {
  const cells = [...columns].filter(([name]) => compared.has(name))
  const telling = cells.map(([, column]) => column).toSorted((a, b) => b.texts.length - a.texts.length)
  const { first } = copiesOf(
    telling[0]?.of.length ?? 0,
    telling.map(({ of }) => of),
  )
  return new Map(
    cells.map(([name, { texts, of }]) => [
      name,
      { texts, of: of.map((cell, record) => (isCopy(first, record) ? -1 : cell)) },
    ]),
  )
}

/** @param statistics of all the columns. @returns without fields when none can be compared */
export function proposeRecipe(
  columns: ReadonlyMap<string, Cells>,
  statistics: readonly ColumnStatistics[],
): InferredRecipe {
  const inferred = inferRecipe(statistics, repeatingNames(columns, statistics))
  const compared = withoutCopies(columns, new Set(inferred.recipe.fields.map(({ column }) => column)))
  const fields = inferred.recipe.fields.map((field) => {
    const stopgaps = stopgapsOf(field, compared.get(field.column) ?? { texts: [], of: new Int32Array() })
    return stopgaps.length === 0 ? field : { ...field, stopgaps }
  })
  return { ...inferred, recipe: { fields } }
}

/** Full names that are put together from the other name columns. */
function repeatingNames(
  columns: ReadonlyMap<string, Cells>,
  statistics: readonly ColumnStatistics[],
): ReadonlySet<string> {
  const kinds = statistics
    .filter(({ filled }) => filled > 0)
    .map((column) => ({ column: column.name, kind: kindOfColumn(column) }))
  const columnOf = (kind: string) => kinds.find((column) => column.kind === kind)?.column
  const [given, family] = [columnOf('givenName'), columnOf('familyName')]
  if (given === undefined || family === undefined) return new Set()
  const full = kinds.filter(({ kind }) => kind === 'fullName').map(({ column }) => column)
  return new Set(full.filter((column) => repeatingShare(columns, given, family, column) >= REPEATING_SHARE_MIN))
}

/** @returns of the records that have a full name, the share whose full name says nothing further */
function repeatingShare(columns: ReadonlyMap<string, Cells>, given: string, family: string, full: string): number {
  const recipe = {
    fields: [
      { kind: 'givenName' as const, column: given },
      { kind: 'familyName' as const, column: family },
      { kind: 'fullName' as const, column: full },
    ],
  }
  const sampleOf = (name: string) =>
    firstCells(columns.get(name) ?? { texts: [], of: new Int32Array() }, SAMPLE_RECORDS)
  const { fields, furtherWords } = recordTable(recipe, sampleOf(full).of.length, sampleOf)
  const named = Array.from(fields[2]?.of ?? []).flatMap((name, record) => (name < 0 ? [] : [record]))
  const starts = furtherWords?.starts ?? new Int32Array()
  return named.filter((record) => starts[record] === starts[record + 1]).length / Math.max(named.length, 1)
}
