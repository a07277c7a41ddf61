import { identifierOf, type BirthId, type GraphProfile, type IdentifierKey, type Member } from '../../model/index.ts'
import type { ProfileState } from '../../projections/index.ts'

/** What a profile is found by: any birth id of it, or an identifier in its last owner's use. */
export type ProfileName = `birth:${BirthId}` | `identifier:${IdentifierKey}`

/** Change numbers are of one length, so that scripts compare them as text. */
const NUMBER_DIGITS = 16

export function numberText(changeSeq: number): string {
  return String(changeSeq).padStart(NUMBER_DIGITS, '0')
}

const DAY_MS = 86_400_000
/** What nobody asked for in so long, and no change touched, is filled in again when it is asked for. */
const PROFILE_MS = 7 * DAY_MS
/** Longer than any read of the graph takes to come here. */
const MARK_MS = 600_000

/** @returns arguments of `put-profiles`: the profile and what leads to it; of none the mark that it is gone */
export function entriesOf({ id, reflectsChange, profile }: ProfileState): (string | number)[] {
  const number = numberText(reflectsChange)
  if (profile === null) return [`profile:${id}`, number, '', MARK_MS]
  const { members, records, version } = profile
  const stored = JSON.stringify({ id, version, members, records })
  const leading = members.flatMap(namesOf).flatMap((name) => [name, number, id, PROFILE_MS])
  return [`profile:${id}`, number, stored, PROFILE_MS, ...leading]
}

/** @returns what is stored behind a name, unless it is another's: what leads to a profile may be older than the profile */
export function profileNamed(name: ProfileName, stored: string): GraphProfile | null {
  if (stored.length <= NUMBER_DIGITS) return null
  const profile = JSON.parse(stored.slice(NUMBER_DIGITS)) as Omit<GraphProfile, 'reflectsChange'>
  const isNamed = profile.members.some((member) => namesOf(member).includes(name))
  return isNamed ? { ...profile, reflectsChange: Number(stored.slice(0, NUMBER_DIGITS)) } : null
}

/** Of an identifier that changed hands, who has it now is found by it. */
function namesOf({ key, birthId, ownership }: Member): ProfileName[] {
  const identifier = identifierOf(key)
  const isCurrent = (ownership.at(-1)?.vertex ?? identifier) === key
  return isCurrent ? [`birth:${birthId}`, `identifier:${identifier}`] : [`birth:${birthId}`]
}
