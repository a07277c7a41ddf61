import {
  type Cells,
  comparisonsOf,
  contentsOf,
  type CountedCell,
  type Field,
  type FieldKind,
  type IgnoredColumn,
  type InferredRecipe,
  levelWords,
  type Recognition,
  recogniseColumn,
  statisticsOf,
} from '../../../matching/index.ts'
import { proposeRecipe } from '../choose-recipe.ts'
import { numberRecords } from '../number-records.ts'
import type { MatchBench, SourceRows } from '../ports.ts'
import { cellOf } from '../source-check.ts'
import type { FilesRequest } from './ports.ts'

/** What a column holds, and what matching would make of it. Counts only, unless values were asked for. */
export interface ColumnProfile {
  readonly column: string
  /** null where it says nothing of a person, or nothing at all. */
  readonly kind: FieldKind | null
  readonly because: Recognition['because'] | null
  /** Share of records, from 0 to 1. */
  readonly filledShare: number
  readonly distinct: number
  /** Of the filled cells, the share of the most frequent one. */
  readonly mostFrequentShare: number
  /** Records whose cell is filled but says nothing: a placeholder, or what cannot be read as this kind. */
  readonly placeholderRecords: number
  /** As what it is compared, and on which levels, in words; nothing where it is ignored. */
  readonly compared: readonly { readonly kind: FieldKind; readonly levels: readonly string[] }[]
  readonly ignoredBecause: IgnoredColumn['reason'] | null
  /** Only when asked for: they may be personal. */
  readonly values?: { readonly mostFrequent: CountedCell | null; readonly placeholders: readonly CountedCell[] }
}

/** What `profileColumns` was asked for, beside the files. */
export interface ProfileOptions {
  readonly withValues: boolean
}

const VALUES_MAX = 5

/** Reads all columns that may be compared, in the files' order. */
export async function readColumns(
  bench: MatchBench,
  source: SourceRows,
  { idColumn, truthColumn }: FilesRequest,
): Promise<Map<string, Cells>> {
  const recordOf = await numberRecords(bench, source, idColumn)
  const columns = new Map<string, Cells>()
  for (const column of source.columns)
    if (column !== idColumn && column !== truthColumn)
      columns.set(column, await bench.cells('source', cellOf(source, column), recordOf))
  return columns
}

export function profileColumns(columns: ReadonlyMap<string, Cells>, { withValues }: ProfileOptions): ColumnProfile[] {
  const statistics = Array.from(columns, ([name, cells]) => statisticsOf(name, cells))
  const inferred = proposeRecipe(columns, statistics)
  return statistics.map((column) => {
    const { name, rows, filled, distinct } = column
    const { compared, field } = comparedAs(name, inferred)
    const { kind, because } = filled === 0 ? NOTHING : recogniseColumn(column)
    const { mostFrequent, sayingNothing } = contentsOf(columns.get(name) ?? { texts: [], of: new Int32Array() }, field)
    return {
      column: name,
      kind,
      because,
      filledShare: filled / Math.max(rows, 1),
      distinct,
      mostFrequentShare: (mostFrequent?.records ?? 0) / Math.max(filled, 1),
      placeholderRecords: sayingNothing.reduce((sum, { records }) => sum + records, 0),
      compared,
      ignoredBecause: inferred.ignored.find((ignored) => ignored.column === name)?.reason ?? null,
      ...(withValues ? { values: { mostFrequent, placeholders: sayingNothing.slice(0, VALUES_MAX) } } : {}),
    }
  })
}

const NOTHING = { kind: null, because: null } as const

function comparedAs(column: string, { recipe }: InferredRecipe) {
  const comparisons = comparisonsOf(recipe)
  const own = recipe.fields.flatMap((field, at) => (field.column === column ? [{ field, at }] : []))
  const compared = own.map(({ field: { kind }, at }) => ({
    kind,
    levels: comparisons[at]?.levels.map(({ name }) => levelWords(name)) ?? [],
  }))
  const whole: Field | undefined = own.at(-1)?.field
  return { compared, field: whole }
}
