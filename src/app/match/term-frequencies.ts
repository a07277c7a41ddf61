import type { Comparison, MatchModel } from '../../matching/index.ts'
import type { MatchBench } from './ports.ts'

export type TermFrequencies = MatchModel['termFrequencies']

/** Lays down how often each value occurs: in these records, or in those the model was learnt from. */
export async function prepareTerms(
  bench: MatchBench,
  comparisons: readonly Comparison[],
  model: MatchModel | null,
): Promise<void> {
  for (const field of comparisons.keys()) {
    const counts = model?.termFrequencies[field]?.counts
    if (counts === undefined)
      await bench.run(
        `CREATE TABLE term_${field} AS SELECT f${field} AS value, count(*)::INTEGER AS count FROM record WHERE value IS NOT NULL GROUP BY value HAVING count(*) > 1`,
      )
    else
      await bench.create(`term_${field}`, { value: Object.keys(counts), count: Int32Array.from(Object.values(counts)) })
  }
}

/** @returns by field: how many records say something */
export async function termTotals(
  bench: MatchBench,
  comparisons: readonly Comparison[],
  model: MatchModel | null,
): Promise<number[]> {
  if (model !== null) return model.termFrequencies.map(({ total }) => total)
  const counts = comparisons.map((_, field) => `count(f${field})::DOUBLE`)
  const [totals = []] = await bench.rows(`SELECT ${counts.join(', ')} FROM record`)
  return totals.map(Number)
}

/** @returns by field, then by record: the logarithm of the share of records that hold its value */
export async function lnFrequencies(bench: MatchBench, totals: readonly number[]): Promise<Float32Array[]> {
  const tables: Float32Array[] = []
  for (const [field, total] of totals.entries()) {
    const [counts = new Int32Array()] = await bench.integers(
      `SELECT coalesce(count, 1)::INTEGER FROM record LEFT JOIN term_${field} ON value = f${field} ORDER BY rid`,
    )
    tables.push(Float32Array.from(counts, (count) => Math.log(count / Math.max(total, 1))))
  }
  return tables
}

/** @returns by field: the probability that two records, drawn at random, hold the same value */
export async function chanceAgreement(bench: MatchBench, totals: readonly number[]): Promise<number[]> {
  const shares: number[] = []
  for (const [field, total] of totals.entries()) {
    const [[squares, repeated] = []] = await bench.rows(
      `SELECT coalesce(sum(count::DOUBLE ** 2), 0)::DOUBLE, coalesce(sum(count), 0)::DOUBLE FROM term_${field}`,
    )
    const single = total - Number(repeated)
    shares.push((Number(squares) + single) / Math.max(total, 1) ** 2)
  }
  return shares
}

/** @returns the terms as the model file keeps them */
export async function readTerms(bench: MatchBench, totals: readonly number[]): Promise<TermFrequencies> {
  const terms: TermFrequencies = []
  for (const [field, total] of totals.entries()) {
    const rows = await bench.rows(`SELECT value, count FROM term_${field} ORDER BY value`)
    terms.push({ total, counts: Object.fromEntries(rows.map(([value, count]) => [String(value), Number(count)])) })
  }
  return terms
}
