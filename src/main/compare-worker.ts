/** A thread that compares pairs; also run on the main thread where there are few. Loads nothing that it has no need of. */
import type { CompareSlice } from '../adapters/threads/index.ts'
import { compareSlice } from '../matching/compare/field-comparer.ts'

export function compare({ job, pairs, from, to, levels }: CompareSlice): void {
  compareSlice(job.comparisons, [job.left, job.right], pairs, [from, to], levels)
}
