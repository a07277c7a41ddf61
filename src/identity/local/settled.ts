import { identifierOf, namespaceOf, type IdentifierKey, type Pin } from '../../model/index.ts'
import { namespaceRule, type IdentityRules } from '../rules.ts'

/**
 * The two identifiers of which a pin says whether the one is the other's: it is about these two and nothing else. Such a
 * use is settled, and does not count as one more of those that make an identifier nobody's.
 */
function pairOf({ kind, sides }: Pick<Pin, 'kind' | 'sides'>): readonly [IdentifierKey, IdentifierKey] | null {
  const [one, other, ...more] = sides.flat().map(identifierOf)
  if (one === undefined || other === undefined || more.length > 0 || one === other) return null
  return kind === 'apart' && sides.some(({ length }) => length === 2) ? null : [one, other]
}

/** Of an identifier those of which pins say whether it is theirs. */
export type Settled = (identifier: IdentifierKey) => ReadonlySet<IdentifierKey>

const NONE: ReadonlySet<IdentifierKey> = new Set()

export function settledBy(pins: Iterable<Pin>): Settled {
  const settled = new Map<IdentifierKey, Set<IdentifierKey>>()
  const add = (one: IdentifierKey, other: IdentifierKey) => settled.set(one, (settled.get(one) ?? new Set()).add(other))
  for (const pin of pins) {
    const pair = pairOf(pin)
    if (pair === null) continue
    add(...pair)
    add(pair[1], pair[0])
  }
  return (identifier) => settled.get(identifier) ?? NONE
}

/** @returns the identifiers that may be somebody's or nobody's with these pins, and the other way round without */
export function swayedBy(pins: readonly Pin[], rules: IdentityRules): IdentifierKey[] {
  return pins.flatMap((pin) => {
    const pair = pairOf(pin)
    if (pair === null) return []
    const [one, other] = pair
    return [...(countsBeside(one, other, rules) ? [one] : []), ...(countsBeside(other, one, rules) ? [other] : [])]
  })
}

function countsBeside(key: IdentifierKey, beside: IdentifierKey, rules: IdentityRules): boolean {
  return namespaceRule(rules, namespaceOf(key)).shared.some((bound) => bound.with === namespaceOf(beside))
}
