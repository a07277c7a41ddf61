import type { ChannelEvent, RawIdentifier } from '../../channels/index.ts'
import { isBlocked } from '../../identity/blocked.ts'
import { type NormalisedIdentifier, normaliseIdentifier } from '../../identity/normalise/index.ts'
import { classOf, type IdentityRules } from '../../identity/rules.ts'
import { type EventIdentifier, type Fault, faultOf } from '../../model/index.ts'

/** As many as the canonical event holds. */
const IDENTIFIERS_MAX = 100

/** Whose id makes an e-mail address on an `identify` a vouched one. */
const OWNER_NAMESPACE = 'customer'

/**
 * An identifier that cannot be read refuses the event, so that a source whose mapping is broken is noticed and
 * nothing is attached to half of a person: two addresses in one field, a name in the e-mail column.
 * A phone number does not. Shops write "after six" and "see notes" into that field, and which digits can be
 * dialled is a matter of region and date: the event goes on without it, the answer says so, and the value stays
 * where it was received, for a later normaliser.
 */
const LEFT_OUT = new Set(['INVALID_PHONE'])

export type IdentifiersRead =
  | { readonly kind: 'ok'; readonly identifiers: readonly EventIdentifier[]; readonly notices: readonly Fault[] }
  | { readonly kind: 'fault'; readonly fault: Fault }

/** @param trusted without it, only device-class identifiers are verified */
export function identifiersOf(event: ChannelEvent, rules: IdentityRules, trusted: boolean): IdentifiersRead {
  if (event.identifiers.length > IDENTIFIERS_MAX) return tooMany(event.identifiers)
  const hasOwner = event.identifiers.some((raw) => isOwner(raw, rules))
  const read = event.identifiers.map((raw) => normalise(raw, rules, trusted, hasOwner))
  const faults = read.flatMap((one) => (one.kind === 'invalid' ? [one.fault] : []))
  const refusal = faults.find(({ code }) => !LEFT_OUT.has(code))
  if (refusal) return { kind: 'fault', fault: refusal }
  return {
    kind: 'ok',
    identifiers: unique(read.flatMap((one) => (one.kind === 'ok' ? [one.identifier] : []))),
    notices: faults,
  }
}

function normalise(
  raw: RawIdentifier,
  rules: IdentityRules,
  trusted: boolean,
  hasOwner: boolean,
): NormalisedIdentifier {
  const isVouched = raw.vouched === 'always' || (raw.vouched === 'with-owner' && hasOwner)
  const verified = isVouched && (trusted || classOf(rules, raw.namespace) === 'device')
  return normaliseIdentifier(rules, { namespace: raw.namespace, raw: raw.raw, verified, field: raw.field })
}

function isOwner(raw: RawIdentifier, rules: IdentityRules): boolean {
  if (raw.namespace !== OWNER_NAMESPACE) return false
  const read = normaliseIdentifier(rules, { ...raw, verified: false })
  return read.kind === 'ok' && !isBlocked(rules, read.identifier)
}

/** Each key once, where it was first named; verified if it is so anywhere. */
function unique(identifiers: readonly EventIdentifier[]): EventIdentifier[] {
  const byKey = new Map<string, EventIdentifier>()
  for (const identifier of identifiers) {
    const known = byKey.get(identifier.key)
    byKey.set(identifier.key, { ...(known ?? identifier), verified: identifier.verified || (known?.verified ?? false) })
  }
  return [...byKey.values()]
}

function tooMany(identifiers: readonly RawIdentifier[]): IdentifiersRead {
  const field = identifiers[IDENTIFIERS_MAX]?.field ?? ''
  const message = `is one of ${identifiers.length} identifiers; an event has at most ${IDENTIFIERS_MAX}`
  return { kind: 'fault', fault: faultOf('TOO_MANY', field, message) }
}
