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

function observationsOf({ source, attributes }: ProfileColumns['records'][number]): AttributeObservation[] {
  const observed = Object.entries(JSON.parse(attributes) as Record<string, ObservedValue>)
  return observed.map(([name, { value, observedAt }]) => ({ name, value, source, observedAt }))
}
