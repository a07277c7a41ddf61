import { type ComparedPairs, type Comparison, compareSql } from '../../matching/index.ts'
import type { MatchBench } from './ports.ts'

/** Compares the pairs of a table with the columns `l` and `r`. */
export async function comparePairs(
  bench: MatchBench,
  comparisons: readonly Comparison[],
  table: string,
): Promise<ComparedPairs> {
  const [l = new Int32Array(), r = new Int32Array(), ...levels] = await bench.integers(compareSql(comparisons, table))
  return { l, r, levels }
}

/** @returns the pairs of both, one after the other */
export function together(a: ComparedPairs, b: ComparedPairs): ComparedPairs {
  const levels = a.levels.map((column, field) => joined(column, b.levels[field] ?? new Int32Array()))
  return { l: joined(a.l, b.l), r: joined(a.r, b.r), levels }
}

function joined(a: Int32Array, b: Int32Array): Int32Array {
  const both = new Int32Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
