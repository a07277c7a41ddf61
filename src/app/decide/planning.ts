import {
  planVerdict,
  type Cluster,
  type IdentityRules,
  type Needed,
  type Plan,
  type Snapshot,
  type Verdict,
} from '../../identity/index.ts'
import { identifierOf } from '../../model/index.ts'
import { planned } from '../planned.ts'
import type { Judgement } from './command.ts'
import { refuseContradictions } from './contradictions.ts'
import { keysOf } from './readings.ts'
import type { DecisionGraph } from './ports.ts'

export interface Planned {
  readonly plan: Plan
  readonly snapshot: Snapshot
}

/**
 * @returns null when the clusters that the verdict was made from are others now
 * @throws SelfsameError CONFLICT when it contradicts a verdict that holds
 */
export async function planOf(
  graph: DecisionGraph,
  { verdict, basis, snapshot: known }: Judgement,
  rules: IdentityRules,
): Promise<Planned | null> {
  const snapshot = await completed(graph, known, await neededBy(graph, verdict), rules)
  if (!basis.every((cluster) => isSame(cluster, snapshot))) return null
  const united = verdict.kind === 'merge' ? basis.flatMap(({ members }) => members.map(({ key }) => key)) : []
  refuseContradictions(verdict, snapshot.pins.values(), united)
  return planned(graph, snapshot, (whole) => planVerdict(whole, verdict, rules))
}

/** Asks for nothing that is there. */
async function completed(
  graph: DecisionGraph,
  known: Snapshot,
  { identifiers, vertices }: Needed,
  rules: IdentityRules,
): Promise<Snapshot> {
  const complete = known.clusters.filter(({ profileId }) => known.complete.has(profileId))
  const there = new Set(complete.flatMap(({ members }) => members.map(({ key }) => key)))
  const missing = vertices.filter((key) => !there.has(key))
  return identifiers.length + missing.length === 0
    ? known
    : graph.completeSnapshot(known, { identifiers, vertices: missing }, rules)
}

async function neededBy(
  graph: DecisionGraph,
  { make, restore, withdraw, ends: births, override }: Verdict,
): Promise<Needed> {
  const ends = await keysOf(graph, births)
  const pinned = [...make, ...restore, ...withdraw].flatMap(({ sides }) => sides.flat())
  return {
    identifiers: [...new Set(ends.map(identifierOf))].toSorted(),
    vertices: [...new Set([...ends, ...pinned, ...override.map(({ record }) => record.identifier)])].toSorted(),
  }
}

function isSame({ profileId, version }: Cluster, { clusters }: Snapshot): boolean {
  return clusters.some((cluster) => cluster.profileId === profileId && cluster.version === version)
}
