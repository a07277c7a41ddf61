import { dayOfSlot, identifierOf, type Evidence, type IdentifierKey, type VertexKey } from '../../model/index.ts'
import { stateByRules } from '../named.ts'
import { parseKey } from '../../model/index.ts'
import type { IdentityRules } from '../rules.ts'
import type { Observation } from '../observe.ts'

/** One use of an identifier beside another, as evidence or a new observation tells it. */
export interface Use {
  readonly other: IdentifierKey
  readonly otherNamespace: string
  readonly rule: string
  /** Whom it was said to be used by. */
  readonly owner: IdentifierKey | null
  readonly days: readonly number[]
}

/** @returns the uses of an identifier by evidence at its vertices that is not retracted */
export function usesByEvidence(identifier: IdentifierKey, evidence: Iterable<Evidence>, rules: IdentityRules): Use[] {
  const uses: Use[] = []
  for (const { a, b, rule, owner, days, state } of evidence)
    if (state !== 'retracted') uses.push(useOf(identifierOf(a) === identifier ? b : a, rule, owner, days, rules))
  return uses
}

export function useByObservation(
  identifier: IdentifierKey,
  { a, b, rule, owner, day, slot }: Observation,
  rules: IdentityRules,
): Use {
  return useOf(a === identifier ? b : a, rule, owner, [slot === null ? day : dayOfSlot(slot)], rules)
}

function useOf(
  vertex: VertexKey,
  rule: string,
  owner: IdentifierKey | null,
  days: readonly number[],
  rules: IdentityRules,
): Use {
  const other = identifierOf(vertex)
  const { namespace } = parseKey(other) ?? { namespace: '' }
  const isOwner = namespace === rules.login.namespace && isSomebody(other, rules)
  return { other, otherNamespace: namespace, rule, owner: owner ?? (isOwner ? other : null), days }
}

/** Whether the rules alone let a value stand for somebody. */
export function isSomebody(key: IdentifierKey, rules: IdentityRules): boolean {
  const identifier = parseKey(key)
  return identifier !== null && stateByRules(identifier, rules) === 'active'
}
