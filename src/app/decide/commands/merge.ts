import { EMPTY_SNAPSHOT, mergeVerdict, verdictsOf, type Cluster, type Verdict } from '../../../identity/index.ts'
import type { Pin, VertexKey } from '../../../model/index.ts'
import type { Command } from '../command.ts'
import { badRequest, conflict } from '../faults.ts'
import { liveCluster } from '../live-cluster.ts'
import type { MergeWish } from '../wishes.ts'

const PROFILES_MAX = 100

/** @throws SelfsameError BAD_REQUEST */
export function mergeCommand({ profileIds }: MergeWish): Command {
  const ids = [...new Set(profileIds)].toSorted()
  if (ids.length < 2 || ids.length > PROFILES_MAX)
    throw badRequest(
      `${ids.length} different ids of profiles are given; 2 to ${PROFILES_MAX} are needed`,
      'Name the profiles that are one person',
    )
  return {
    request: ['merge', ids],
    profiles: ids,
    async judge(head, begun, graph) {
      const asked = ids.map((id) => liveCluster(begun, id))
      const clusters = [...new Map(asked.map((cluster) => [cluster.profileId, cluster])).values()]
      if (clusters.length < 2)
        throw conflict(
          `All of these ids lead to one profile already: ${clusters[0]?.profileId}`,
          'Nothing is to be done',
        )
      const profiles = clusters.map(({ profileId, members }) => ({ id: profileId, members }))
      const vertices = clusters.flatMap(({ members }) => members.map(({ key }) => key))
      const snapshot = await graph.completeSnapshot(
        { ...EMPTY_SNAPSHOT, clusters },
        { identifiers: [], vertices },
        begun.rules,
      )
      const founders = clusters.map(founderKey)
      return {
        verdict: withoutHeld(mergeVerdict(head, profiles, begun.rules), founders, snapshot.pins.values()),
        basis: clusters,
        snapshot,
        wanted: { together: [founders], apart: [] },
      }
    },
  }
}

function founderKey({ profileId, members }: Cluster): VertexKey {
  return members.find(({ birthId }) => birthId === profileId)?.key ?? ''
}

/**
 * What earlier pins hold to one that is pinned need not be pinned again: were it, taking the earlier decision back would
 * part nobody.
 */
function withoutHeld(verdict: Verdict, founders: readonly VertexKey[], pins: Iterable<Pin>): Verdict {
  const { groupOf } = verdictsOf(pins, [])
  const make = verdict.make.map((pin) => {
    const held = pin.sides.flat().toSorted((x, y) => Number(founders.includes(y)) - Number(founders.includes(x)))
    const first = new Map(held.toReversed().map((key) => [groupOf(key), key]))
    return {
      ...pin,
      sides: [held.filter((key) => founders.includes(key) || first.get(groupOf(key)) === key).toSorted()],
    }
  })
  return { ...verdict, make }
}
