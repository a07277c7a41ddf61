import type { Identifier } from '../model/index.ts'
import { type IdentityRules, namespaceRule } from './rules.ts'

/** The name under which the lists below are used in `config/identity.yaml`. */
const BUILTIN_PLACEHOLDERS = 'builtin:placeholders'

/** Whole values that people, forms and devices give when there is nobody to name; case ignored. */
const PLACEHOLDER_VALUES: ReadonlySet<string> = new Set(
  [
    'anonymous, anon, guest, nobody, unknown, unidentified, undefined, null, none, nil, nan, user, customer, visitor',
    'test, tester, testing, dummy, sample, default, example, placeholder, xxx, tbd, tba, true, false, [object object]',
    'n/a, na, n.a., #n/a, not available, not applicable, not provided, not set, (not set), unavailable, missing, empty',
    'blank, no email, noemail, no phone, nophone, refused, declined, -1, -, --, ., ?, *, 123456789, 1234567890, 0123456789',
    // Ids that many devices share: an old Android's, and the network address that phones show to apps.
    '9774d56d682e549c, 02:00:00:00:00:00, ff:ff:ff:ff:ff:ff, ffffffff-ffff-ffff-ffff-ffffffffffff',
  ].flatMap((line) => line.split(', ')),
)

const PLACEHOLDER_PATTERNS: readonly RegExp[] = [
  // Nothing but zeros and separators: 0, 0000, 00000000-0000-0000-0000-000000000000, 00:00:00:00:00:00.
  /^\+?[0.:\- ]*0[0.:\- ]*$/,
  // One digit or x seven times or more, as typed to get past a form: 9999999, xxxxxxxx, +44 999 999 9999.
  /^\+?(\d)\1{6,}$/,
  /^\+\d{1,3}(\d)\1{6,}$/,
  /^x{4,}$/,
  // Mailboxes that take no mail, whatever the domain.
  /^(no-?e?mail|none|null|undefined|unknown|anonymous|n\/?a|na|nobody|nomail|no-?reply|do-?not-?reply)@/,
  /^(test|asdf|a|aa|aaa|x|xx|xxx|abc|e?-?mail)@(test|asdf|a|aa|aaa|x|xx|xxx|abc|e?-?mail)\.[a-z]{2,3}$/,
]

/**
 * Whether a value stands for nobody, so that it may never link anyone. It is kept all the same, so that
 * a later rule can unblock it.
 *
 * @param identifier its value is compared whole, case ignored, with the namespace's `blocked` list
 */
export function isBlocked(rules: IdentityRules, identifier: Identifier): boolean {
  const value = identifier.value.toLowerCase()
  return namespaceRule(rules, identifier.namespace).blocked.some((entry) =>
    entry === BUILTIN_PLACEHOLDERS ? isBuiltinPlaceholder(value) : entry.toLowerCase() === value,
  )
}

function isBuiltinPlaceholder(value: string): boolean {
  return PLACEHOLDER_VALUES.has(value) || PLACEHOLDER_PATTERNS.some((pattern) => pattern.test(value))
}
