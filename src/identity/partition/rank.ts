import { dayOfSlot, namespaceOf, type Evidence } from '../../model/index.ts'
import { MATCHER, TOGETHER, TOGETHER_UNVERIFIED } from '../observe.ts'
import { namespaceRule, strengthOf, type IdentityRules } from '../rules.ts'

/** What the walk needs to know of evidence. */
export type WeighedEvidence = Pick<Evidence, 'key' | 'a' | 'b' | 'rule' | 'days' | 'slots' | 'score'>

const STRENGTH_MAX = 1_000
const DAY_SHIFT = 1_000_000
/** Of a match weight: 1 to 2 to the power of so many. */
const SCORE_BITS_MAX = 1_000
const STEPS_PER_BIT = 1_000

/** Seen before scored, verified before unverified. */
const TIERS: readonly string[] = [TOGETHER, TOGETHER_UNVERIFIED, MATCHER]

/**
 * Where evidence stands in the walk, as text that sorts so: verified first, then strength, then the higher of both
 * priorities (a customer number with an e-mail address before a loyalty card with it), first-seen day, key. What was
 * scored comes after all that was seen, by its score. A total order that does not depend on arrival.
 */
export function rankOf(evidence: WeighedEvidence, rules: IdentityRules): string {
  const { rule, days, slots, key, a, b } = evidence
  const tier = TIERS.indexOf(rule)
  if (rule === MATCHER) return `${tier} ${improbability(evidence.score ?? 0)} ${key}`
  const higher = Math.max(...[a, b].map((end) => namespaceRule(rules, namespaceOf(end)).priority))
  const firstDay = Math.min(days[0] ?? Infinity, slots[0] === undefined ? Infinity : dayOfSlot(slots[0]))
  const day = String(DAY_SHIFT + firstDay).padStart(7, '0')
  return `${tier} ${weakness(strengthByRules(evidence, rules) ?? 0)} ${weakness(higher)} ${day} ${key}`
}

function weakness(strength: number): string {
  return String(STRENGTH_MAX - strength).padStart(4, '0')
}

/** Whether a rank is of a score: then what joined came after all that was seen. */
export function isRankOfScore(rank: string): boolean {
  return rank.startsWith(`${TIERS.indexOf(MATCHER)} `)
}

function improbability(score: number): string {
  const bits = Math.min(SCORE_BITS_MAX, Math.max(-SCORE_BITS_MAX, score))
  return String(Math.round((SCORE_BITS_MAX - bits) * STEPS_PER_BIT)).padStart(7, '0')
}

/** @returns the strength of evidence by these rules, 0 for what was scored; null when such pairs never count */
export function strengthByRules(
  { a, b, rule }: Pick<Evidence, 'a' | 'b' | 'rule'>,
  rules: IdentityRules,
): number | null {
  const strength = strengthOf(rules, namespaceOf(a), namespaceOf(b))
  return strength === null || rule !== MATCHER ? strength : 0
}
