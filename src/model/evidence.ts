import { digest } from './digest.ts'
import { identifierOf, type IdentifierKey, type VertexKey } from './identifier.ts'

/** Used, or kept but not used. */
export type EvidenceState = 'accepted' | 'parked' | 'pending' | 'retracted'

/** Why evidence is parked. */
export type ParkedReason = 'limit' | 'pin' | 'shared' | 'blocked' | 'household' | 'rule' | 'unverified' | 'conflict'

/** A dated observation that two vertices belong to one person: one per pair, rule, source and owner. */
export interface Evidence {
  readonly key: string
  /** The smaller key of the two. */
  readonly a: VertexKey
  readonly b: VertexKey
  readonly rule: string
  readonly source: string
  /** Whom the events named as the owner of what can change hands; null for nobody, or where neither end can. */
  readonly owner: IdentifierKey | null
  /** Higher is stronger: that of the pair, else the lower of both namespaces' priorities; 0 for scores. */
  readonly strength: number
  /** Days it was seen, as whole days since 1970-01-01 UTC, ascending; without those of `slots`. */
  readonly days: readonly number[]
  /** Quarters of an hour it was seen, since 1970-01-01 UTC, ascending, where a login that comes late may move it. */
  readonly slots: readonly number[]
  readonly state: EvidenceState
  readonly reason: ParkedReason | null
  /** Match weight in bits, to a thousandth; null for what was seen and not scored. */
  readonly score: number | null
  /** The version of the model that gave the score; null when none gives it any more, or none did. */
  readonly modelVersion: string | null
}

const DAY_MS = 86_400_000
export const SLOT_MS = 900_000
const SLOTS_PER_DAY = DAY_MS / SLOT_MS

export function evidenceKey({
  a,
  b,
  rule,
  source,
  owner,
}: Pick<Evidence, 'a' | 'b' | 'rule' | 'source' | 'owner'>): string {
  const [low, high] = a < b ? [a, b] : [b, a]
  return digest(`evidence/${JSON.stringify([low, high, rule, source, owner])}`)
}

/** @returns whole quarters of an hour since 1970-01-01 UTC */
export function slotOf(instant: string): number {
  return Math.floor(Date.parse(instant) / SLOT_MS)
}

export function dayOfSlot(slot: number): number {
  return Math.floor(slot / SLOTS_PER_DAY)
}

/** @returns whole days since 1970-01-01 UTC */
export function dayOf(instant: string): number {
  return Math.floor(Date.parse(instant) / DAY_MS)
}

/** @returns all days it was seen, ascending */
export function daysSeen({ days, slots }: Pick<Evidence, 'days' | 'slots'>): readonly number[] {
  return slots.length === 0 ? days : [...new Set([...days, ...slots.map(dayOfSlot)])].toSorted((x, y) => x - y)
}

/** @returns what stands for all that was observed of a pair, by one rule, source and owner, however it is filed */
export function observationId({
  a,
  b,
  rule,
  source,
  owner,
}: Pick<Evidence, 'a' | 'b' | 'rule' | 'source' | 'owner'>): string {
  const pair = [identifierOf(a), identifierOf(b)].toSorted()
  return digest(`observation/${JSON.stringify([...pair, rule, source, owner])}`)
}

/** @returns the day as `YYYY-MM-DD` */
export function dateOfDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}
