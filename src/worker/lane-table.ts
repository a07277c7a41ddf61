import type { Epochs } from '../app/resolve/ports.ts'
import type { WorkerLog } from './ports.ts'

/** A lane that this worker holds; lanes it does not hold are in no state. */
interface HeldLane {
  readonly epoch: number
  readonly state: 'held' | 'open'
}

/**
 * What this worker may read and write. A lane is
 *
 * - *free* (absent): another worker's, or nobody's. Leased → held.
 * - *held*: leased and not read, because its place is not known. Place read from the stores and reader opened there
 *   → open. Lease gone → free.
 * - *open*: read and written. Place lost (a read failed, a conflict, a store went back) → held. Leased anew, under
 *   another epoch → held. Lease gone → free.
 *
 * What was read from a lane while it was open is dropped once it is not: whoever opens it next reads it again.
 */
export class LaneTable {
  readonly #lanes = new Map<number, HeldLane>()
  readonly #log: WorkerLog

  constructor(log: WorkerLog) {
    this.#log = log
  }

  /** Takes over what the leases say. @returns lanes that were held and are free now */
  leased(epochs: Epochs): number[] {
    const gone = [...this.#lanes.keys()].filter((lane) => !epochs.has(lane))
    const taken = [...epochs].filter(([lane, epoch]) => this.#lanes.get(lane)?.epoch !== epoch)
    this.#move(
      gone.map((lane) => [lane, null]),
      'Lanes are no longer leased',
    )
    this.#move(
      taken.map(([lane, epoch]) => [lane, { epoch, state: 'held' }]),
      'Lanes leased',
    )
    return gone
  }

  /** @param epochs under which they were opened: a lane leased anew meanwhile stays held */
  opened(epochs: Epochs): void {
    const opened = [...epochs].filter(([lane, epoch]) => this.#lanes.get(lane)?.epoch === epoch)
    this.#move(
      opened.map(([lane, epoch]) => [lane, { epoch, state: 'open' }]),
      'Lanes opened',
    )
  }

  /** All lanes lose their place. */
  lost(): void {
    const open = [...this.#lanes].filter(([lane]) => this.isOpen(lane))
    this.#move(
      open.map(([lane, { epoch }]) => [lane, { epoch, state: 'held' }]),
      'Lanes have lost their place',
    )
  }

  isOpen(lane: number): boolean {
    return this.#lanes.get(lane)?.state === 'open'
  }

  open(): number[] {
    return [...this.#lanes.keys()].filter((lane) => this.isOpen(lane))
  }

  /** Those to be opened. */
  held(): Epochs {
    return new Map(
      [...this.#lanes].filter(([, { state }]) => state === 'held').map(([lane, { epoch }]) => [lane, epoch]),
    )
  }

  epochs(): Epochs {
    return new Map([...this.#lanes].map(([lane, { epoch }]) => [lane, epoch]))
  }

  /** The one function that changes states; null is free. */
  #move(lanes: readonly (readonly [lane: number, next: HeldLane | null])[], message: string): void {
    for (const [lane, next] of lanes) {
      if (next === null) this.#lanes.delete(lane)
      else this.#lanes.set(lane, next)
    }
    if (lanes.length > 0) this.#log.info({ lanes: lanes.map(([lane]) => lane) }, message)
  }
}
