import type { GraphProfile, Member } from '../../model/index.ts'
import type { Metrics } from './metrics.ts'

/** Profiles that a decision would join or part, as its preview names them. */
export interface PreviewedProfiles {
  readonly profilesBefore: readonly PreviewedMembers[]
  readonly profilesAfter: readonly PreviewedMembers[]
}

interface PreviewedMembers {
  readonly id: string
  /** Keys of its vertices. */
  readonly identifiers: readonly string[]
}

/** What is counted on them. */
export interface PreviewFigures {
  /** On all of them together. */
  readonly events: number
  /** In the order of `profilesBefore` and `profilesAfter`. */
  readonly before: readonly Metrics[]
  readonly after: readonly Metrics[]
}

/** @param living what is of `profilesBefore` @returns the members of each profile after; who is yet to come has no figures */
export function membersAfter(
  { profilesAfter }: PreviewedProfiles,
  living: readonly Pick<GraphProfile, 'members'>[],
): Pick<GraphProfile, 'members'>[] {
  const members = new Map<string, Member>(living.flatMap((profile) => profile.members.map((one) => [one.key, one])))
  return profilesAfter.map(({ identifiers }) => ({
    members: identifiers.map((key) => members.get(key)).filter((member) => member !== undefined),
  }))
}
