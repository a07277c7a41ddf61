import { idsMissing, idsTwice, noRows, noSuchColumn, oneFileOnly } from './match-errors.ts'
import type { MatchBench, SourceRows } from './ports.ts'
import type { MatchRequest } from './request.ts'

/** The name in SQL of a column of `source`. */
export function cellOf({ columns }: SourceRows, column: string): string {
  return `c${columns.indexOf(column)}`
}

/** @throws SelfsameError BAD_REQUEST unless every row has an id of its own */
export async function checkSource(
  bench: MatchBench,
  source: SourceRows,
  request: Pick<MatchRequest, 'paths' | 'idColumn' | 'truthColumn' | 'isLinkOnly'>,
): Promise<void> {
  const { idColumn, truthColumn } = request
  if (request.isLinkOnly === true && request.paths.length < 2) throw oneFileOnly()
  if (source.rows === 0) throw noRows()
  if (!source.columns.includes(idColumn)) throw noSuchColumn('--id', idColumn, source.columns)
  if (truthColumn !== undefined && !source.columns.includes(truthColumn))
    throw noSuchColumn('--truth', truthColumn, source.columns)
  const id = `nullif(trim(${cellOf(source, idColumn)}), '')`
  const [[missing] = []] = await bench.rows(`SELECT count(*)::DOUBLE FROM source WHERE ${id} IS NULL`)
  if (Number(missing) > 0) throw idsMissing(idColumn, Number(missing))
  const [[twice] = []] = await bench.rows(
    `SELECT count(*)::DOUBLE FROM (SELECT ${id} AS id FROM source GROUP BY id HAVING count(*) > 1)`,
  )
  if (Number(twice) > 0) throw idsTwice(idColumn, Number(twice))
}
