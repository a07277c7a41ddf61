import { EMPTY_SNAPSHOT, splitVerdict, type Cluster } from '../../../identity/index.ts'
import { identifierOf, parseKey, type IdentifierKey } from '../../../model/index.ts'
import type { Command } from '../command.ts'
import { badRequest, conflict } from '../faults.ts'
import { liveCluster } from '../live-cluster.ts'
import { loosened } from '../loosen.ts'
import type { SplitWish } from '../wishes.ts'
import { retractCommand } from './retract.ts'

/** @throws SelfsameError BAD_REQUEST */
export function splitCommand({ profileId, parts, evidence }: SplitWish): Command {
  if ((parts == null) === (evidence == null))
    throw badRequest('Exactly one of parts and evidence must be given', 'Say who is whom, or which evidence is wrong')
  return parts == null ? retractCommand(profileId, evidence ?? []) : partsCommand(profileId, parts)
}

/** Parts a profile; what held the parts together by an earlier verdict is withdrawn by this one. */
function partsCommand(profileId: string, given: readonly (readonly IdentifierKey[])[]): Command {
  const parts = given.map((part) => [...new Set(part)].toSorted())
  checkParts(parts)
  return {
    request: ['split', profileId, parts],
    profiles: [profileId],
    async judge(head, begun, graph) {
      const cluster = liveCluster(begun, profileId)
      const members = cluster.members.map(({ key }) => key)
      const vertices = Map.groupBy(members, identifierOf)
      const sides = parts.map((part, at) => part.flatMap((key) => vertices.get(key) ?? refuse(key, at, cluster)))
      const verdict = splitVerdict(head, members, sides)
      const split = verdict.make.flatMap((pin) => pin.sides)
      if (split.some(({ length }) => length === 0))
        throw conflict('The first part would be left with nothing', 'Leave something to every part')
      const snapshot = await graph.completeSnapshot(
        { ...EMPTY_SNAPSHOT, clusters: [cluster] },
        { identifiers: [], vertices: members },
        begun.rules,
      )
      return {
        verdict: loosened(verdict, head, split, snapshot.pins.values()),
        basis: [cluster],
        snapshot,
        wanted: { together: split, apart: split },
      }
    },
  }
}

function checkParts(parts: readonly (readonly IdentifierKey[])[]): void {
  const remedy = 'Name two parts at least; identifiers that none names stay with the first, which alone may be empty'
  if (parts.length < 2) throw badRequest(`${parts.length} parts are given`, remedy)
  const empty = parts.findIndex(({ length }, at) => length === 0 && at > 0)
  if (empty > 0) throw badRequest(`Part ${empty + 1} is empty`, remedy)
  const named = parts.flat()
  if (new Set(named).size < named.length) throw badRequest('An identifier is named in two parts', 'Name it in one')
}

/** The value is a person's: only what kind of identifier it is may be said. */
function refuse(key: IdentifierKey, part: number, { profileId }: Cluster): never {
  throw badRequest(
    `Part ${part + 1} names an identifier of namespace ${parseKey(key)?.namespace} that is not of profile ${profileId}`,
    'Name identifiers as `selfsame profile` shows them',
  )
}
