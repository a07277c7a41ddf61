import { memoryTooSmall } from './match-errors.ts'
import type { MatchBench, SourceRows } from './ports.ts'
import { cellOf } from './source-check.ts'

/** Node, its modules, and DuckDB at its least. */
const PROCESS_BYTES = 350_000_000
/**
 * Of each cell: its number, its value's parts and keys. All is reckoned so that nothing is refused that fits: runs over nine
 * columns of generated records took 506 MB at 100,000, 858 MB at 300,000 and 1.4 GB at a million.
 */
const BYTES_PER_CELL = 70
/** A text is held as read, as normalised, and packed. */
const BYTES_PER_LETTER = 3
/** Two records and a weight. */
const BYTES_PER_PAIR = 20
/** Of a pair's level: as compared, and in patterns. */
const BYTES_PER_LEVEL = 2

/** @returns how many bytes the records will take, nearly; before any of them is held in memory */
export async function recordsNeed(bench: MatchBench, source: SourceRows): Promise<number> {
  const letters = source.columns.map((column) => `coalesce(sum(length(${cellOf(source, column)})), 0)`).join(' + ')
  const [[total] = []] = await bench.rows(`SELECT (${letters})::DOUBLE FROM source`)
  return PROCESS_BYTES + source.rows * source.columns.length * BYTES_PER_CELL + Number(total) * BYTES_PER_LETTER
}

/** @returns how many bytes comparing them will take, nearly */
export function pairsNeed(pairs: number, fields: number): number {
  return pairs * (BYTES_PER_PAIR + fields * BYTES_PER_LEVEL)
}

/** @throws SelfsameError BAD_REQUEST that says how much is needed */
export function checkMemory(needed: number, limit: number | undefined, what: string): void {
  if (limit !== undefined && needed > limit) throw memoryTooSmall(needed, limit, what)
}
