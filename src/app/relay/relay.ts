import { requireScope, SelfsameError, type RequestContext } from '../../model/index.ts'
import type { ConsumerEntry, ConsumerLedger } from './ports.ts'

export interface Consumer extends ConsumerEntry {
  /** Changes that it has yet to take. */
  readonly lag: number
}

export interface RelayStatus {
  /** Number of the last change. */
  readonly head: number
  /** Number of the last change that is pruned; 0 when none is. */
  readonly pruned: number
  /** By name. */
  readonly consumers: readonly Consumer[]
}

/** What operators do about the consumers of changes; a worker carries it out. */
export class Relay {
  readonly #ledger: ConsumerLedger

  constructor(ledger: ConsumerLedger) {
    this.#ledger = ledger
  }

  /** @throws SelfsameError FORBIDDEN without the scope `profiles:read` */
  async status(context: RequestContext): Promise<RelayStatus> {
    requireScope(context, 'profiles:read')
    // Consumers first: what they took was there before it was counted.
    const consumers = await this.#ledger.consumers()
    const { head, pruned } = await this.#ledger.outbox()
    return { head, pruned, consumers: consumers.map((one) => ({ ...one, lag: Math.max(0, head - one.position) })) }
  }

  /**
   * Sends a consumer back to a change, from which it takes all anew; or on past one that it cannot take.
   *
   * @param from number of the first change that it is to take
   * @throws SelfsameError FORBIDDEN without the scope `operations`; NOT_FOUND; BAD_REQUEST for a change that is pruned or
   * yet to come; CONFLICT for a consumer that keeps its place itself
   */
  async replay(context: RequestContext, name: string, from: number): Promise<Consumer> {
    requireScope(context, 'operations')
    if (!Number.isSafeInteger(from) || from < 1) throw notANumber(from)
    if ((await this.#consumer(context, name)).keepsPlace) throw keepsItsPlace(name)
    const sent = await this.#ledger.replay(name, from)
    if (sent === null) throw unknown(name)
    if (!sent.isThere) throw notThere(from, sent.pruned)
    return this.#consumer(context, name)
  }

  /**
   * Lets a parked consumer go on with the change that it was parked at.
   *
   * @throws SelfsameError FORBIDDEN without the scope `operations`; NOT_FOUND; CONFLICT when it is not parked
   */
  async resume(context: RequestContext, name: string): Promise<Consumer> {
    requireScope(context, 'operations')
    const wasParked = await this.#ledger.resume(name)
    if (wasParked === null) throw unknown(name)
    if (!wasParked) throw new SelfsameError('CONFLICT', `The consumer ${name} is not parked`)
    return this.#consumer(context, name)
  }

  /**
   * Asks for a consumer to be made anew from the stores, while what it made serves on.
   *
   * @throws SelfsameError FORBIDDEN without the scope `operations`; NOT_FOUND; CONFLICT for a consumer that keeps changes:
   * what it holds is nowhere else
   */
  async rebuild(context: RequestContext, name: string): Promise<Consumer> {
    requireScope(context, 'operations')
    if ((await this.#consumer(context, name)).keepsChanges) throw keepsChanges(name)
    if (!(await this.#ledger.rebuild(name))) throw unknown(name)
    return this.#consumer(context, name)
  }

  async #consumer(context: RequestContext, name: string): Promise<Consumer> {
    const { consumers } = await this.status({ ...context, scopes: ['profiles:read'] })
    const found = consumers.find((consumer) => consumer.name === name)
    if (found === undefined) throw unknown(name)
    return found
  }
}

function unknown(name: string): SelfsameError {
  return new SelfsameError('NOT_FOUND', `There is no consumer of changes named ${name}`, {
    remedy: 'selfsame relay status lists them',
  })
}

function keepsItsPlace(name: string): SelfsameError {
  return new SelfsameError(
    'CONFLICT',
    `The consumer ${name} keeps its place itself, and has each change exactly once`,
    {
      remedy: 'Leave it: it goes on by itself from where it is',
    },
  )
}

function keepsChanges(name: string): SelfsameError {
  return new SelfsameError('CONFLICT', `The consumer ${name} keeps changes that are nowhere else: it is not made anew`)
}

function notANumber(from: number): SelfsameError {
  return new SelfsameError('BAD_REQUEST', `${from} is no number of a change: they are whole, 1 and above`)
}

function notThere(from: number, pruned: number): SelfsameError {
  return new SelfsameError('BAD_REQUEST', `There is no change ${from} to begin with: the oldest is ${pruned + 1}`, {
    remedy: 'selfsame relay status tells the first and the last; `selfsame relay rebuild` makes a consumer anew',
  })
}
