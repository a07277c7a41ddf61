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

/** @returns the pairs of both, ordered by their records */
export function together(a: ComparedPairs, b: ComparedPairs): ComparedPairs {
  const join = (x: Int32Array, y: Int32Array | undefined) => {
    const both = new Int32Array(x.length + (y?.length ?? 0))
    both.set(x)
    both.set(y ?? [], x.length)
    return both
  }
  return {
    l: join(a.l, b.l),
    r: join(a.r, b.r),
    levels: a.levels.map((column, field) => join(column, b.levels[field])),
  }
}
