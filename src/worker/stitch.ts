import type { ResolvedEvent } from '../app/resolve/ports.ts'
import { describeFault, faultOf, type LoggedEvent, type LogPosition, type RequestContext } from '../model/index.ts'
import type { Attempts } from './attempts.ts'
import type { LaneTable } from './lane-table.ts'
import { failedEvent, parseEntry, type ParsedEntry } from './parse-entry.ts'
import type { FailedEvent, FailedEvents, LogEntry, Resolver, WorkerLog } from './ports.ts'

export interface StitchPorts {
  readonly context: RequestContext
  readonly resolver: Resolver
  readonly failedEvents: FailedEvents
  readonly log: WorkerLog
}

/** A batch whose events are settled and committed: to be booked. */
export interface StitchedBatch {
  readonly entries: readonly LogEntry[]
  readonly events: readonly ResolvedEvent[]
  /** Entries that failed and lie among the dead letters. */
  readonly passed: readonly LogPosition[]
}

/** First task: reads the entries of a batch as events and settles who is who. What cannot be applied is put aside. */
export class Stitch {
  readonly #ports: StitchPorts
  readonly #table: LaneTable
  readonly #attempts: Attempts

  constructor(ports: StitchPorts, table: LaneTable, attempts: Attempts) {
    this.#ports = ports
    this.#table = table
    this.#attempts = attempts
  }

  /** @throws SelfsameError CONFLICT. @throws anything once the worker is stopping and the stores do not answer */
  async stitch(entries: readonly LogEntry[]): Promise<StitchedBatch> {
    const passed = await this.#failedBefore(entries)
    const parsed = entries.filter(({ lane, position }) => !passed.some(isAt(lane, position))).map(parseEntry)
    passed.push(...(await this.#bury(parsed.filter(isFailed).map(({ failed }) => failed))))
    const { context, resolver } = this.#ports
    const events = await this.#attempts.isolating(
      parsed.filter(isEvent).map(({ value }) => value),
      {
        run: (some) => resolver.resolve(context, some, this.#table.epochs()),
        probe: () => resolver.cursors([...new Set(entries.map(({ lane }) => lane))]),
        giveUp: async (event, error) => void passed.push(...(await this.giveUp(event, error))),
      },
    )
    return { entries, events, passed }
  }

  /** Puts an event aside that failed at every try. @returns where it lay */
  giveUp({ lane, position, event }: LoggedEvent, error: unknown): Promise<LogPosition[]> {
    const fault = faultOf('NOT_APPLIED', '', `Applying it failed at every try (${describeFault(error)})`)
    return this.#bury([failedEvent({ lane, position, raw: event, fault })])
  }

  /** Read again after figures were lost, they stay what they were: counted as failed, and booked by their replay only. */
  #failedBefore(entries: readonly LogEntry[]): Promise<LogPosition[]> {
    const ask = () => this.#ports.failedEvents.buried(entries)
    return this.#attempts.untilDone({ run: ask, probe: ask })
  }

  async #bury(failed: readonly FailedEvent[]): Promise<LogPosition[]> {
    const { failedEvents, log } = this.#ports
    const bury = () => failedEvents.bury(failed)
    if (failed.length > 0) await this.#attempts.untilDone({ run: bury, probe: bury })
    for (const { lane, position, fault } of failed)
      log.error({ lane, position, fault }, 'An accepted event was put among the dead letters')
    return failed.map(({ lane, position }) => ({ lane, position }))
  }
}

function isAt(lane: number, position: string): (place: LogPosition) => boolean {
  return (place) => place.lane === lane && place.position === position
}

function isFailed(entry: ParsedEntry): entry is Extract<ParsedEntry, { kind: 'deadLetter' }> {
  return entry.kind === 'deadLetter'
}

function isEvent(entry: ParsedEntry): entry is Extract<ParsedEntry, { kind: 'ok' }> {
  return entry.kind === 'ok'
}
