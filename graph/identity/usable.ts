import type { IdentityRules } from '../../src/identity/index.ts'

/** What tells evidence that could join somebody from evidence that counts for nothing, as `reasonOfEnds` does. */
export interface UsableParameters {
  readonly mustBeVerified: readonly string[]
  /** Whether all namespaces but those named must be, too. */
  readonly othersMustBeVerified: boolean
  /** Namespaces with rules of their own. */
  readonly named: readonly string[]
  readonly never: readonly (readonly [string, string])[]
}

export function usableBy({ namespaces, otherNamespaces, pairs }: IdentityRules): UsableParameters {
  const never = pairs.filter(({ counts }) => !counts).map(({ between }) => between)
  return {
    mustBeVerified: Object.keys(namespaces).filter((name) => namespaces[name]?.mustBeVerified),
    othersMustBeVerified: otherNamespaces.mustBeVerified,
    named: Object.keys(namespaces),
    never: [...never, ...never.map(([one, other]): [string, string] => [other, one])],
  }
}
