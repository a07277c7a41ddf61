import type { ObservedValue } from '../../src/identity/index.ts'
import type { AttributeObservation, BirthId, GraphProfile, Member } from '../../src/model/index.ts'
import { decodeOwnership } from '../identity/decode-identifier.ts'

/** `ownership` as JSON. */
type MemberColumns = Omit<Member, 'ownership'> & { readonly ownership: string | null }

/** A profile as both read statements return it. */
export interface ProfileColumns {
  readonly asked: string
  readonly id: BirthId
  readonly version: number
  readonly members: readonly MemberColumns[]
  readonly records: readonly { readonly source: string; readonly attributes: string }[]
}

export function decodeProfile({ id, version, members, records }: ProfileColumns): GraphProfile {
  const decoded = members.map((member) => ({ ...member, ownership: decodeOwnership(member.ownership) }))
  return {
    id,
    version,
    members: decoded.toSorted((a, b) => a.birthSeq - b.birthSeq),
    records: records.flatMap(observationsOf),
  }
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
