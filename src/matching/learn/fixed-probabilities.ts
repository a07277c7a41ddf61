import type { LevelProbabilities } from './probabilities.ts'

/** What somebody knows, and what is therefore not learnt: by field, then by level; null where it is. */
export interface FixedProbabilities {
  readonly m: readonly (readonly (number | null)[])[]
  readonly u: readonly (readonly (number | null)[])[]
}

export const NOTHING_FIXED: FixedProbabilities = { m: [], u: [] }

/**
 * Puts what is fixed in the place of what was learnt; the other levels share what that leaves of 1, in the proportions
 * in which they were learnt.
 */
export function withFixed(learnt: readonly number[], fixed: readonly (number | null)[] = []): number[] {
  const isFree = (level: number) => level > 0 && (fixed[level] ?? null) === null
  const left = 1 - fixed.reduce<number>((sum, share) => sum + (share ?? 0), 0)
  const free = learnt.reduce((sum, share, level) => sum + (isFree(level) ? share : 0), 0)
  return learnt.map((share, level) => (isFree(level) ? (share * left) / free : (fixed[level] ?? share)))
}

/** As `withFixed`, of every field. */
export function allWithFixed(learnt: LevelProbabilities, fixed: FixedProbabilities['m']): LevelProbabilities {
  return learnt.map((ofField, field) => withFixed(ofField, fixed[field]))
}
