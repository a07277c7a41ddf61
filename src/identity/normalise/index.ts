/**
 * Reads an identifier as it was received into the one form that stands for it, by its namespace's rule.
 *
 * Pure: the rules are handed in. It knows no protocol, and does not judge whether a value stands for
 * somebody: what is blocked is kept, and left to the engine, so that a later rule can unblock it.
 */
import { type EventIdentifier, type Fault, faultOf, keyOf } from '../../model/index.ts'
import { isBlocked } from '../blocked.ts'
import { type IdentityRules, namespaceRule } from '../rules.ts'
import { normaliseEmail } from './email.ts'
import { normalisePhone } from './phone.ts'
import { cleanText, foldText, holdsNothing, isDamaged } from './text.ts'

/** An identifier as a source names it. */
export interface ReceivedIdentifier {
  readonly namespace: string
  readonly raw: string
  readonly verified: boolean
  /** Where in the event it was found: `traits.email`. */
  readonly field: string
}

export type NormalisedIdentifier =
  | { readonly kind: 'ok'; readonly identifier: EventIdentifier }
  /** What a program prints for nothing: there is no identifier. */
  | { readonly kind: 'placeholder' }
  | { readonly kind: 'invalid'; readonly fault: Fault }

/** Characters, of the received value and of the normalised one. */
const IDENTIFIER_LENGTH_MAX = 512

/**
 * - `id`    Unicode NFKC, invisible characters and outer spaces removed; upper and lower case stay apart,
 *           because to many systems `aB3` and `Ab3` are two customers
 * - `text`  the same, then written in ASCII, lower case, inner spaces squeezed
 * - `email` `phone`  see email.ts, phone.ts
 *
 * A blocked value that is no e-mail address or phone number (`n/a`, `0000`), or whose normal form would no longer be
 * blocked, is kept as lower-case text. Any other has its normal form, which a later rule can unblock.
 */
export function normaliseIdentifier(rules: IdentityRules, received: ReceivedIdentifier): NormalisedIdentifier {
  const { namespace, raw, field } = received
  if (raw.length > IDENTIFIER_LENGTH_MAX) return tooLong(field, raw.length)
  const text = cleanText(raw)
  if (holdsNothing(text)) return { kind: 'placeholder' }
  if (isDamaged(text))
    return invalid(
      'INVALID_IDENTIFIER',
      field,
      'holds a control character or one that was lost in transit; send plain text',
    )
  const value = valueOf(rules, namespace, text)
  if (value === null) return unreadable(rules, namespace, field)
  if (value.length > IDENTIFIER_LENGTH_MAX) return tooLong(field, value.length)
  return {
    kind: 'ok',
    identifier: { namespace, value, key: keyOf({ namespace, value }), raw, verified: received.verified },
  }
}

function valueOf(rules: IdentityRules, namespace: string, text: string): string | null {
  const { normaliser } = namespaceRule(rules, namespace)
  if (normaliser === 'id') return text
  const value = normalFormOf(rules, normaliser, text)
  const blocked = (candidate: string): boolean => isBlocked(rules, { namespace, value: candidate })
  if (value !== null && (blocked(value) || !blocked(text))) return value
  return blocked(text) ? text.toLowerCase() : null
}

function normalFormOf(
  { defaults }: IdentityRules,
  normaliser: 'text' | 'email' | 'phone',
  text: string,
): string | null {
  if (normaliser === 'text') return foldText(text)
  return normaliser === 'email' ? normaliseEmail(text, defaults.email) : normalisePhone(text, defaults.region)
}

function unreadable(rules: IdentityRules, namespace: string, field: string): NormalisedIdentifier {
  if (namespaceRule(rules, namespace).normaliser === 'email')
    return invalid(
      'INVALID_EMAIL',
      field,
      'is no e-mail address: one @ between a mailbox and a domain such as example.org is expected',
    )
  return invalid(
    'INVALID_PHONE',
    field,
    `is no phone number that can be dialled, read with ${rules.defaults.region} as its country`,
  )
}

function tooLong(field: string, length: number): NormalisedIdentifier {
  return invalid('TOO_LONG', field, `has ${length} characters; an identifier has at most ${IDENTIFIER_LENGTH_MAX}`)
}

function invalid(code: Parameters<typeof faultOf>[0], field: string, message: string): NormalisedIdentifier {
  return { kind: 'invalid', fault: faultOf(code, field, message) }
}
