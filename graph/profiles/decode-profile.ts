import type { ObservedValue } from '../../src/identity/index.ts'
import type { AttributeObservation, BirthId, GraphProfile, Member } from '../../src/model/index.ts'

/** A profile as both read statements return it. */
export interface ProfileColumns {
  readonly asked: string
  readonly id: BirthId
  readonly version: number
  readonly members: readonly Member[]
  readonly records: readonly { readonly source: string; readonly attributes: string }[]
}

export function decodeProfile({ id, version, members, records }: ProfileColumns): GraphProfile {
  const sorted = [...members].toSorted((a, b) => a.birthSeq - b.birthSeq)
  return { id, version, members: sorted, records: records.flatMap(observationsOf) }
}

/** A record's attribute; one stored before it was asked whether it was verified does not say so. */
type StoredValue = ObservedValue & Partial<Pick<AttributeObservation, 'verified' | 'basis'>>

function observationsOf({ source, attributes }: ProfileColumns['records'][number]): AttributeObservation[] {
  const observed = Object.entries(JSON.parse(attributes) as Record<string, StoredValue>)
  return observed.map(([name, { value, observedAt, verified = true, basis }]) => ({
    name,
    value,
    source,
    observedAt,
    verified,
    ...(basis === undefined ? {} : { basis }),
  }))
}
