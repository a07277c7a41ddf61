import { type IdentityRules, namespaceRule } from '../../identity/index.ts'
import type { BirthId, Decision, Evidence, GraphProfile, Member } from '../../model/index.ts'

/** @returns by the namespace's priority, highest first, then by key */
export function membersInOrder(rules: IdentityRules, profile: GraphProfile): Member[] {
  const priority = (member: Member) => namespaceRule(rules, member.namespace).priority
  return profile.members.toSorted((a, b) => priority(b) - priority(a) || compareText(a.key, b.key))
}

/** @returns the other birth ids of the profile, in the order of registration */
export function aliasesOf(profile: GraphProfile): BirthId[] {
  const others = profile.members.filter(({ birthId }) => birthId !== profile.id)
  return others.toSorted((a, b) => a.birthSeq - b.birthSeq).map(({ birthId }) => birthId)
}

/** @returns strongest first, then by key */
export function evidenceInOrder(evidence: readonly Evidence[]): Evidence[] {
  return evidence.toSorted((a, b) => b.strength - a.strength || compareText(a.key, b.key))
}

/** @returns newest first */
export function decisionsInOrder<Entry extends Decision>(decisions: readonly Entry[]): Entry[] {
  return decisions.toSorted((a, b) => compareText(b.at, a.at) || compareText(a.id, b.id))
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
