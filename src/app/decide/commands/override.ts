import { EMPTY_SNAPSHOT, overrideVerdict } from '../../../identity/index.ts'
import type { AttributeValue } from '../../../model/index.ts'
import { ANYTHING, type Command } from '../command.ts'
import { badRequest, unknownProfile } from '../faults.ts'
import { liveCluster } from '../live-cluster.ts'
import type { OverrideWish } from '../wishes.ts'

/** As the gate takes them from sources. */
const NAME_LENGTH_MAX = 128
const TEXT_LENGTH_MAX = 4_096

/** @throws SelfsameError BAD_REQUEST */
export function overrideCommand({ profileId, name, value: given }: OverrideWish): Command {
  checkName(name)
  const value = checkedValue(given)
  return {
    request: ['override', profileId, name, value],
    profiles: [profileId],
    async judge(head, begun, graph) {
      const cluster = liveCluster(begun, profileId)
      // After the cluster: what was said meanwhile has raised its version, and it is all done again.
      const observations = await graph.observations(profileId)
      const founder = cluster.members.find(({ birthId }) => birthId === cluster.profileId)
      if (founder === undefined) throw unknownProfile(profileId)
      const verdict = overrideVerdict(head, founder, { name, value }, observations)
      return { verdict, basis: [cluster], snapshot: EMPTY_SNAPSHOT, wanted: ANYTHING }
    },
  }
}

function checkName({ length }: string): void {
  if (length >= 1 && length <= NAME_LENGTH_MAX) return
  throw badRequest(
    `The name of the attribute has ${length} characters; 1 to ${NAME_LENGTH_MAX} are allowed`,
    'Name it as its sources do: `selfsame profile` shows what a profile has',
  )
}

/** The value is a person's: it is told by its length. */
function checkedValue(value: OverrideWish['value']): AttributeValue {
  if (typeof value === 'string' && value.length > TEXT_LENGTH_MAX)
    throw badRequest(`The value has ${value.length} characters; at most ${TEXT_LENGTH_MAX} are allowed`, 'Shorten it')
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value))
    return value ?? null
  throw badRequest('No value is given, or a list or an object', 'Give a text, a number, true, false or null')
}
