import type { BirthId } from '../../model/index.ts'
import { founderOf } from '../founder.ts'
import type { Evaluation, Vertex } from '../snapshot.ts'

/** A cluster while a plan is made. */
export interface WorkingCluster {
  members: Vertex[]
  founder: Vertex
  evaluation: Evaluation
  rulesVersion: number
  /** As `Cluster.lastRank`. */
  lastRank: string
  /** Index of the last change that wrote to it; -1 for none. */
  change: number
}

/** A profile's id is its founder's birth id. */
export function profileIdOf(cluster: WorkingCluster): BirthId {
  return cluster.founder.birthId
}

export function workingCluster(
  members: readonly Vertex[],
  {
    evaluation = 'simple',
    lastRank = '',
    rulesVersion,
  }: Pick<WorkingCluster, 'rulesVersion'> & Partial<WorkingCluster>,
): WorkingCluster {
  return { members: [...members], founder: founderOf(members), evaluation, rulesVersion, lastRank, change: -1 }
}

/** Moves the members of `from` into `into`; evidence of this rank joined them. */
export function absorb(into: WorkingCluster, from: WorkingCluster, rank: string): void {
  into.members.push(...from.members)
  into.founder = founderOf([into.founder, from.founder])
  into.evaluation = moreInvolved(into.evaluation, from.evaluation)
  into.lastRank = latest(into.lastRank, from.lastRank, rank)
  into.change = Math.max(into.change, from.change)
}

/** A vertex whose state or standing changed, in the place of what it was. */
export function replaceMember(cluster: WorkingCluster, vertex: Vertex): void {
  cluster.members = cluster.members.map((member) => (member.key === vertex.key ? vertex : member))
  if (cluster.founder.key === vertex.key) cluster.founder = vertex
}

const EVALUATION_RANK: Record<Evaluation, number> = { simple: 0, contested: 1, pinned: 2, oversized: 3 }

export function moreInvolved(one: Evaluation, other: Evaluation): Evaluation {
  return EVALUATION_RANK[one] >= EVALUATION_RANK[other] ? one : other
}

function latest(...ranks: readonly string[]): string {
  return ranks.reduce((last, rank) => (rank > last ? rank : last))
}
