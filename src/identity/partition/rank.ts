import { parseKey, type Evidence } from '../../model/index.ts'
import { TOGETHER } from '../observe.ts'
import { strengthOf, type IdentityRules } from '../rules.ts'

/** What the walk needs to know of evidence. */
export type WeighedEvidence = Pick<Evidence, 'key' | 'a' | 'b' | 'rule' | 'strength' | 'days'>

const STRENGTH_MAX = 1_000
const DAY_SHIFT = 1_000_000

/**
 * Where evidence stands in the walk, as text that sorts so: verified first, then strength, first-seen day, key.
 * A total order that does not depend on arrival.
 */
export function rankOf({ rule, strength, days, key }: WeighedEvidence): string {
  const verified = rule === TOGETHER ? 0 : 1
  const weakness = String(STRENGTH_MAX - strength).padStart(4, '0')
  const firstDay = days.reduce((first, day) => Math.min(first, day), Infinity)
  return `${verified} ${weakness} ${String(DAY_SHIFT + firstDay).padStart(7, '0')} ${key}`
}

/** @returns the strength of evidence by these rules; null when such pairs never count */
export function strengthByRules({ a, b }: Pick<Evidence, 'a' | 'b'>, rules: IdentityRules): number | null {
  return strengthOf(rules, namespaceOf(a), namespaceOf(b))
}

export function namespaceOf(vertex: string): string {
  return parseKey(vertex)?.namespace ?? ''
}
