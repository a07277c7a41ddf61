/**
 * Who lives together: a pure function over founders, beside `partition` and after it. It never takes part in deciding
 * who is one person, and nothing of it is stored as truth: after a merge or a split it is asked again.
 */
import type { BirthId } from '../../model/index.ts'
import { bonds } from './bonds.ts'
import { type BoundMember, membersOf } from './members.ts'
import { type HouseholdProfile, type SharedUse, usesOf } from './uses.ts'

export { addressKey } from './address-key.ts'
export { householdLinkKind } from './link-kind.ts'
export type { HouseholdLink, HouseholdProfile } from './uses.ts'

export interface Household {
  /** `h` and the digits of the birth id of its earliest member's founder. */
  readonly id: string
  /** Two at least: the holder first, then by registration. */
  readonly members: readonly BoundMember[]
}

/**
 * Joins profiles as Kruskal does, from the strongest bond to the weakest, in an order that does not depend on arrival.
 * What more than `sizeMax` profiles use (an office's switchboard) counts for nothing, and a join that would make a
 * household of more than `sizeMax` is refused; weaker bonds go on being tried.
 *
 * @param profiles each once
 * @param sizeMax profiles a household holds at most, as `households.sizeMax` of the rules
 * @returns households by id; who lives with nobody is in none
 */
export function households(
  profiles: readonly HouseholdProfile[],
  { sizeMax }: { readonly sizeMax: number },
): Household[] {
  const uses = usesOf(profiles, sizeMax)
  const groups = new Map(profiles.map((profile) => [profile.id, [profile]]))
  for (const { a, b } of bonds(uses)) unite(groups, a, b, sizeMax)
  return [...usesByGroup(groups, uses)]
    .map(([group, binding]) => householdOf(group.toSorted(byRegistration), binding))
    .toSorted((x, y) => (x.id < y.id ? -1 : 1))
}

type Group = HouseholdProfile[]

function unite(groups: Map<BirthId, Group>, a: BirthId, b: BirthId, sizeMax: number): void {
  const [left, right] = [groups.get(a) ?? [], groups.get(b) ?? []]
  if (left === right || left.length + right.length > sizeMax) return
  left.push(...right)
  for (const { id } of right) groups.set(id, left)
}

/** @returns for each group what two at least of its members use: a group of one uses nothing with others */
function usesByGroup(groups: ReadonlyMap<BirthId, Group>, uses: readonly SharedUse[]): Map<Group, SharedUse[]> {
  const binding = new Map<Group, SharedUse[]>()
  for (const use of uses)
    for (const [group, users] of Map.groupBy(use.byProfile.keys(), (id) => groups.get(id) ?? []))
      if (users.length > 1) binding.set(group, [...(binding.get(group) ?? []), use])
  return binding
}

function byRegistration(a: HouseholdProfile, b: HouseholdProfile): number {
  return a.since - b.since || (a.id < b.id ? -1 : 1)
}

/** @param group by registration */
function householdOf(group: readonly HouseholdProfile[], binding: readonly SharedUse[]): Household {
  const [earliest = ''] = group.map(({ id }) => id)
  return { id: `h${earliest.slice(1)}`, members: membersOf(group, binding) }
}
