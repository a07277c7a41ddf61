import {
  dayOf,
  evidenceKey,
  type Conflict,
  type Evidence,
  type GivenConflict,
  type VertexKey,
} from '../../model/index.ts'
import { MATCHER } from '../observe.ts'

/** A version of a matcher's model, under the name by which its results replace one another. */
export interface ModelInForce {
  readonly matcher: string
  readonly modelVersion: string
}

/** Two records that a matcher scored. */
export interface ScoredLink {
  /** The smaller key of the two. */
  readonly a: VertexKey
  readonly b: VertexKey
  /** Bits, to a thousandth. */
  readonly score: number
}

const STEPS_PER_BIT = 1_000

/** @param bits match weight */
export function asScore(one: VertexKey, other: VertexKey, bits: number): ScoredLink {
  const [a, b] = one < other ? [one, other] : [other, one]
  return { a, b, score: Math.round(bits * STEPS_PER_BIT) / STEPS_PER_BIT }
}

/** What a matcher says at one of its clusters, and what it says there no more. */
export interface Linking {
  /** The smallest key of the records that it is about. */
  readonly first: VertexKey
  readonly given: readonly ScoredLink[]
  /** Evidence that is not given any more. */
  readonly withdrawn: readonly Pick<Evidence, 'key' | 'a' | 'b'>[]
  readonly conflicts: { readonly made: readonly GivenConflict[]; readonly removed: readonly Conflict[] }
}

/** @param at instant, ISO 8601: a score is of the day on which it was first given. @returns as it is before it is weighed */
export function scoredEvidence(
  { a, b, score }: ScoredLink,
  { matcher, modelVersion }: ModelInForce,
  at: string,
): Evidence {
  const told = { a, b, rule: MATCHER, source: matcher, owner: null }
  const days = [dayOf(at)]
  const [state, reason] = ['pending' as const, null]
  return { ...told, key: evidenceKey(told), strength: 0, days, slots: [], state, reason, score, modelVersion }
}

/**
 * Evidence as it stands once a model gives it. What a steward retracted stays so for as long as models go on giving it;
 * what none gave lives again.
 */
export function asGiven(stored: Evidence | undefined, scored: Evidence): Evidence {
  if (stored === undefined) return scored
  const { state, reason } = stored.modelVersion === null ? scored : stored
  return { ...scored, days: stored.days, state, reason }
}

/** Evidence that no model gives any more. */
export function asWithdrawn(evidence: Evidence): Evidence {
  return { ...evidence, state: 'retracted', reason: null, modelVersion: null }
}
