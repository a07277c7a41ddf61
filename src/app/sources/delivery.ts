import type { FileItem } from '../../channels/file/index.ts'
import { type RequestContext, SelfsameError } from '../../model/index.ts'
import type { Sender } from '../ingest/index.ts'
import type { ChunkAnswer, EventAcceptor } from './ports.ts'
import type { ProgressReport } from './progress-report.ts'
import { Tally } from './tally.ts'

export interface DeliveryParts {
  readonly acceptor: EventAcceptor
  readonly sender: Sender
  readonly eventBytesMax: number
  readonly now: () => Date
  readonly pause: (ms: number, signal?: AbortSignal) => Promise<void>
  readonly signal: AbortSignal | undefined
  readonly report: ProgressReport
}

/** While one chunk is written to disk the next is read. */
const CHUNKS_IN_FLIGHT = 2
const FIRST_WAIT_MS = 250
const WAIT_MS_MAX = 10_000

/** Sends chunks in, and waits where the log is full. */
export class Delivery {
  readonly #parts: DeliveryParts
  readonly #tally = new Tally()

  constructor(parts: DeliveryParts) {
    this.#parts = parts
  }

  /** @returns when every chunk is answered. @throws what the acceptor throws; chunks in flight are answered first */
  async send(context: RequestContext, chunks: AsyncGenerator<FileItem[]>): Promise<Tally> {
    const ended = await Promise.allSettled(
      Array.from({ length: CHUNKS_IN_FLIGHT }, () => this.#sendSome(context, chunks)),
    )
    await chunks.return(undefined)
    for (const end of ended) if (end.status === 'rejected') throw end.reason
    return this.#tally
  }

  async #sendSome(context: RequestContext, chunks: AsyncGenerator<FileItem[]>): Promise<void> {
    try {
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
        this.#parts.signal?.throwIfAborted()
        this.#tally.add(next.value, await this.#accepted(context, next.value))
        this.#parts.report.sent(next.value.length)
      }
    } catch (error) {
      // The other chunk in flight must be the last one.
      await chunks.return(undefined)
      throw error
    }
  }

  async #accepted(context: RequestContext, items: readonly FileItem[]): Promise<ChunkAnswer> {
    const { acceptor, sender, eventBytesMax, now, pause, signal, report } = this.#parts
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, WAIT_MS_MAX)) {
      try {
        return await acceptor.accept(context, {
          protocol: 'file',
          sender,
          items,
          receivedAt: now().toISOString(),
          eventBytesMax,
        })
      } catch (error) {
        if (!(error instanceof SelfsameError) || error.code !== 'BACKLOG_FULL') throw error
      }
      report.waiting(waitMs)
      await pause(waitMs, signal)
    }
  }
}
