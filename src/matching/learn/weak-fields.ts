import type { Comparison } from '../compare/index.ts'
import { isBehaviour } from '../recipe/index.ts'
import type { FixedProbabilities } from './fixed-probabilities.ts'
import { type LevelProbabilities, normalised } from './probabilities.ts'

/** How much likelier one person may be than strangers for what they do alike: 4 bits for each such field. */
const RATIO_MAX = 16

/**
 * Behaviour is weak: strangers are taken to be on its levels so often that none counts for more than 4 bits. That holds
 * from round to round, so that no model is learnt by it. What somebody fixed stays.
 */
export function withWeakBehaviour(
  comparisons: readonly Comparison[],
  m: LevelProbabilities,
  u: LevelProbabilities,
  fixed: FixedProbabilities['u'] = [],
): LevelProbabilities {
  return u.map((ofField, field) => {
    const comparison = comparisons[field]
    const isFixed = fixed[field]?.some((share) => share !== null) === true
    if (comparison === undefined || isFixed || !isBehaviour(comparison.kind)) return ofField
    const last = comparison.levels.length
    const raised = ofField.map((share, level) =>
      level === last ? share : Math.max(share, (m[field]?.[level] ?? 0) / RATIO_MAX),
    )
    const free = 1 - sumOf(raised.slice(1, last))
    return free > 0 ? raised.with(last, free) : normalised(raised)
  })
}

function sumOf(shares: readonly number[]): number {
  return shares.reduce((sum, share) => sum + share, 0)
}
