import type { Amount } from './amount.ts'
import type { BirthId } from './birth.ts'
import type { Decision } from './change.ts'
import type { Evidence } from './evidence.ts'
import type { Identifier, IdentifierClass, IdentifierKey } from './identifier.ts'

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

/** The value that won, and those that lost. */
export interface Attribute extends AttributeObservation {
  readonly others: readonly AttributeObservation[]
}

/** An identifier as a member of a profile. */
export interface Member extends Identifier {
  readonly key: IdentifierKey
  readonly class: IdentifierClass
  readonly birthId: BirthId
  readonly birthSeq: number
}

/** A profile as the graph holds it. */
export interface GraphProfile {
  readonly id: BirthId
  readonly version: number
  readonly members: readonly Member[]
  readonly records: readonly AttributeObservation[]
}

/** What is booked on anchors, added up. */
export interface Figures {
  readonly orders: number
  readonly refunds: number
  readonly spendByCurrency: Readonly<Record<string, Amount>>
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
  readonly decisions: readonly Decision[]
}
