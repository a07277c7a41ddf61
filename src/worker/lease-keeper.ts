import type { Booker } from '../app/book/index.ts'
import type { Epochs } from '../app/resolve/ports.ts'
import { describeFault } from '../model/index.ts'
import { pause } from './backoff.ts'
import type { LaneTable } from './lane-table.ts'
import type { LaneLeases, WorkerLog } from './ports.ts'

export interface LeaseKeeperPorts {
  readonly leases: LaneLeases
  readonly booker: Booker
  readonly log: WorkerLog
}

/** Renews leases three times a lease, whatever else the worker is doing, and tells the table what it holds. */
export class LeaseKeeper {
  readonly #ports: LeaseKeeperPorts
  readonly #table: LaneTable
  readonly #signal: AbortSignal
  #renewedAt = -Infinity

  constructor(ports: LeaseKeeperPorts, table: LaneTable, signal: AbortSignal) {
    this.#ports = ports
    this.#table = table
    this.#signal = signal
  }

  /** Until the signal aborts. */
  async keep(): Promise<void> {
    while (!this.#signal.aborted) {
      await this.renew()
      await pause(this.#ports.leases.leaseMs / 3, this.#signal)
    }
  }

  /** Leases that could not be renewed for a whole lease are others' by now. */
  async renew(): Promise<void> {
    const { leases } = this.#ports
    try {
      this.#hold(await leases.renew())
      this.#renewedAt = performance.now()
    } catch (error) {
      this.#warn(error, 'Leases could not be renewed')
      if (performance.now() - this.#renewedAt > leases.leaseMs) this.#hold(new Map())
    }
  }

  async release(): Promise<void> {
    try {
      await this.#ports.leases.release()
    } catch (error) {
      this.#warn(error, 'Leases could not be released: they expire')
    }
  }

  #hold(epochs: Epochs): void {
    this.#ports.booker.drop(this.#table.leased(epochs))
  }

  #warn(error: unknown, message: string): void {
    this.#ports.log.warn({ fault: describeFault(error) }, message)
  }
}
