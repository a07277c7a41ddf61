import { isBlocked } from '../../../src/identity/blocked.ts'
import { namespaceRule, type IdentityRules } from '../../../src/identity/rules.ts'
import { digest, parseKey, type IdentifierClass } from '../../../src/model/index.ts'

/** `namespace:value`; the key of the base vertex too. */
export type WholeKey = string
/** A whole key, or a whole key, `#` and the hash of an owner: a further tenure of the same identifier. */
export type VertexKey = string

export const DAY_MS = 86_400_000
export const SLOT_MS = 900_000
export const SLOTS_PER_DAY = DAY_MS / SLOT_MS

export function wholeOf(vertex: VertexKey): WholeKey {
  const [whole = vertex] = vertex.split('#')
  return whole
}

export function namespaceOf(key: VertexKey): string {
  return key.slice(0, key.indexOf(':'))
}

/** The vertex of an identifier for an owner who is not its first. */
export function tenureOf(whole: WholeKey, owner: WholeKey): VertexKey {
  return `${whole}#${digest(`owner/${owner}`)}`
}

export function classOfKey(rules: IdentityRules, key: VertexKey): IdentifierClass {
  return namespaceRule(rules, namespaceOf(key)).class
}

export function isBlockedKey(rules: IdentityRules, key: VertexKey): boolean {
  const identifier = parseKey(wholeOf(key))
  if (identifier === null) throw new RangeError('A key is namespace:value')
  return isBlocked(rules, identifier)
}

/** Whether a device or a phone number can be said to be this identifier's. */
export function canOwn(rules: IdentityRules, key: WholeKey): boolean {
  return namespaceOf(key) === rules.login.namespace && !isBlockedKey(rules, key)
}

/** The order of keys everywhere: by UTF-16 code unit. */
export function byKey(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
