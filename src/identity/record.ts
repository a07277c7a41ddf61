import type { CanonicalEvent, IdentifierKey, ObservedValue } from '../model/index.ts'
import { addressSaid, addressUse, type AddressUse } from './household/address-use.ts'
import type { StoredRecord } from './snapshot.ts'

/** A record is its source's: the same id at two sources is two records. */
export function recordKey(source: string, identifier: IdentifierKey): string {
  return `${source}/${identifier}`
}

/**
 * Lays an event's attributes over what its source said before: per attribute the newest observation stays,
 * ties by value, then verified, so that the order of arrival does not matter. A null withdraws the attribute, with its date.
 *
 * @returns the record after it, or null when it says nothing new
 */
export function mergeRecord(
  stored: StoredRecord | undefined,
  event: CanonicalEvent,
  identifier: IdentifierKey,
): StoredRecord | null {
  const said = event.record?.attributes ?? {}
  const news = newsOf(event, identifier, stored)
  const attributes = { ...stored?.attributes, ...Object.fromEntries(news) }
  const known = stored?.address ?? null
  const address = addressUse(attributes, [...(known === null ? [] : [known]), ...addressSaid(said, event.occurredAt)])
  if (news.length === 0 && isSameUse(address, known)) return null
  return { key: recordKey(event.source, identifier), identifier, source: event.source, attributes, address }
}

/** @returns what supersedes what is known */
function newsOf(
  { record, occurredAt, identifiers }: CanonicalEvent,
  identifier: IdentifierKey,
  stored: StoredRecord | undefined,
): [name: string, ObservedValue][] {
  // A record's own id is its source's, and vouched for.
  const { verified = true } = identifiers.find(({ key }) => key === identifier) ?? {}
  return Object.entries(record?.attributes ?? {}).flatMap(([name, value]): [string, ObservedValue][] => {
    const incoming = { value, observedAt: occurredAt, ...(verified ? {} : { verified }) }
    const known = stored?.attributes[name]
    return known !== undefined && !supersedes(incoming, known) ? [] : [[name, incoming]]
  })
}

function isSameUse(one: AddressUse | null, other: AddressUse | null): boolean {
  return one?.key === other?.key && one?.from === other?.from && one?.to === other?.to
}

function supersedes(incoming: ObservedValue, known: ObservedValue): boolean {
  const laterMs = Date.parse(incoming.observedAt) - Date.parse(known.observedAt)
  if (laterMs !== 0) return laterMs > 0
  const [one, other] = [JSON.stringify(incoming.value), JSON.stringify(known.value)]
  return one === other ? (incoming.verified ?? true) && known.verified === false : one > other
}
