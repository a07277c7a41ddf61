import { identifierOf, type BirthId, type Evidence, type IdentifierKey, type VertexKey } from '../../model/index.ts'
import type { EvidenceWrite, Plan, ProfileWrite } from '../plan.ts'
import { standsForSomebody } from '../snapshot.ts'
import type { Draft } from './draft.ts'
import { profileIdOf, type WorkingCluster } from './working-cluster.ts'

/** Turns what became of the graph into what is to be checked, locked and written. */
export function assemble(draft: Draft): Plan {
  const { known, rules, decisions } = draft
  const changed = [...known.clusters].filter(({ change }) => change >= 0)
  const nodes = assignNodes(changed, known.origin)
  const profiles = changed.map((cluster) => profileWrite(cluster, nodes.get(cluster) ?? null, draft))
  const touched = originsOf(changed, known.origin)
  const kept = new Set(nodes.values())
  return {
    rulesVersion: rules.version,
    existing: existingVertices(draft, profiles),
    registrations: draft.registrations,
    expected: [...new Set([...touched, ...draft.consulted])]
      .toSorted()
      .map((id) => ({ id, version: known.versionOf(id) })),
    expectedShared: sharedEnds(draft),
    identifiers: [...draft.identifierWrites.values()].toSorted(byKey),
    logins: draft.logins.toSorted((x, y) => (x.device < y.device ? -1 : 1)),
    evidence: [...draft.evidenceWrites.values()].map((evidence) => evidenceWrite(evidence, draft)).toSorted(byKey),
    movedEvidence: [...draft.movedEvidence].toSorted(),
    uncounted: [...draft.uncounted].map(([key, observations]) => ({ key, observations })).toSorted(byKey),
    unkept: [...draft.unkept].toSorted(),
    pins: { made: draft.pinsMade, restored: draft.pinsRestored, withdrawn: draft.pinsWithdrawn },
    conflicts: {
      made: [...draft.conflictsMade.values()].toSorted(byId),
      removed: [...draft.conflictsRemoved].toSorted(),
    },
    records: [...draft.recordWrites.values()].toSorted(byKey),
    profiles,
    retired: [...touched].filter((id) => !kept.has(id)).toSorted(),
    decisions: decisions.map((decision) => ({ ...decision, about: aboutOf(decision.effect) })),
    changes: draft.changes,
  }
}

/** The founders before and after: through them a profile finds its decisions. */
function aboutOf({ before, after }: Plan['decisions'][number]['effect']): BirthId[] {
  return [...new Set([...before, ...after].map(({ id }) => id))]
}

/**
 * Which profile node each cluster goes on with: the one that bears its name already, else the one that
 * most of its members are at. So a renamed node never takes a name that is in use.
 */
function assignNodes(
  clusters: readonly WorkingCluster[],
  origin: ReadonlyMap<VertexKey, BirthId>,
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

function profileWrite(cluster: WorkingCluster, node: BirthId | null, draft: Draft): ProfileWrite {
  const { origin } = draft.known
  const attach = cluster.members.filter(({ key }) => node === null || origin.get(key) !== node).map(({ key }) => key)
  const { evaluation, rulesVersion, lastRank, change, founder } = cluster
  return {
    node,
    id: profileIdOf(cluster),
    evaluation,
    rulesVersion,
    lastRank,
    change,
    somebody: standsForSomebody(founder.state) && !isFormer(cluster, draft),
    attach: attach.toSorted(),
  }
}

/** A tenure that turned out to be nobody's: a late login moved all its evidence elsewhere. */
function isFormer(cluster: WorkingCluster, draft: Draft): boolean {
  const { members, founder } = cluster
  const isTenure = identifierOf(founder.key) !== founder.key
  const { known } = draft
  return members.length === 1 && isTenure && !known.isBeyond(cluster) && known.evidenceAt([founder.key]).length === 0
}

/** Vertices that are in the graph and written to; those that stand for nobody are not locked: they may be hot. */
function existingVertices(draft: Draft, profiles: readonly ProfileWrite[]): VertexKey[] {
  const keys = new Set(profiles.flatMap(({ attach }) => attach))
  for (const { a, b } of draft.evidenceWrites.values()) keys.add(a).add(b)
  for (const { identifier } of draft.recordWrites.values()) keys.add(identifier)
  for (const { device } of draft.logins) keys.add(device)
  const hot = [...keys].filter((key) => draft.known.origin.has(key) && draft.isSomebody(key))
  const judged = [...draft.identifierWrites.values()].flatMap(({ vertices }) => vertices)
  return [...new Set([...hot, ...judged.filter((key) => draft.known.origin.has(key))])].toSorted()
}

/** Identifiers that were nobody's in the graph and still are, and get evidence. */
function sharedEnds(draft: Draft): IdentifierKey[] {
  const ends = [...draft.evidenceWrites.values()].flatMap(({ a, b }) => [identifierOf(a), identifierOf(b)])
  const isShared = (key: IdentifierKey) =>
    draft.known.vertex(key)?.state === 'shared' && !draft.identifierWrites.has(key)
  return [...new Set(ends)].filter(isShared).toSorted()
}

/**
 * A writer of evidence at somebody's is held up by that profile's version; between two that are nobody's none is. What is
 * filed at a tenure of an identifier with too much evidence was not read.
 */
function evidenceWrite(evidence: Evidence, draft: Draft): EvidenceWrite {
  const ends = [evidence.a, evidence.b]
  const isUnread = ends.some((end) => draft.known.isCapped(end))
  return { ...evidence, adds: isUnread || ends.every((end) => !draft.isSomebody(end)) }
}

function originsOf(clusters: readonly WorkingCluster[], origin: ReadonlyMap<VertexKey, BirthId>): Set<BirthId> {
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

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1
}
