import type { LogPosition } from '../../model/index.ts'
import type { Contribution } from '../../projections/traits/index.ts'

/** Events kept one by one for an identifier that may change hands; the oldest beyond are only in its sums. */
export const ENTRIES_MAX = 10_000

/** A JSON list; the place on the log first, which makes it unique. */
export function encodeEntry({ lane, position }: LogPosition, contributions: readonly Contribution[]): string {
  return JSON.stringify([`${lane} ${position}`, contributions])
}

export function decodeEntry(text: string): Contribution[] {
  const [, contributions] = JSON.parse(text)
  return contributions
}
