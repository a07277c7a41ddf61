import type { Comparison } from './comparison.ts'

/**
 * SQL: the levels of each pair as `v0`, `v1` …, ordered by pair so that sums over them do not depend on threads.
 *
 * @param pairs a table of `l` and `r`, record numbers
 */
export function compareSql(comparisons: readonly Comparison[], pairs: string): string {
  const levels = comparisons.map((comparison, index) => `${levelSql(comparison)}::INTEGER AS v${index}`)
  return `SELECT pair.l, pair.r, ${levels.join(', ')} FROM ${pairs} pair
    JOIN record l ON l.rid = pair.l JOIN record r ON r.rid = pair.r ORDER BY pair.l, pair.r`
}

function levelSql({ isNull, levels }: Comparison): string {
  const cases = levels.map(({ condition }, at) =>
    condition === null ? `ELSE ${at + 1}` : `WHEN ${condition} THEN ${at + 1}`,
  )
  return `CASE WHEN ${isNull} THEN 0 ${cases.join(' ')} END`
}
