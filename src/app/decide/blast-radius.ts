import type { Plan, Snapshot } from '../../identity/index.ts'
import type { BirthId, Membership, VertexKey } from '../../model/index.ts'

/** What a decision would change. */
export interface BlastRadius {
  readonly profilesBefore: readonly PreviewedProfile[]
  readonly profilesAfter: readonly PreviewedProfile[]
  /** How many profiles there are, before and after, that it joins or parts: each counts once. */
  readonly profiles: number
  /** How many ids would lead to another profile than they do now. */
  readonly ids: number
  /** How many identifiers these profiles hold. */
  readonly identifiers: number
  /** How many pieces of evidence would be used where they were not, or the other way round. */
  readonly evidence: number
}

export interface PreviewedProfile {
  readonly id: BirthId
  /** Keys of its vertices, sorted. */
  readonly identifiers: readonly VertexKey[]
}

export function blastRadius(snapshot: Snapshot, { decisions, registrations, evidence }: Plan): BlastRadius {
  const [decision] = decisions
  const { before, after } = decision?.effect ?? { before: [], after: [] }
  const keys = new Map<BirthId, VertexKey>(
    [...snapshot.clusters.flatMap(({ members }) => members), ...registrations].map(({ birthId, key }) => [
      birthId,
      key,
    ]),
  )
  const shown = ({ id, members }: Membership) => ({
    id,
    identifiers: members.map((birth) => keys.get(birth) ?? '').toSorted(),
  })
  return {
    profilesBefore: before.map(shown),
    profilesAfter: after.map(shown),
    profiles: new Set([...before, ...after].map(({ id }) => id)).size,
    ids: before.flatMap(({ id, members }) => members.filter((birth) => idAfter(after, birth) !== id)).length,
    identifiers: new Set([...before, ...after].flatMap(({ members }) => members)).size,
    evidence: evidence.filter(({ key, state }) => snapshot.evidence.get(key)?.state !== state).length,
  }
}

function idAfter(after: readonly Membership[], birth: BirthId): BirthId | undefined {
  return after.find(({ members }) => members.includes(birth))?.id
}
