import type { CanonicalEvent, IdentifierKey } from '../model/index.ts'
import type { ObservedValue, StoredRecord } from './snapshot.ts'

/** A record is its source's: the same id at two sources is two records. */
export function recordKey(source: string, identifier: IdentifierKey): string {
  return `${source}/${identifier}`
}

/**
 * Lays an event's attributes over what its source said before: per attribute the newest observation stays,
 * ties by value, so that the order of arrival does not matter. A null withdraws the attribute, with its date.
 *
 * @returns the record after it, or null when it says nothing new
 */
export function mergeRecord(
  stored: StoredRecord | undefined,
  event: CanonicalEvent,
  identifier: IdentifierKey,
): StoredRecord | null {
  const attributes: Record<string, ObservedValue> = { ...stored?.attributes }
  let news = false
  for (const [name, value] of Object.entries(event.record?.attributes ?? {})) {
    const incoming = { value, observedAt: event.occurredAt }
    const known = attributes[name]
    if (known !== undefined && !supersedes(incoming, known)) continue
    attributes[name] = incoming
    news = true
  }
  return news ? { key: recordKey(event.source, identifier), identifier, source: event.source, attributes } : null
}

function supersedes(incoming: ObservedValue, known: ObservedValue): boolean {
  const laterMs = Date.parse(incoming.observedAt) - Date.parse(known.observedAt)
  if (laterMs !== 0) return laterMs > 0
  return JSON.stringify(incoming.value) > JSON.stringify(known.value)
}
