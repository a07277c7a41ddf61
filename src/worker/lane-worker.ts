import type { Booker } from '../app/book/index.ts'
import { describeFault, type RequestContext, SelfsameError } from '../model/index.ts'
import { Attempts } from './attempts.ts'
import { Backoff, pause } from './backoff.ts'
import { Book } from './book.ts'
import { faultKindOf } from './fault-kind.ts'
import { LaneTable } from './lane-table.ts'
import { LeaseKeeper } from './lease-keeper.ts'
import { openLanes } from './open-lanes.ts'
import type {
  EventProjection,
  FailedEvents,
  LaneLeases,
  LaneReader,
  LogEntry,
  Matching,
  Resolver,
  WorkerLog,
} from './ports.ts'
import { DEFAULT_WORKER_SETTINGS, type WorkerSettings } from './settings.ts'
import { Stitch, type StitchedBatch } from './stitch.ts'

export interface LaneWorkerPorts {
  /** As whom events are applied. */
  readonly context: RequestContext
  readonly reader: LaneReader
  readonly leases: LaneLeases
  readonly resolver: Resolver
  readonly booker: Booker
  readonly failedEvents: FailedEvents
  /** @default none: who is who by identifiers alone */
  readonly matching?: Matching
  /** @default none */
  readonly projections?: readonly EventProjection[]
  readonly log: WorkerLog
}

type WorkerState = 'new' | 'running' | 'waiting' | 'stopping' | 'stopped'

/**
 * One worker of any number. It is
 *
 * - *new*. `start` → running.
 * - *running*: turns of opening lanes, reading a batch, stitching and matching it, and booking it while the next is being read and
 *   stitched. A store that does not answer, a conflict, or a fault of its own → waiting. `stop` → stopping.
 * - *waiting*: a batch under way is tried again, or all lanes will be opened again, after a pause that doubles. The
 *   next batch stitched or booked → running. `stop` → stopping.
 * - *stopping*: the batches under way are ended (given up when a store does not answer: they come again), leases
 *   released → stopped.
 * - *stopped*: for good.
 *
 * The states of its lanes are in `LaneTable`. After any setback all lanes are opened again at the smaller of the
 * graph's cursor and the booked position: both stores take what comes again for known.
 */
export class LaneWorker {
  readonly #ports: LaneWorkerPorts
  readonly #settings: WorkerSettings
  readonly #table: LaneTable
  readonly #stitch: Stitch
  readonly #book: Book
  readonly #backoff: Backoff
  readonly #leases: LeaseKeeper
  readonly #stopping = new AbortController()
  #state: WorkerState = 'new'
  #ending: Promise<unknown> = Promise.resolve()
  /** The batch being booked: the error it ended with, or null. Never rejects. */
  #booking: Promise<unknown> = Promise.resolve(null)
  #checkedAt = -Infinity

  constructor(ports: LaneWorkerPorts, settings: Partial<WorkerSettings> = {}) {
    this.#ports = ports
    this.#settings = { ...DEFAULT_WORKER_SETTINGS, ...settings }
    const attempts = new Attempts(this.#settings, this.#stopping.signal, (error) => this.#wait(error))
    this.#table = new LaneTable(ports.log)
    this.#stitch = new Stitch(ports, this.#table, attempts)
    this.#book = new Book(ports, this.#stitch, this.#table, attempts)
    this.#backoff = new Backoff(this.#settings)
    this.#leases = new LeaseKeeper(ports, this.#table, this.#stopping.signal)
  }

  start(): void {
    if (this.#state !== 'new') throw new Error(`The worker is ${this.#state}: it can be started once`)
    this.#state = 'running'
    this.#ending = Promise.all([this.#leases.keep(), this.#turns()])
  }

  /** Resolves when the batches under way are ended and the leases released, so that others take over at once. */
  async stop(): Promise<void> {
    if (this.#state === 'stopped') return
    this.#state = 'stopping'
    this.#stopping.abort()
    await this.#ending
    await this.#booking
    await this.#leases.release()
    this.#state = 'stopped'
  }

  async #turns(): Promise<void> {
    const { signal } = this.#stopping
    while (!signal.aborted) {
      try {
        await this.#turn()
      } catch (error) {
        this.#table.lost()
        this.#wait(error)
        await this.#backoff.wait(signal)
        if (faultKindOf(error) === 'conflict') await this.#leases.renew()
      }
    }
  }

  async #turn(): Promise<void> {
    await this.#openLanes()
    await this.#noticeLoss()
    const entries = await this.#read()
    if (entries.length === 0) return this.#idle()
    const batch = await this.#stitch.stitch(entries)
    // Before it is booked: what is not booked comes again, and so is matched at least once.
    await this.#ports.matching?.see(this.#ports.context, batch.events)
    await this.#drain()
    this.#booking = this.#bookBatch(batch)
  }

  /** Without a lane it waits for leases instead of events. */
  async #read(): Promise<LogEntry[]> {
    const { batchEventsMax, readWaitMs } = this.#settings
    const lanes = this.#table.open()
    if (lanes.length > 0) return this.#ports.reader.read(lanes, batchEventsMax, readWaitMs)
    await pause(readWaitMs / 5, this.#stopping.signal)
    return []
  }

  async #idle(): Promise<void> {
    await this.#drain()
    this.#progress()
  }

  /** @returns the error it ended with, or null: nobody may be waiting for it yet */
  async #bookBatch(batch: StitchedBatch): Promise<unknown> {
    try {
      await this.#book.book(batch)
      this.#progress()
      return null
    } catch (error) {
      return error
    }
  }

  /** Held lanes are opened where the stores stand, once nothing of theirs is under way. */
  async #openLanes(): Promise<void> {
    const held = this.#table.held()
    if (held.size === 0) return
    await this.#drain()
    await openLanes(this.#ports, held)
    this.#table.opened(held)
  }

  /** Figures may be lost while nothing is booked: then nothing else would tell. */
  async #noticeLoss(): Promise<void> {
    if (performance.now() - this.#checkedAt < this.#settings.lossCheckMs) return
    const lost = await this.#ports.booker.lostLanes()
    this.#checkedAt = performance.now()
    if (lost.length > 0)
      throw new SelfsameError('CONFLICT', `The store of figures has lost what was booked on ${lost.length} lanes`)
  }

  /** Ends the booking under way. @throws what it failed with */
  async #drain(): Promise<void> {
    const error = await this.#booking
    this.#booking = Promise.resolve(null)
    if (error !== null) throw error
  }

  #progress(): void {
    this.#backoff.reset()
    if (this.#state !== 'waiting') return
    this.#state = 'running'
    this.#ports.log.info({}, 'The worker goes on')
  }

  #wait(error: unknown): void {
    if (this.#state === 'running') this.#state = 'waiting'
    if (this.#state === 'waiting') this.#warn(error, 'The worker waits, then goes on')
  }

  #warn(error: unknown, message: string): void {
    this.#ports.log.warn({ kind: faultKindOf(error), fault: describeFault(error) }, message)
  }
}
