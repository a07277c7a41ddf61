import type { BirthId } from '../../model/index.ts'
import { type HouseholdLinkKind, LINK_KINDS, type SharedUse } from './uses.ts'

/** Two profiles that use the same thing. */
export interface Bond {
  readonly a: BirthId
  readonly b: BirthId
  readonly kind: HouseholdLinkKind
  readonly key: string
  /** Since both use it. */
  readonly day: number
}

/** @returns the strongest first: kind, then day, then key, then the profiles; no two are alike */
export function bonds(uses: readonly SharedUse[]): Bond[] {
  return uses.flatMap(bondsOf).toSorted(compare)
}

function bondsOf({ kind, key, byProfile }: SharedUse): Bond[] {
  const users = [...byProfile].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return users.flatMap(([a, first], at) =>
    users.slice(at + 1).map(([b, second]) => ({ a, b, kind, key, day: Math.max(first.from, second.from) })),
  )
}

function compare(x: Bond, y: Bond): number {
  return (
    LINK_KINDS.indexOf(x.kind) - LINK_KINDS.indexOf(y.kind) ||
    x.day - y.day ||
    compareText(x.key, y.key) ||
    compareText(x.a, y.a) ||
    compareText(x.b, y.b)
  )
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
