import type { Cluster, Plan, Snapshot } from '../../identity/index.ts'
import type { BirthId, VertexKey } from '../../model/index.ts'
import type { Wanted } from './command.ts'
import { conflict } from './faults.ts'

/** The profile of each vertex. */
export type Places = ReadonlyMap<VertexKey, BirthId>

export function placesIn(clusters: readonly Cluster[]): Places {
  return new Map(clusters.flatMap(({ profileId, members }) => members.map(({ key }) => [key, profileId])))
}

/** Where the vertices of a snapshot would be once the plan is carried out. */
export function placesAfter({ clusters }: Snapshot, { decisions }: Plan): Places {
  const places = new Map(placesIn(clusters))
  const keys = new Map(clusters.flatMap(({ members }) => members.map(({ key, birthId }) => [birthId, key])))
  for (const { id, members } of decisions.flatMap(({ effect }) => effect.after))
    for (const birth of members) places.set(keys.get(birth) ?? birth, id)
  return places
}

/** @throws SelfsameError CONFLICT that says what came of it instead */
export function requireFulfilled({ together, apart }: Wanted, places: Places, tense: 'would be' | 'is'): void {
  const several = together.map((keys) => profilesOf(keys, places)).find(({ length }) => length > 1)
  if (several !== undefined)
    throw conflict(
      `What is to be one profile ${tense} several: ${several.join(', ')}`,
      'Evidence of their component waits for a background job, or something changed meanwhile: ask again later',
    )
  const ids = apart.flatMap((keys) => profilesOf(keys, places))
  const mixed = ids.find((id, at) => ids.indexOf(id) !== at)
  if (mixed !== undefined)
    throw conflict(`What is to be apart ${tense} of one profile: ${mixed}`, 'Something changed meanwhile: ask again')
}

function profilesOf(keys: readonly VertexKey[], places: Places): BirthId[] {
  return [...new Set(keys.map((key) => places.get(key) ?? 'none'))].toSorted()
}
