import type { CanonicalEvent, IdentifierKey } from '../../model/index.ts'

type Properties = CanonicalEvent['properties']

/** Property of a cart's event: identifier to version, of the carts that the change rests on. */
export const EXPECTED_CARTS = 'expected_carts'
/** Property of a cart's event that says all that is in it: the identifiers whose carts it knew. */
export const COVERED_CARTS = 'covered_carts'

/** How often each vertex's cart has changed; absent: never, or it was forgotten since. */
export type CartVersions = ReadonlyMap<IdentifierKey, number>

/** @returns the versions that a change rests on; null when it rests on none */
export function expectedVersions(properties: Properties): CartVersions | null {
  const expected = Object.hasOwn(properties, EXPECTED_CARTS) ? properties[EXPECTED_CARTS] : null
  if (typeof expected !== 'object' || expected === null || Array.isArray(expected)) return null
  return new Map(Object.entries(expected).map(([key, version]) => [key, Number(version)]))
}

/** @returns identifiers whose carts a `set` knew, those the event names aside */
export function coveredCarts(properties: Properties): IdentifierKey[] {
  const covered = Object.hasOwn(properties, COVERED_CARTS) ? properties[COVERED_CARTS] : null
  return Array.isArray(covered) ? covered.filter((key) => typeof key === 'string') : []
}
