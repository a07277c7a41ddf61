import type { IdentifierClass } from '../model/index.ts'
import type { Vertex } from './snapshot.ts'

const CLASS_RANK: Record<IdentifierClass, number> = { person: 0, device: 1, household: 2 }

/** The earliest registered vertex of the highest class, a person's identifier before a device: its birth id is the profile's. */
export function founderOf(members: readonly Vertex[]): Vertex {
  return members.reduce((first, other) => (precedes(other, first) ? other : first))
}

function precedes(a: Vertex, b: Vertex): boolean {
  return (CLASS_RANK[a.class] - CLASS_RANK[b.class] || a.birthSeq - b.birthSeq) < 0
}
