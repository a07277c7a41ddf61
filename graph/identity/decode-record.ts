import type { StoredRecord } from '../../src/identity/index.ts'

/** Where a record says that its person lives, all three null where it does not. */
export interface AddressColumns {
  readonly addressKey: string | null
  /** Days. */
  readonly addressFrom: number | null
  readonly addressTo: number | null
}

/** A record as `identity/read-records` returns it; `attributes` as JSON. */
export interface RecordColumns extends AddressColumns {
  readonly key: string
  readonly identifier: string
  readonly source: string
  readonly attributes: string
}

export function decodeRecord({
  addressKey,
  addressFrom,
  addressTo,
  attributes,
  ...record
}: RecordColumns): StoredRecord {
  const isKnown = addressKey !== null && addressFrom !== null && addressTo !== null
  return {
    ...record,
    attributes: JSON.parse(attributes),
    address: isKnown ? { key: addressKey, from: addressFrom, to: addressTo } : null,
  }
}
