import { isDeepStrictEqual } from 'node:util'
import {
  type Cells,
  type Comparison,
  comparisonsIn,
  comparisonsBy,
  comparisonsOf,
  type Copies,
  copiesOf,
  fixedBy,
  type FixedProbabilities,
  type InferredRecipe,
  keyColumnsOf,
  keysWithoutCopies,
  type MatchModel,
  type MatchSettings,
  NOTHING_FIXED,
  parseSettings,
  recipeIn,
  type Recipe,
  recordTable,
  type RecordTable,
  settingsRecipe,
  type TextKeyColumn,
} from '../../matching/index.ts'
import { chooseRecipe } from './choose-recipe.ts'
import { filesOfRecords } from './between-files.ts'
import { type DuplicateFree, duplicateFreeSources } from './duplicate-free.ts'
import { fieldsMissing, settingsDiffer } from './match-errors.ts'
import { numberRecords } from './number-records.ts'
import type { MatchBench, SourceRows } from './ports.ts'
import type { MatchRequest } from './request.ts'
import { cellOf } from './source-check.ts'
import { type FieldTerms, fieldTerms, knownFrequencies } from './term-frequencies.ts'

/** Records as numbers, with all that comparing them needs. */
export interface Prepared extends InferredRecipe {
  readonly records: number
  readonly table: RecordTable
  readonly comparisons: readonly Comparison[]
  /** What settings say of probabilities; nothing where a model is given. */
  readonly fixed: FixedProbabilities
  /** Records that say what many before them say: they are brought together with nothing, and counted nowhere. */
  readonly copies: Copies
  readonly keyColumns: readonly TextKeyColumn[]
  /** By field. */
  readonly terms: readonly FieldTerms[]
  /** By record: the number of who it is, -1 where that is not said; null when nobody asked. */
  readonly truth: Int32Array | null
  /** null: as by default. */
  readonly settings: MatchSettings | null
  /** By record: the number of its file, where only records of different files are compared; else null. */
  readonly files: Int32Array | null
  /** null: any source may have several records of a person. */
  readonly duplicateFree: DuplicateFree | null
}

/** What a run is told to do, instead of finding it out. */
export interface Given {
  readonly model: MatchModel | null
  readonly settings: { readonly yaml: string; readonly path: string } | null
}

const NO_CELLS: Cells = { texts: [], of: new Int32Array() }

/**
 * Chooses what to compare, unless a model or settings say it, and reads the records.
 *
 * @param onRecipe told what is compared while `source` is still there
 */
export async function prepare(
  bench: MatchBench,
  source: SourceRows,
  request: Pick<MatchRequest, 'paths' | 'idColumn' | 'truthColumn' | 'isLinkOnly'>,
  given: Given,
  onRecipe: (recipe: Recipe) => Promise<void> = async () => {},
): Promise<Prepared> {
  const { idColumn, truthColumn } = request
  const { model } = given
  const comparable = source.columns.filter((column) => column !== idColumn && column !== truthColumn)
  const settings = settingsFor(given, comparable)
  const recordOf = await numberRecords(bench, source, idColumn)
  const cellsOf = (column: string) => bench.cells('source', cellOf(source, column), recordOf)
  const truth = truthColumn === undefined ? null : truthOf(await cellsOf(truthColumn))
  const said = model?.recipe ?? settings
  const columns = await readColumns(said === null ? comparable : columnsOf(said, source), cellsOf)
  const files = request.isLinkOnly === true ? await filesOfRecords(bench) : null
  const duplicateFree = await duplicateFreeSources(bench, settings, request.paths, cellsOf)
  const inferred = inferredBy(given, settings, comparable, columns)
  await onRecipe(inferred.recipe)
  await bench.run('DROP TABLE source')
  const records = source.rows
  return {
    ...inferred,
    ...read(inferred, records, columns, { model, settings }),
    records,
    truth,
    settings,
    files,
    duplicateFree,
  }
}

