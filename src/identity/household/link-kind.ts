import type { Identifier } from '../../model/index.ts'
import { isBlocked } from '../blocked.ts'
import { type IdentityRules, namespaceRule } from '../rules.ts'
import type { HouseholdLinkKind } from './uses.ts'

/**
 * What an identifier, uncut, can have people of one household in common.
 *
 * @returns of the class household `landline` where it is a phone number, else `account`; `device`, which several
 *   have in common only where it has several owners; null for what is a person's, or nobody's
 */
export function householdLinkKind(rules: IdentityRules, identifier: Identifier): HouseholdLinkKind | null {
  const rule = namespaceRule(rules, identifier.namespace)
  if (rule.class === 'person' || isBlocked(rules, identifier)) return null
  if (rule.class === 'device') return 'device'
  return rule.normaliser === 'phone' ? 'landline' : 'account'
}
