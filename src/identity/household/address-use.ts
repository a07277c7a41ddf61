import { type AttributeValue, dayOf } from '../../model/index.ts'
import { addressKey, isAddressPart } from './address-key.ts'
import { spanOver, type Span } from './uses.ts'

/** A surname at an address that a record says, and when it was seen to say so. */
export interface AddressUse extends Span {
  /** See `addressKey`. */
  readonly key: string
}

/** @returns the address that an event alone tells, on its day; null when it tells none, or a part only */
export function addressSaid(attributes: Readonly<Record<string, AttributeValue>>, occurredAt: string): AddressUse[] {
  const key = addressKey(attributes)
  const day = dayOf(occurredAt)
  return key === null ? [] : [{ key, from: day, to: day }]
}

/**
 * @param attributes all of a record, each with the instant it was said at
 * @param seen when the record was seen to say an address: those of another address do not count
 * @returns since when, if never seen before, the newest of its parts is known; null without an address
 */
export function addressUse(
  attributes: Readonly<Record<string, { readonly value: AttributeValue; readonly observedAt: string }>>,
  seen: readonly AddressUse[],
): AddressUse | null {
  const entries = Object.entries(attributes)
  const key = addressKey(Object.fromEntries(entries.map(([name, { value }]) => [name, value])))
  if (key === null) return null
  const days = entries.flatMap(([name, { observedAt }]) => (isAddressPart(name) ? [dayOf(observedAt)] : []))
  const complete = Math.max(...days)
  const { from, to } = spanOver([{ from: complete, to: complete }, ...seen.filter((use) => use.key === key)])
  return { key, from, to }
}