/** The database gets the next column ready while one is taken over. @returns in the order of the names */
async function readColumns(
  names: readonly string[],
  cellsOf: (column: string) => Promise<Cells>,
): Promise<Map<string, Cells>> {
  const columns = new Map<string, Cells>()
  const rest = names.values()
  const readOn = async () => {
    for (const name of rest) {
      // Keeps the column's place, whichever is there first.
      columns.set(name, NO_CELLS)
      columns.set(name, await cellsOf(name))
    }
  }
  await Promise.all([readOn(), readOn()])
  return columns
}

/** @throws SelfsameError CONFIGURATION when they contradict themselves, the files or the model */
function settingsFor({ model, settings }: Given, columns: readonly string[]): MatchSettings | null {
  if (settings === null) return null
  const parsed = parseSettings(settings.yaml, settings.path, columns)
  if (model !== null && !areOfOne(parsed, model)) throw settingsDiffer(settings.path)
  return parsed
}

/** @returns whether the model compares what the settings say, by the same levels, and has what they fix */
function areOfOne(settings: MatchSettings, model: MatchModel): boolean {
  const comparisons = comparisonsBy(settings)
  const fixed = fixedBy(settings, comparisons)
  const has = (which: 'm' | 'u') =>
    fixed[which].every((levels, field) =>
      levels.every((share, level) => share === null || model.parameters[which][field]?.[level] === share),
    )
  return (
    isDeepStrictEqual(recipeIn(settings), model.recipe) &&
    isDeepStrictEqual(comparisons, comparisonsIn(model)) &&
    has('m') &&
    has('u')
  )
}

function inferredBy(
  { model }: Given,
  settings: MatchSettings | null,
  comparable: readonly string[],
  columns: ReadonlyMap<string, Cells>,
): InferredRecipe {
  if (model !== null) return { recipe: model.recipe, ignored: [] }
  return settings === null ? chooseRecipe(columns) : settingsRecipe(settings, comparable)
}

function read(
  { recipe }: InferredRecipe,
  records: number,
  columns: ReadonlyMap<string, Cells>,
  { model, settings }: { readonly model: MatchModel | null; readonly settings: MatchSettings | null },
) {
  const known = model === null ? [] : knownFrequencies(model)
  const table = recordTable(recipe, records, (column) => columns.get(column) ?? NO_CELLS)
  const copies = copiesOf(records, telling(table))
  return {
    table,
    copies,
    ...comparedBy(recipe, model, settings),
    keyColumns: keysWithoutCopies(keyColumnsOf(recipe, table), copies),
    terms: table.fields.map((column, field) => fieldTerms(column, copies, known[field])),
  }
}

function comparedBy(
  recipe: InferredRecipe['recipe'],
  model: MatchModel | null,
  settings: MatchSettings | null,
): Pick<Prepared, 'comparisons' | 'fixed'> {
  if (model !== null) return { comparisons: comparisonsIn(model), fixed: NOTHING_FIXED }
  if (settings === null) return { comparisons: comparisonsOf(recipe), fixed: NOTHING_FIXED }
  const comparisons = comparisonsBy(settings)
  return { comparisons, fixed: fixedBy(settings, comparisons) }
}

/** @returns by field, then by record; first the fields that tell records apart soonest */
function telling({ fields }: RecordTable): Int32Array[] {
  return fields.toSorted((a, b) => b.texts.count - a.texts.count).map(({ of }) => of)
}

/** @returns the columns that a model compares. @throws SelfsameError CONFIGURATION when the files lack one */
function columnsOf({ fields }: MatchModel['recipe'], { columns }: SourceRows): string[] {
  const needed = [...new Set(fields.map(({ column }) => column))]
  const missing = needed.filter((column) => !columns.includes(column))
  if (missing.length > 0) throw fieldsMissing(missing)
  return needed
}

function truthOf({ texts, of }: Cells): Int32Array {
  const numbers = new Map<string, number>([['', -1]])
  const truthOfCell = texts.map((text) => {
    const trimmed = text.trim()
    const known = numbers.get(trimmed) ?? numbers.size
    numbers.set(trimmed, known)
    return known
  })
  return of.map((cell) => (cell < 0 ? -1 : (truthOfCell[cell] ?? -1)))
}
