import type { BirthId, IdentifierClass } from '../model/index.ts'
import type { Evaluation, Vertex } from './snapshot.ts'

/** A cluster while a plan is made. */
export interface WorkingCluster {
  members: Vertex[]
  founder: Vertex
  evaluation: Evaluation
  /** Index of the last change that wrote to it; -1 for none. */
  change: number
}

/** A profile's id is its founder's birth id. */
export function profileIdOf(cluster: WorkingCluster): BirthId {
  return cluster.founder.birthId
}

export function workingCluster(members: readonly Vertex[], evaluation: Evaluation = 'simple'): WorkingCluster {
  return { members: [...members], founder: founderOf(members), evaluation, change: -1 }
}

const CLASS_RANK: Record<IdentifierClass, number> = { person: 0, device: 1, household: 2 }

/** The earliest registered vertex of the highest class: a person's identifier before a device. */
export function founderOf(members: readonly Vertex[]): Vertex {
  return members.reduce((first, other) => (precedes(other, first) ? other : first))
}

function precedes(a: Vertex, b: Vertex): boolean {
  return (CLASS_RANK[a.class] - CLASS_RANK[b.class] || a.birthSeq - b.birthSeq) < 0
}

/** Moves the members of `from` into `into`. */
export function absorb(into: WorkingCluster, from: WorkingCluster): void {
  into.members.push(...from.members)
  into.founder = precedes(from.founder, into.founder) ? from.founder : into.founder
  into.change = Math.max(into.change, from.change)
}
