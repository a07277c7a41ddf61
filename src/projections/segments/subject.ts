import type { Scalar } from '../../model/index.ts'

/** What happened, as a person's recent activity has it. */
export interface SubjectEvent {
  /** ms */
  readonly atMs: number
  readonly type: string
  readonly name: string | null
  readonly channel: string | null
  readonly source: string
}

/** A number of a trait; of `window` hours or days in the trait's own unit, or of all time. */
export interface SubjectNumber {
  readonly trait: string
  /** Of a trait with values for each group: which. */
  readonly of: string | null
  readonly window: number | null
  readonly value: number
}

/** What is known of a person when segments are judged. */
export interface Subject {
  readonly attributes: ReadonlyMap<string, Scalar>
  /** As they were at the instant at which the subject is judged. */
  readonly numbers: readonly SubjectNumber[]
  /** In any order. */
  readonly events: readonly SubjectEvent[]
  readonly orders: number
  /** ms; null when nothing ever happened. */
  readonly lastSeenMs: number | null
  readonly identifiers: number
  readonly verifiedIdentifiers: number
}
