import type { BirthId } from '../../model/index.ts'

/** What people who live together have in common, the strongest first. */
export const LINK_KINDS = ['account', 'landline', 'address', 'device'] as const
export type HouseholdLinkKind = (typeof LINK_KINDS)[number]

/** That a profile uses something which others may use too. */
export interface HouseholdLink {
  readonly kind: HouseholdLinkKind
  /** Of what is used: the identifier's key, uncut, or `addressKey`. */
  readonly key: string
  /** First and last day it was seen, as whole days since 1970. */
  readonly from: number
  readonly to: number
}

export interface HouseholdProfile {
  /** The profile's id: its founder's birth id. */
  readonly id: BirthId
  /** When its founder was registered: any number that orders births over the whole graph. */
  readonly since: number
  readonly links: readonly HouseholdLink[]
}

/** One thing that several profiles use. */
export interface SharedUse {
  readonly kind: HouseholdLinkKind
  readonly key: string
  readonly byProfile: ReadonlyMap<BirthId, Span>
}

export interface Span {
  readonly from: number
  readonly to: number
}

/** @returns what two profiles at least and `sizeMax` at most use */
export function usesOf(profiles: readonly HouseholdProfile[], sizeMax: number): SharedUse[] {
  const uses = new Map<string, SharedUse & { readonly byProfile: Map<BirthId, Span> }>()
  for (const { id, links } of profiles)
    for (const { kind, key, from, to } of links) {
      const name = `${kind} ${key}`
      const use = uses.get(name) ?? { kind, key, byProfile: new Map() }
      use.byProfile.set(id, spanOver([{ from, to }, use.byProfile.get(id)]))
      uses.set(name, use)
    }
  return [...uses.values()].filter(({ byProfile }) => byProfile.size > 1 && byProfile.size <= sizeMax)
}

/** @returns from the first day of any to the last day of any */
export function spanOver(spans: readonly (Span | undefined)[]): Span {
  const known = spans.filter((span) => span !== undefined)
  return { from: Math.min(...known.map(({ from }) => from)), to: Math.max(...known.map(({ to }) => to)) }
}
