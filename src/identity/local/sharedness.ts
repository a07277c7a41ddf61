import type { IdentifierKey } from '../../model/index.ts'
import { TOGETHER } from '../observe.ts'
import { namespaceRule, type IdentityRules, type NamespaceRule } from '../rules.ts'
import { isSomebody, type Use } from './use.ts'

/** Whether an identifier is used by too many to be anybody's. `crowded`: only by those whom nobody vouched for. */
export type Sharedness = 'shared' | 'crowded' | null

/**
 * Counted on the whole identifier, over windows of event time, never relative to now and never from clusters. Unverified
 * use does not make a person's identifier shared: else anybody could part a victim from his address by naming it often.
 */
export function sharednessOf(namespace: string, uses: readonly Use[], rules: IdentityRules): Sharedness {
  return excessOf(namespace, uses, rules)?.as ?? null
}

/** Why an identifier is used by too many. */
export interface Excess {
  readonly as: NonNullable<Sharedness>
  /** The bounds that are exceeded. */
  readonly bounds: readonly SharedBound[]
  /** Whether a use is of those that exceed them. */
  counts(use: Use): boolean
}

type SharedBound = NamespaceRule['shared'][number]

export function excessOf(namespace: string, uses: readonly Use[], rules: IdentityRules): Excess | null {
  const { shared, class: kind } = namespaceRule(rules, namespace)
  if (shared.length === 0) return null
  const excess = (as: Excess['as'], isCounted: (use: Use) => boolean): Excess | null => {
    const counted = uses.filter(isCounted)
    const bounds = shared.filter((bound) => exceedsWindow(bound, counted, rules))
    const counts = (use: Use) => isCounted(use) && bounds.some((bound) => bound.with === use.otherNamespace)
    return bounds.length > 0 ? { as, bounds, counts } : null
  }
  return (
    excess('shared', ({ rule }) => kind === 'device' || rule === TOGETHER) ??
    (kind === 'device' ? null : excess('crowded', () => true))
  )
}

function exceedsWindow(
  { with: namespace, moreThan, withinDays }: SharedBound,
  uses: readonly Use[],
  rules: IdentityRules,
): boolean {
  const beside = uses.filter(({ otherNamespace }) => otherNamespace === namespace)
  if (new Set(beside.map(({ other }) => other)).size <= moreThan) return false
  const seen = [...Map.groupBy(beside, ({ other }: Use): IdentifierKey => other)]
    .filter(([other]) => isSomebody(other, rules))
    .map(([other, some]) => [other, some.flatMap(({ days }) => days)] as const)
  return distinctWithin(seen, withinDays) > moreThan
}

/** @returns the most different ones that have a day within any window of so many days */
export function distinctWithin<T>(seen: readonly (readonly [T, readonly number[]])[], windowDays: number): number {
  const moments = seen.flatMap(([who, days]) => days.map((day) => ({ who, day }))).toSorted((x, y) => x.day - y.day)
  const inWindow = new Map<T, number>()
  let from = 0
  let most = 0
  for (const { who, day } of moments) {
    inWindow.set(who, (inWindow.get(who) ?? 0) + 1)
    for (let first = moments[from]; first !== undefined && first.day <= day - windowDays; first = moments[++from])
      leave(inWindow, first.who)
    most = Math.max(most, inWindow.size)
  }
  return most
}

function leave<T>(inWindow: Map<T, number>, who: T): void {
  const left = (inWindow.get(who) ?? 0) - 1
  if (left > 0) inWindow.set(who, left)
  else inWindow.delete(who)
}
