import type { Amount } from './amount.ts'
import type { BirthId } from './birth.ts'
import type { Decision } from './change.ts'
import type { Evidence } from './evidence.ts'
import {
  identifierOf,
  type Identifier,
  type IdentifierClass,
  type IdentifierKey,
  type VertexKey,
} from './identifier.ts'
import type { Ownership } from './pin.ts'

export type AttributeValue = string | number | boolean | null

/** One source's value of one attribute. */
export interface AttributeObservation {
  readonly name: string
  readonly value: AttributeValue
  readonly source: string
  /** Instant, ISO 8601. */
  readonly observedAt: string
  /** Said beside a verified identifier; true where that is unknown. */
  readonly verified: boolean
  /** Of a steward's override: the digest of what the sources said when it was set. */
  readonly basis?: string
}

/** One value of an attribute as a record keeps it. */
export interface ObservedValue {
  readonly value: AttributeValue
  /** Instant, ISO 8601. */
  readonly observedAt: string
  /** @default true */
  readonly verified?: boolean
  /** As `AttributeObservation.basis`. */
  readonly basis?: string
  /** Of an override whose decision was undone. @default false */
  readonly withdrawn?: boolean
}

/** @returns what a record says: what was withdrawn is said no more */
export function observationsIn(record: {
  readonly source: string
  readonly attributes: Readonly<Record<string, ObservedValue>>
}): AttributeObservation[] {
  return Object.entries(record.attributes).flatMap(
    ([name, { value, observedAt, verified = true, basis, withdrawn }]) =>
      withdrawn
        ? []
        : [{ name, value, source: record.source, observedAt, verified, ...(basis === undefined ? {} : { basis }) }],
  )
}

/** The value that won, and those that lost. */
export interface Attribute extends AttributeObservation {
  readonly others: readonly AttributeObservation[]
}

/** An identifier as a member of a profile: the whole of it, or one tenure of it where it changed hands. */
export interface Member extends Identifier {
  readonly key: VertexKey
  /** Whether anybody who is trusted vouched for it. */
  readonly verified: boolean
  /** Since when whose vertex the identifier was; empty unless it changed hands. */
  readonly ownership: readonly Ownership[]
  readonly class: IdentifierClass
  readonly birthId: BirthId
  readonly birthSeq: number
}

/** A profile as the graph holds it. */
export interface GraphProfile {
  readonly id: BirthId
  /** Number of the last change that it was written by. */
  readonly version: number
  /** All changes up to this number are in it. */
  readonly reflectsChange: number
  readonly members: readonly Member[]
  readonly records: readonly AttributeObservation[]
}

/** What was booked on an identifier, all of it or in some spans of time. */
export interface Anchor {
  readonly key: IdentifierKey
  /** Moments in ms, from the first to before the second; null for all time. */
  readonly spans: readonly (readonly [fromMs: number, toMs: number])[] | null
}

/** @returns what was booked on each member */
export function anchorsOf({ members }: Pick<GraphProfile, 'members'>): Anchor[] {
  return members.map(anchorOfMember)
}

/** @returns what was booked while the identifier was in the use that this vertex stands for */
export function anchorOfMember({ key, ownership }: Pick<Member, 'key' | 'ownership'>): Anchor {
  const identifier = identifierOf(key)
  if (ownership.length === 0) return { key: identifier, spans: null }
  const spans = ownership.map(({ fromMs, vertex }, at) => ({
    vertex,
    // What was before the first login is the first owner's.
    fromMs: at === 0 ? -Infinity : fromMs,
    toMs: ownership[at + 1]?.fromMs ?? Infinity,
  }))
  const own = spans.filter(({ vertex }) => vertex === key)
  return { key: identifier, spans: own.map(({ fromMs, toMs }) => [fromMs, toMs]) }
}

/** Whether a moment is one of the anchor's. */
export function isWithin({ spans }: Anchor, atMs: number): boolean {
  return spans === null || spans.some(([fromMs, toMs]) => fromMs <= atMs && atMs < toMs)
}

/** When and by whom an identifier was seen. */
export interface Sighting {
  /** Instants, ISO 8601. */
  readonly firstSeen: string
  readonly lastSeen: string
  readonly sources: readonly string[]
}

/** One event as recent activity shows it. */
export interface Activity {
  readonly messageId: string
  readonly type: string
  readonly name: string | null
  readonly source: string
  readonly channel: string | null
  readonly occurredAt: string
  readonly amount: Amount | null
  readonly currency: string | null
}

export interface ProfileLedger {
  readonly evidence: readonly Evidence[]
  /** The newest. */
  readonly decisions: readonly LedgerDecision[]
}

/** A decision with the one that took it back; null while it holds. */
export type LedgerDecision = Decision & { readonly undoneBy: string | null }
