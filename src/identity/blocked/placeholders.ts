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

/** @param value in lower case */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDER_VALUES.has(value) || PLACEHOLDER_PATTERNS.some((pattern) => pattern.test(value))
}
