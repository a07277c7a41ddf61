import {
  observationsIn,
  type BirthId,
  type GraphProfile,
  type Member,
  type ObservedValue,
} from '../../src/model/index.ts'
import { decodeOwnership } from '../identity/decode-identifier.ts'

/** `ownership` as JSON. */
type MemberColumns = Omit<Member, 'ownership'> & { readonly ownership: string | null }

/** A profile as both read statements return it. */
export interface ProfileColumns {
  readonly asked: string
  readonly id: BirthId
  readonly version: number
  readonly reflectsChange: number
  readonly members: readonly MemberColumns[]
  readonly records: readonly { readonly source: string; readonly attributes: string }[]
}

export function decodeProfile({
  id,
  version,
  reflectsChange,
  members,
  records,
}: Omit<ProfileColumns, 'asked'>): GraphProfile {
  const decoded = members.map((member) => ({ ...member, ownership: decodeOwnership(member.ownership) }))
  return {
    id,
    version,
    reflectsChange,
    members: decoded.toSorted((a, b) => a.birthSeq - b.birthSeq),
    records: records.flatMap(({ source, attributes }) =>
      observationsIn({ source, attributes: JSON.parse(attributes) as Record<string, ObservedValue> }),
    ),
  }
}
