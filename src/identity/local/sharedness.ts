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
  const { shared, class: kind } = namespaceRule(rules, namespace)
  const verified = uses.filter(({ rule }) => rule === TOGETHER)
  const exceeds = (some: readonly Use[]) => shared.some((limit) => exceedsWindow(limit, some, rules))
  if (exceeds(kind === 'device' ? uses : verified)) return 'shared'
  return exceeds(uses) ? 'crowded' : null
}

function exceedsWindow(
  { with: namespace, moreThan, withinDays }: NamespaceRule['shared'][number],
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
