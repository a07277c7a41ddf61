import { namespaceOf, type Evidence, type ParkedReason } from '../../model/index.ts'
import { TOGETHER_UNVERIFIED } from '../observe.ts'
import { namespaceRule, type IdentityRules } from '../rules.ts'
import type { VertexState } from '../snapshot.ts'
import { strengthByRules } from './rank.ts'

/**
 * Why evidence counts for nothing, whatever else there is: components do not cross it.
 *
 * @returns null when it is to be walked
 */
export function reasonOfEnds(
  evidence: Pick<Evidence, 'a' | 'b' | 'rule'>,
  states: readonly (VertexState | undefined)[],
  rules: IdentityRules,
): ParkedReason | null {
  const isUnverified = evidence.rule === TOGETHER_UNVERIFIED
  if (states.includes('blocked')) return 'blocked'
  if (states.includes('household')) return 'household'
  if (states.includes('shared') || (isUnverified && states.includes('crowded'))) return 'shared'
  if (strengthByRules(evidence, rules) === null) return 'rule'
  const mustBeVerified = [evidence.a, evidence.b].some((end) => namespaceRule(rules, namespaceOf(end)).mustBeVerified)
  return isUnverified && mustBeVerified ? 'unverified' : null
}
