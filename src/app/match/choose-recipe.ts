import {
  type ColumnStatistics,
  extraWordsSql,
  type InferredRecipe,
  inferRecipe,
  kindOfColumn,
  normalisedSql,
  statisticsOf,
  statisticsSql,
} from '../../matching/index.ts'
import { nothingToCompare } from './match-errors.ts'
import type { MatchBench, SourceRows } from './ports.ts'
import type { MatchRequest } from './request.ts'
import { cellOf } from './source-check.ts'

/** So many records show whether a name repeats others. */
const SAMPLE_RECORDS = 5_000
/** A full name that holds no further word in so many rows only repeats the others. */
const REPEATING_SHARE_MIN = 0.95

/** Looks at every column but id and truth. @throws SelfsameError BAD_REQUEST when none can be compared */
export async function chooseRecipe(
  bench: MatchBench,
  source: SourceRows,
  { idColumn, truthColumn }: MatchRequest,
): Promise<InferredRecipe> {
  const statistics: ColumnStatistics[] = []
  for (const [at, column] of source.columns.entries()) {
    if (column === idColumn || column === truthColumn) continue
    const [row = []] = await bench.rows(statisticsSql('source', `c${at}`))
    statistics.push(statisticsOf(column, row))
  }
  const inferred = inferRecipe(
    statistics,
    await repeatingNames(bench, source, statistics, sampledSql(source, idColumn)),
  )
  if (inferred.recipe.fields.length === 0) throw nothingToCompare(inferred.ignored)
  return inferred
}

/** SQL: whether a row is in a sample that does not depend on the order of rows. */
function sampledSql(source: SourceRows, idColumn: string): string {
  return `hash(${cellOf(source, idColumn)}) % ${Math.max(1, Math.floor(source.rows / SAMPLE_RECORDS))} = 0`
}

/** Full names that are put together from the other name columns. */
async function repeatingNames(
  bench: MatchBench,
  source: SourceRows,
  statistics: readonly ColumnStatistics[],
  sampled: string,
): Promise<Set<string>> {
  const filled = statistics.filter((column) => column.filled > 0)
  const columnOf = (kind: string) => filled.find((column) => kindOfColumn(column) === kind)?.name
  const [given, family] = [columnOf('givenName'), columnOf('familyName')]
  const repeating = new Set<string>()
  if (given === undefined || family === undefined) return repeating
  const name = (kind: 'givenName' | 'familyName' | 'fullName', column: string) =>
    normalisedSql({ kind, column }, cellOf(source, column))
  for (const column of filled) {
    if (kindOfColumn(column) !== 'fullName') continue
    const extra = extraWordsSql(name('fullName', column.name), [name('givenName', given), name('familyName', family)])
    const [[share] = []] = await bench.rows(
      `SELECT coalesce(avg((length(${extra}) = 0)::INTEGER), 0)::DOUBLE FROM source WHERE ${sampled} AND ${name('fullName', column.name)} IS NOT NULL`,
    )
    if (Number(share) >= REPEATING_SHARE_MIN) repeating.add(column.name)
  }
  return repeating
}
