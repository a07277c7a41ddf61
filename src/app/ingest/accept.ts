import type { Channel } from '../../channels/index.ts'
import type { IdentityRules } from '../../identity/rules.ts'
import { laneOf, type RequestContext, requireScope } from '../../model/index.ts'
import { answerOf, type IngestAnswer, type IngestBatch, isEvent, isRefused, type RetryOutcome } from './answer.ts'
import { EVENT_BYTES_MAX, type Manner, type Reading, readItem, readLogged } from './canonical.ts'
import type { DeadLetter, DeadLetters, EventLog, LogAppended, Protocol } from './ports.ts'

export interface IngestParts {
  readonly log: EventLog
  readonly deadLetters: DeadLetters
  /** Those in force. */
  readonly rules: () => IdentityRules
  readonly channels: Readonly<Record<Protocol, Channel>>
  /** ISO 4217; for purchases whose source names none. */
  readonly defaultCurrency: string
}

/**
 * Takes what sources send. Resolves only when every item is on disk: on its lane of the log, or as a dead letter
 * with the reason. One bad item never fails its batch.
 */
export class Ingest {
  readonly #parts: IngestParts

  constructor(parts: IngestParts) {
    this.#parts = parts
  }

  /**
   * Events go first and dead letters second: if the second fails, so does the call, and its retry finds the
   * events there already. The other way round, a full backlog would add the same dead letters at every retry.
   *
   * @throws SelfsameError FORBIDDEN without the scope `ingest`
   * @throws SelfsameError BACKLOG_FULL when the log is at its bound: nothing was taken
   * @throws SelfsameError UNAVAILABLE when a store does not answer: events with a messageId can be sent again safely
   */
  async accept(context: RequestContext, batch: IngestBatch): Promise<IngestAnswer> {
    requireScope(context, 'ingest')
    const manner = this.#manner(batch)
    const readings = batch.items.map((item) => readItem(item, manner))
    const appended = await this.#append(batch.sender.scope, readings)
    const letterIds = await this.#refuse(batch, readings)
    return answerOf(readings, appended, letterIds)
  }

  /**
   * Sends a dead letter in again, as of the time it was received; it is not added to the dead letters again.
   * Its bound is a file's: a person looked at it and wants it taken. An event that the worker could not apply lies on
   * the log already and is appended again: its letter's scope is one of its own, in which its messageId is not known.
   */
  async retry(context: RequestContext, letter: DeadLetter): Promise<RetryOutcome> {
    requireScope(context, 'ingest')
    const reading = this.#readLetter(letter)
    if (reading.kind === 'refused') return { kind: 'fault', fault: reading.fault }
    const [appended] = await this.#append(letter.sender.scope, [reading])
    if (appended) return appended
    throw new TypeError('The event log answered nothing for one event')
  }

  #readLetter({ protocol, sender, receivedAt, raw }: DeadLetter): Reading {
    if (protocol === 'log') return readLogged(raw)
    return readItem(raw, this.#manner({ protocol, sender, receivedAt, eventBytesMax: EVENT_BYTES_MAX.file }))
  }

  #manner({ protocol, ...batch }: Omit<IngestBatch, 'items'>): Manner {
    const { channels, rules, defaultCurrency } = this.#parts
    return { channel: channels[protocol], rules: rules(), defaultCurrency, ...batch }
  }

  async #append(idempotencyScope: string, readings: readonly Reading[]): Promise<readonly LogAppended[]> {
    const entries = readings.filter(isEvent).map(({ event }) => ({ lane: laneOf(event), event, idempotencyScope }))
    return entries.length === 0 ? [] : this.#parts.log.append(entries)
  }

  async #refuse(
    { protocol, sender, receivedAt }: IngestBatch,
    readings: readonly Reading[],
  ): Promise<readonly string[]> {
    const letters = readings.filter(isRefused).map(({ fault, raw }) => ({ receivedAt, protocol, sender, fault, raw }))
    return letters.length === 0 ? [] : this.#parts.deadLetters.add(letters)
  }
}
