import { EMPTY_SNAPSHOT, retractVerdict, type Cluster } from '../../../identity/index.ts'
import type { BirthId, Evidence, VertexKey } from '../../../model/index.ts'
import { ANYTHING, type Command } from '../command.ts'
import { badRequest, conflict } from '../faults.ts'
import { liveCluster } from '../live-cluster.ts'
import type { DecisionGraph } from '../ports.ts'

const EVIDENCE_MAX = 1_000

/** "This evidence is wrong": whether that parts the profile is for the rest of the evidence to say. */
export function retractCommand(profileId: BirthId, given: readonly string[]): Command {
  const keys = [...new Set(given)].toSorted()
  if (keys.length < 1 || keys.length > EVIDENCE_MAX)
    throw badRequest(
      `${keys.length} pieces of evidence are given; 1 to ${EVIDENCE_MAX} are needed`,
      'Name evidence by its key, as `Profile.evidence` and `selfsame why` show it',
    )
  return {
    request: ['retract', profileId, keys],
    profiles: [profileId],
    async judge(head, begun, graph) {
      const cluster = liveCluster(begun, profileId)
      const evidence = await graph.evidence(keys)
      checkEvidence(keys, evidence, cluster)
      const births = await birthsAt(graph, evidence)
      return {
        verdict: retractVerdict(head, evidence, (key) => births.get(key)),
        basis: [cluster],
        snapshot: EMPTY_SNAPSHOT,
        wanted: ANYTHING,
      }
    },
  }
}

/** The birth id of each vertex that the evidence is at. */
async function birthsAt(
  graph: Pick<DecisionGraph, 'clustersByVertex'>,
  evidence: readonly Evidence[],
): Promise<ReadonlyMap<VertexKey, BirthId>> {
  const clusters = await graph.clustersByVertex(evidence.flatMap(({ a, b }) => [a, b]))
  const members = [...clusters.values()].flatMap((cluster) => cluster.members)
  return new Map(members.map(({ key, birthId }) => [key, birthId]))
}

function checkEvidence(keys: readonly string[], evidence: readonly Evidence[], cluster: Cluster): void {
  const members = new Set(cluster.members.map(({ key }) => key))
  const found = new Map(evidence.map((item) => [item.key, item]))
  for (const key of keys) {
    const item = found.get(key)
    if (item === undefined || !(members.has(item.a) || members.has(item.b)))
      throw badRequest(`Evidence ${key} is not of profile ${cluster.profileId}`, 'Name evidence of this profile')
    if (item.state === 'retracted') throw conflict(`Evidence ${key} is retracted already`, 'Leave it out')
  }
}
