import {
  daysSeen,
  dayOfSlot,
  identifierOf,
  namespaceOf,
  parseKey,
  type Evidence,
  type IdentifierKey,
} from '../../model/index.ts'
import { stateByRules } from '../named.ts'
import { MATCHER, type Observation } from '../observe.ts'
import type { IdentityRules } from '../rules.ts'

/** One use of an identifier beside another, as evidence or a new observation tells it. */
export interface Use {
  readonly other: IdentifierKey
  readonly otherNamespace: string
  /** Whether that other is of those who log in: it vouches for its own use. */
  readonly isOwners: boolean
  readonly rule: string
  /** Whom it is said to be used by. */
  readonly owner: IdentifierKey | null
  readonly days: readonly number[]
}

type Told = Pick<Evidence, 'a' | 'b' | 'rule' | 'owner'>

/** @returns the uses of an identifier by evidence at its vertices that is not retracted; a score is no use */
export function usesByEvidence(identifier: IdentifierKey, evidence: Iterable<Evidence>, rules: IdentityRules): Use[] {
  const uses: Use[] = []
  for (const item of evidence)
    if (item.state !== 'retracted' && item.rule !== MATCHER) uses.push(useOf(identifier, item, daysSeen(item), rules))
  return uses
}

export function useByObservation(identifier: IdentifierKey, observation: Observation, rules: IdentityRules): Use {
  const { day, slot } = observation
  return useOf(identifier, observation, [slot === null ? day : dayOfSlot(slot)], rules)
}

function useOf(identifier: IdentifierKey, told: Told, days: readonly number[], rules: IdentityRules): Use {
  const other = otherOf(identifier, told)
  return {
    other,
    otherNamespace: namespaceOf(other),
    isOwners: canOwn(other, rules),
    rule: told.rule,
    owner: ownerSaid(identifier, told, rules),
    days,
  }
}

function otherOf(identifier: IdentifierKey, { a, b }: Pick<Told, 'a' | 'b'>): IdentifierKey {
  const first = identifierOf(a)
  return first === identifier ? identifierOf(b) : first
}

/** Whose use of an identifier something tells of: the owner that it names, or the owner whom it is with; null for neither. */
export function ownerSaid(
  identifier: IdentifierKey,
  told: Pick<Told, 'a' | 'b' | 'owner'>,
  rules: IdentityRules,
): IdentifierKey | null {
  const named = [told.owner, otherOf(identifier, told)]
  return named.find((key) => key !== null && canOwn(key, rules)) ?? null
}

/** Whether an identifier is of those who log in, and somebody by the rules of today. */
export function canOwn(key: IdentifierKey, rules: IdentityRules): boolean {
  return namespaceOf(key) === rules.login.namespace && isSomebody(key, rules)
}

/** Whether the rules alone let a value stand for somebody. */
export function isSomebody(key: IdentifierKey, rules: IdentityRules): boolean {
  const identifier = parseKey(key)
  return identifier !== null && stateByRules(identifier, rules) === 'active'
}
