import type { LoggedEvent } from '../../model/index.ts'
import { type ContextEntry, entriesOfEvent, expectedVersions, type Lifetimes } from '../../projections/context/index.ts'
import type { ResolvedEvent } from '../resolve/ports.ts'
import type { ContextStore, ContextWrite } from './ports.ts'

/** Feeds live context with events as they are booked. */
export class ContextKeeper {
  readonly #store: Pick<ContextStore, 'put'>
  readonly #lifetimes: Lifetimes
  readonly #now: () => number

  /** @param now ms */
  constructor(store: Pick<ContextStore, 'put'>, lifetimes: Lifetimes, now: () => number = Date.now) {
    this.#store = store
    this.#lifetimes = lifetimes
    this.#now = now
  }

  /**
   * To be told of settled events before they count as booked, again too when they come again. What is too old to be
   * anybody's context (rows of a file, mostly) is passed over.
   *
   * @throws SelfsameError UNAVAILABLE
   */
  async see(events: readonly ResolvedEvent[]): Promise<void> {
    const nowMs = this.#now()
    const writes = events.flatMap((event) => this.#writesOf(event, nowMs))
    if (writes.length > 0) await this.#store.put(writes)
  }

  #writesOf(resolved: ResolvedEvent, nowMs: number): ContextWrite[] {
    const { anchor } = resolved
    if (anchor === null) return []
    const fresh = entriesOfEvent(resolved).filter(({ kind, atMs }) => atMs > nowMs - this.#lifetimes[kind])
    return fresh.map((entry) => ({ entry: { ...entry, vertex: anchor }, ...conditionOf(entry, resolved) }))
  }
}

function conditionOf({ kind }: ContextEntry, { event }: LoggedEvent): Pick<ContextWrite, 'expected' | 'messageId'> {
  return { expected: kind === 'cart' ? expectedVersions(event.properties) : null, messageId: event.messageId }
}
