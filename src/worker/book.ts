import type { Booker } from '../app/book/index.ts'
import type { LogPosition, RequestContext } from '../model/index.ts'
import type { Attempts } from './attempts.ts'
import type { LaneTable } from './lane-table.ts'
import type { EventProjection, LaneReader } from './ports.ts'
import type { Stitch, StitchedBatch } from './stitch.ts'

export interface BookPorts {
  readonly context: RequestContext
  readonly booker: Booker
  readonly reader: LaneReader
  /** @default none */
  readonly projections?: readonly EventProjection[]
}

/** Second task: books a stitched batch, then acknowledges its entries. May overlap the stitching of the next batch. */
export class Book {
  readonly #ports: BookPorts
  readonly #stitch: Stitch
  readonly #table: LaneTable
  readonly #attempts: Attempts

  constructor(ports: BookPorts, stitch: Stitch, table: LaneTable, attempts: Attempts) {
    this.#ports = ports
    this.#stitch = stitch
    this.#table = table
    this.#attempts = attempts
  }

  /** @throws SelfsameError CONFLICT. @throws anything once the worker is stopping and the stores do not answer */
  async book({ entries, events, passed }: StitchedBatch): Promise<void> {
    const { context, booker, reader, projections = [] } = this.#ports
    const isOpen = ({ lane }: LogPosition) => this.#table.isOpen(lane)
    const past = passed.filter(isOpen)
    const probe = () => booker.probe()
    await this.#attempts.isolating(events.filter(isOpen), {
      run: async (some) => {
        await Promise.all(projections.map((projection) => projection.see(some)))
        await booker.book(context, some)
        return some
      },
      probe,
      giveUp: async (event, error) => void past.push(...(await this.#stitch.giveUp(event, error))),
    })
    if (past.length > 0) await this.#attempts.untilDone({ run: () => booker.book(context, [], past), probe })
    const done = entries.filter(isOpen)
    const acknowledge = () => reader.acknowledge(done)
    await this.#attempts.untilDone({ run: acknowledge, probe: acknowledge })
  }
}
