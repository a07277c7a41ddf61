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
  const mark = vertex.indexOf('#')
  return mark < 0 ? vertex : vertex.slice(0, mark)
}

export function namespaceOf(key: VertexKey): string {
  return key.slice(0, key.indexOf(':'))
}

/** The vertex of an identifier for an owner who is not its first. */
export function tenureOf(whole: WholeKey, owner: WholeKey): VertexKey {
  return `${whole}#${digestOf(`owner/${owner}`)}`
}

export function classOfKey(rules: IdentityRules, key: VertexKey): IdentifierClass {
  return namespaceRule(rules, namespaceOf(key)).class
}

export function isBlockedKey(rules: IdentityRules, key: VertexKey): boolean {
  const whole = wholeOf(key)
  return remembered(rememberedBy(rules, blockedKeys), whole, () => {
    const identifier = parseKey(whole)
    if (identifier === null) throw new RangeError('A key is namespace:value')
    return isBlocked(rules, identifier)
  })
}

const blockedKeys = new WeakMap<IdentityRules, Map<WholeKey, boolean>>()
const digests = new Map<string, string>()

/** Random histories are about the same few identifiers: of a text, a digest is made once. */
export function digestOf(text: string): string {
  return remembered(digests, text, () => digest(text))
}

function rememberedBy<T>(rules: IdentityRules, all: WeakMap<IdentityRules, Map<string, T>>): Map<string, T> {
  const known = all.get(rules) ?? new Map<string, T>()
  all.set(rules, known)
  return known
}

function remembered<T>(known: Map<string, T>, key: string, find: () => T): T {
  const found = known.get(key) ?? find()
  known.set(key, found)
  return found
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
