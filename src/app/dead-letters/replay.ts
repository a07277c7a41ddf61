import { encodeToken, type Fault, lastPositions } from '../../model/index.ts'
import type { RetryOutcome } from '../ingest/index.ts'

/** How the letters that were sent in again fared: each is accepted, a duplicate, or a dead letter still. */
export interface Replay {
  readonly accepted: number
  readonly duplicates: number
  readonly deadLettered: number
  /** For `after:` of reads: they then show what this replay wrote. */
  readonly token: string
  /** Those that were refused again. `id` is what the letter is called now: another one when its fault is another. */
  readonly refused: readonly { readonly id: string; readonly fault: Fault }[]
}

export type Replayed = { readonly id: string } & RetryOutcome

export function replayOf(outcomes: readonly Replayed[]): Replay {
  const taken = outcomes.filter((outcome) => outcome.kind !== 'fault')
  const refused = outcomes.filter((outcome) => outcome.kind === 'fault').map(({ id, fault }) => ({ id, fault }))
  const accepted = taken.filter(({ kind }) => kind === 'accepted').length
  return {
    accepted,
    duplicates: taken.length - accepted,
    deadLettered: refused.length,
    token: encodeToken(lastPositions(taken.map(({ at }) => at))),
    refused,
  }
}
