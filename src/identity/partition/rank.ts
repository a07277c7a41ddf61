import { dayOfSlot, namespaceOf, type Evidence } from '../../model/index.ts'
import { TOGETHER } from '../observe.ts'
import { namespaceRule, strengthOf, type IdentityRules } from '../rules.ts'

/** What the walk needs to know of evidence. */
export type WeighedEvidence = Pick<Evidence, 'key' | 'a' | 'b' | 'rule' | 'days' | 'slots'>

const STRENGTH_MAX = 1_000
const DAY_SHIFT = 1_000_000

/**
 * Where evidence stands in the walk, as text that sorts so: verified first, then strength, then the higher of both
 * priorities (a customer number with an e-mail address before a loyalty card with it), first-seen day, key.
 * A total order that does not depend on arrival.
 */
export function rankOf(evidence: WeighedEvidence, rules: IdentityRules): string {
  const { rule, days, slots, key, a, b } = evidence
  const verified = rule === TOGETHER ? 0 : 1
  const higher = Math.max(...[a, b].map((end) => namespaceRule(rules, namespaceOf(end)).priority))
  const firstDay = Math.min(days[0] ?? Infinity, slots[0] === undefined ? Infinity : dayOfSlot(slots[0]))
  const day = String(DAY_SHIFT + firstDay).padStart(7, '0')
  return `${verified} ${weakness(strengthByRules(evidence, rules) ?? 0)} ${weakness(higher)} ${day} ${key}`
}

function weakness(strength: number): string {
  return String(STRENGTH_MAX - strength).padStart(4, '0')
}

/** @returns the strength of evidence by these rules; null when such pairs never count */
export function strengthByRules({ a, b }: Pick<Evidence, 'a' | 'b'>, rules: IdentityRules): number | null {
  return strengthOf(rules, namespaceOf(a), namespaceOf(b))
}
