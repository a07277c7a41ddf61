import { encodeToken, type Fault, lastPositions } from '../../model/index.ts'
import type { EventReading, Reading, RefusedReading } from './canonical.ts'
import type { LogAppended, Protocol, Sender } from './ports.ts'

/** Items that came in together, in their order. */
export interface IngestBatch {
  readonly protocol: Protocol
  readonly sender: Sender
  /** JSON values, each an event complete in itself, as the protocol's channel reads it. */
  readonly items: readonly unknown[]
  /** Instant, ISO 8601. */
  readonly receivedAt: string
  /** Bytes of one item as JSON text. */
  readonly eventBytesMax: number
}

/** `read = accepted + duplicates + suppressed + deadLettered`, always. */
export interface IngestAnswer {
  readonly read: number
  readonly accepted: number
  readonly duplicates: number
  /** Events of erased people; none until there is erasure. */
  readonly suppressed: number
  readonly deadLettered: number
  /** For `after:` of reads: they then show what this batch wrote. */
  readonly token: string
  /** One for each item; null where it was refused without one. */
  readonly messageIds: readonly (string | null)[]
  /** Why items were refused, in their order. */
  readonly faults: readonly IngestFault[]
  /** What was left out of items that were taken. */
  readonly notices: readonly IngestNotice[]
}

export interface IngestNotice {
  /** Which item, from 0. */
  readonly index: number
  readonly messageId: string | null
  readonly fault: Fault
}

interface IngestFault extends IngestNotice {
  readonly deadLetterId: string
}

/** How a dead letter fared when it was sent in again. */
export type RetryOutcome = LogAppended | { readonly kind: 'fault'; readonly fault: Fault }

/** @param appended one for each event among `readings`; `letterIds` one for each refused item */
export function answerOf(
  readings: readonly Reading[],
  appended: readonly LogAppended[],
  letterIds: readonly string[],
): IngestAnswer {
  const accepted = appended.filter(({ kind }) => kind === 'accepted').length
  return {
    read: readings.length,
    accepted,
    duplicates: appended.length - accepted,
    suppressed: 0,
    deadLettered: letterIds.length,
    token: encodeToken(lastPositions(appended.map(({ at }) => at))),
    messageIds: readings.map(messageIdOf),
    faults: faultsOf(readings, letterIds),
    notices: readings.flatMap((reading, index) => noticesOf(reading, index)),
  }
}

export function isEvent(reading: Reading): reading is EventReading {
  return reading.kind === 'event'
}

export function isRefused(reading: Reading): reading is RefusedReading {
  return reading.kind === 'refused'
}

function messageIdOf(reading: Reading): string | null {
  return reading.kind === 'event' ? reading.event.messageId : reading.messageId
}

function faultsOf(readings: readonly Reading[], letterIds: readonly string[]): IngestFault[] {
  const ids = letterIds.values()
  return readings.flatMap((reading, index) => {
    if (!isRefused(reading)) return []
    return [{ index, messageId: reading.messageId, fault: reading.fault, deadLetterId: ids.next().value ?? '' }]
  })
}

function noticesOf(reading: Reading, index: number): IngestNotice[] {
  return isEvent(reading) ? reading.notices.map((fault) => ({ index, messageId: reading.event.messageId, fault })) : []
}
