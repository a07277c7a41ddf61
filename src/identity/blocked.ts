import type { Identifier } from '../model/index.ts'
import { builtinList } from './blocked/builtin-lists.ts'
import { globMatcher } from './blocked/glob.ts'
import { type IdentityRules, namespaceRule } from './rules.ts'

type Matcher = (value: string) => boolean

/**
 * Whether a value stands for nobody, so that it may never link anyone. It is kept all the same, so that
 * a later rule can unblock it.
 *
 * @param identifier its value is compared whole, case ignored, with the namespace's `blocked` list: values, patterns
 *   in which `*` stands for any text, and the built-in lists
 */
export function isBlocked(rules: IdentityRules, identifier: Identifier): boolean {
  return matcherOf(namespaceRule(rules, identifier.namespace).blocked)(identifier.value.toLowerCase())
}

/** Asked for each identifier of each event: a list is compiled once, and forgotten with the rules it came in. */
const compiled = new WeakMap<readonly string[], Matcher>()

function matcherOf(list: readonly string[]): Matcher {
  const known = compiled.get(list)
  if (known !== undefined) return known
  const matcher = compile(list)
  compiled.set(list, matcher)
  return matcher
}

function compile(list: readonly string[]): Matcher {
  const others = list.filter((entry) => builtinList(entry) === null).map((entry) => entry.toLowerCase())
  const values = new Set(others.filter((entry) => !entry.includes('*')))
  const matchers = [
    ...list.map(builtinList).filter((asked) => asked !== null),
    ...others.filter((entry) => entry.includes('*')).map(globMatcher),
  ]
  return (value) => values.has(value) || matchers.some((matches) => matches(value))
}
