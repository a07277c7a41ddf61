import { digest } from './birth.ts'
import type { IdentifierKey } from './identifier.ts'

/** Used, or kept but not used. */
export type EvidenceState = 'accepted' | 'parked' | 'pending' | 'retracted'

/** Why evidence is parked. */
export type ParkedReason = 'limit' | 'pin' | 'shared' | 'blocked' | 'household' | 'unverified' | 'conflict'

/** A dated observation that two identifiers belong to one person: one per pair, rule and source. */
export interface Evidence {
  readonly key: string
  /** The smaller key of the two. */
  readonly a: IdentifierKey
  readonly b: IdentifierKey
  readonly rule: string
  readonly source: string
  /** Higher is stronger; deterministic rules only: the lower of both namespaces' priorities. */
  readonly strength: number
  /** Days it was seen, as whole days since 1970-01-01 UTC, ascending. */
  readonly days: readonly number[]
  readonly state: EvidenceState
  readonly reason: ParkedReason | null
}

const DAY_MS = 86_400_000

export function evidenceKey(a: IdentifierKey, b: IdentifierKey, rule: string, source: string): string {
  const [low, high] = a < b ? [a, b] : [b, a]
  return digest(`evidence/${JSON.stringify([low, high, rule, source])}`)
}

/** @returns whole days since 1970-01-01 UTC */
export function dayOf(instant: string): number {
  return Math.floor(Date.parse(instant) / DAY_MS)
}

/** @returns the day as `YYYY-MM-DD` */
export function dateOfDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}
