import type { BirthId, IdentifierKey } from '../model/index.ts'
import type { Plan, ProfileWrite } from './plan.ts'
import type { Working } from './working.ts'
import { profileIdOf, type WorkingCluster } from './working-cluster.ts'

/** Turns what a batch made of the graph into what is to be checked, locked and written. */
export function assemble(working: Working, rulesVersion: number): Plan {
  const changed = [...working.clusters].filter(({ change }) => change >= 0)
  const nodes = assignNodes(changed, working.origin)
  const profiles = changed.map((cluster) => profileWrite(cluster, nodes.get(cluster) ?? null, working.origin))
  const touched = originsOf(changed, working.origin)
  const kept = new Set(nodes.values())
  return {
    rulesVersion,
    existing: existingVertices(working, profiles),
    registrations: working.registrations,
    expected: [...new Set([...touched, ...working.consulted])]
      .toSorted()
      .map((id) => ({ id, version: working.versionOf(id) })),
    evidence: [...working.evidenceWrites.values()].toSorted(byKey),
    records: [...working.recordWrites.values()].toSorted(byKey),
    profiles,
    retired: [...touched].filter((id) => !kept.has(id)).toSorted(),
    decisions: working.decisions,
    changes: working.changes,
  }
}

/**
 * Which profile node each cluster goes on with: the one that bears its name already, else the one that
 * most of its members are at. So a renamed node never takes a name that is in use.
 */
function assignNodes(
  clusters: readonly WorkingCluster[],
  origin: ReadonlyMap<IdentifierKey, BirthId>,
): Map<WorkingCluster, BirthId> {
  const nodes = new Map<WorkingCluster, BirthId>()
  for (const cluster of clusters) {
    const id = profileIdOf(cluster)
    if (origin.get(cluster.founder.key) === id) nodes.set(cluster, id)
  }
  const taken = new Set(nodes.values())
  for (const cluster of clusters) {
    if (nodes.has(cluster)) continue
    const node = mostCommon(
      cluster.members.map(({ key }) => origin.get(key)).filter((id) => id !== undefined && !taken.has(id)),
    )
    if (node === undefined) continue
    nodes.set(cluster, node)
    taken.add(node)
  }
  return nodes
}

function mostCommon(ids: readonly (BirthId | undefined)[]): BirthId | undefined {
  const counts = new Map<BirthId, number>()
  for (const id of ids) if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0]
}

function profileWrite(
  cluster: WorkingCluster,
  node: BirthId | null,
  origin: ReadonlyMap<IdentifierKey, BirthId>,
): ProfileWrite {
  const attach = cluster.members.filter(({ key }) => node === null || origin.get(key) !== node).map(({ key }) => key)
  const { evaluation, lastRank, change, founder } = cluster
  return {
    node,
    id: profileIdOf(cluster),
    evaluation,
    lastRank,
    change,
    somebody: founder.state === 'active',
    attach: attach.toSorted(),
  }
}

/** Vertices that are in the graph and written to; those that stand for nobody are not locked: they may be hot. */
function existingVertices(working: Working, profiles: readonly ProfileWrite[]): IdentifierKey[] {
  const keys = new Set(profiles.flatMap(({ attach }) => attach))
  for (const { a, b } of working.evidenceWrites.values()) keys.add(a).add(b)
  for (const { identifier } of working.recordWrites.values()) keys.add(identifier)
  return [...keys].filter((key) => working.origin.has(key) && working.vertex(key)?.state === 'active').toSorted()
}

function originsOf(clusters: readonly WorkingCluster[], origin: ReadonlyMap<IdentifierKey, BirthId>): Set<BirthId> {
  const origins = new Set<BirthId>()
  for (const { members } of clusters)
    for (const { key } of members) {
      const id = origin.get(key)
      if (id !== undefined) origins.add(id)
    }
  return origins
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : 1
}
