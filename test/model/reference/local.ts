import { namespaceRule, type IdentityRules } from '../../../src/identity/rules.ts'
import type { Observation } from './facts.ts'
import { classOfKey, isBlockedKey, namespaceOf, SLOTS_PER_DAY, type WholeKey } from './keys.ts'

/** `blocked`, `household` and `shared` identifiers link nobody; of a `crowded` one the unverified evidence links nobody. */
export type State = 'blocked' | 'household' | 'shared' | 'crowded' | 'active'

export function takesPart(state: State): boolean {
  return state === 'active' || state === 'crowded'
}

/** @param all observations at the identifier that are not retracted */
export function stateOf(whole: WholeKey, all: readonly Observation[], rules: IdentityRules): State {
  if (isBlockedKey(rules, whole)) return 'blocked'
  if (classOfKey(rules, whole) === 'household') return 'household'
  const verified = all.filter(({ rule }) => rule === 'together')
  if (classOfKey(rules, whole) === 'device') return isSeenWithTooMany(whole, all, rules) ? 'shared' : 'active'
  if (isSeenWithTooMany(whole, verified, rules)) return 'shared'
  return isSeenWithTooMany(whole, all, rules) ? 'crowded' : 'active'
}

/** Each at both its ends. */
export function byIdentifier(observations: readonly Observation[]): ReadonlyMap<WholeKey, readonly Observation[]> {
  const found = new Map<WholeKey, Observation[]>()
  for (const observation of observations)
    for (const end of [observation.a, observation.b]) {
      const there = found.get(end)
      if (there === undefined) found.set(end, [observation])
      else there.push(observation)
    }
  return found
}

export function otherEnd({ a, b }: Observation, whole: WholeKey): WholeKey {
  return a === whole ? b : a
}

/** Whole days since 1970. */
export function daysOf({ days, slots }: Observation): Set<number> {
  return new Set([...days, ...[...slots].map((slot) => Math.floor(slot / SLOTS_PER_DAY))])
}

function isSeenWithTooMany(whole: WholeKey, observations: readonly Observation[], rules: IdentityRules): boolean {
  return namespaceRule(rules, namespaceOf(whole)).shared.some((entry) => {
    const uses = observations
      .map((observation) => ({ who: otherEnd(observation, whole), observation }))
      .filter(({ who }) => namespaceOf(who) === entry.with && !isBlockedKey(rules, who))
      .map(({ who, observation }) => ({ who, days: daysOf(observation) }))
    return mostWithin(entry.withinDays, uses) > entry.moreThan
  })
}

interface Use {
  readonly who: string
  readonly days: ReadonlySet<number>
}

/** @returns how many different ones were in use within one window of days, in the window where they are most */
export function mostWithin(windowDays: number, uses: readonly Use[]): number {
  const starts = new Set(uses.flatMap(({ days }) => [...days]))
  const counts = [...starts].map((start) => {
    const within = uses.filter(({ days }) => [...days].some((day) => day >= start && day < start + windowDays))
    return new Set(within.map(({ who }) => who)).size
  })
  return Math.max(0, ...counts)
}
