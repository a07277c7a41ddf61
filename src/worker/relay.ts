import type { ConsumerPlaces, Outbox, Registration } from '../app/relay/ports.ts'
import { type Change, describeFault, SelfsameError } from '../model/index.ts'
import type { Consumer } from '../projections/index.ts'
import { Attempts } from './attempts.ts'
import { pause } from './backoff.ts'
import { faultKindOf } from './fault-kind.ts'
import type { OutboxTail } from './outbox-tail.ts'
import type { WorkerLog } from './ports.ts'
import { RelayCursor } from './relay-cursor.ts'
import { DEFAULT_WORKER_SETTINGS, type WorkerSettings } from './settings.ts'

export interface RelayPorts {
  readonly consumer: Consumer
  readonly outbox: Pick<Outbox, 'changes'>
  readonly tail: Pick<OutboxTail, 'headAbove'>
  readonly places: ConsumerPlaces
  readonly log: WorkerLog
  readonly now: () => Date
}

/** How a consumer is fed. */
export interface RelaySettings {
  /** How long it waits for a change before the consumer is told where it stands, and its place is looked up again. @default 1,000 */
  readonly idleMs: number
  /** How often a parked consumer is looked at. @default 1,000 */
  readonly parkedMs: number
  /** How often its place is written while it moves. @default 500 */
  readonly saveEveryMs: number
}

const DEFAULT_RELAY_SETTINGS: RelaySettings = { idleMs: 1_000, parkedMs: 1_000, saveEveryMs: 500 }

/**
 * Feeds one consumer its changes, in order and each at least once. Who calls it holds the consumer's lease. The consumer is
 *
 * - *running*: handed page after page. `rebuild` → rebuilding. A change that it cannot take, or that is gone → parked.
 * - *rebuilding*: handed pages, and made anew part by part between them. Made anew → running. As above → parked.
 * - *parked*: left alone, with an alarm, at the change at fault; nothing is ever skipped. `resume` → running, at that
 *   change; `replay` then goes on elsewhere; `rebuild` → rebuilding.
 *
 * Each of those verbs, and each change of worker, gives its cursor another epoch, by which the feed finds its own stale.
 */
export class RelayFeed {
  readonly #ports: RelayPorts
  readonly #settings: RelaySettings
  readonly #attempting: WorkerSettings
  #isWaiting = false
  /** Of the graph, when it was last asked. */
  #head = 0

  constructor(ports: RelayPorts, settings: Partial<RelaySettings & WorkerSettings> = {}) {
    this.#ports = ports
    this.#settings = { ...DEFAULT_RELAY_SETTINGS, ...settings }
    this.#attempting = { ...DEFAULT_WORKER_SETTINGS, ...settings }
  }

  /** Until the signal aborts. @throws what a store throws that stays away, or refuses the lease's holder */
  async run(signal: AbortSignal): Promise<void> {
    const { consumer, places } = this.#ports
    while (!signal.aborted) {
      const place = await places.place(consumer.name)
      if (place.state === 'parked') await pause(this.#settings.parkedMs, signal)
      else {
        const position = (await consumer.ownPlace?.()) ?? place.position
        await this.#follow(new RelayCursor(places, consumer.name, place, position, this.#settings.saveEveryMs), signal)
      }
    }
  }

  /** As long as the cursor is the graph's. */
  async #follow(cursor: RelayCursor, signal: AbortSignal): Promise<void> {
    try {
      while (!signal.aborted && (await this.#turn(cursor, signal)));
    } finally {
      // Else the next one is handed again what was applied since the last save.
      await cursor.save().catch(() => false)
    }
  }

  /** @returns false when the cursor is another's by now, was sent elsewhere, or is parked */
  async #turn(cursor: RelayCursor, signal: AbortSignal): Promise<boolean> {
    const { tail } = this.#ports
    const waitMs = cursor.state === 'rebuilding' ? 0 : this.#settings.idleMs
    const head = await tail.headAbove(cursor.position, waitMs, signal)
    this.#head = head
    if (head < cursor.position) return this.#park(cursor, `The last change is ${head}: the graph has gone back`)
    const isPlaceKept =
      head > cursor.position ? await this.#take(cursor, head, signal) : await this.#idle(cursor, signal)
    if (!isPlaceKept || signal.aborted) return false
    return cursor.state !== 'rebuilding' || this.#rebuild(cursor, signal)
  }

  async #idle(cursor: RelayCursor, signal: AbortSignal): Promise<boolean> {
    await this.#untilDone(() => this.#tell(cursor), cursor, signal)
    return (await cursor.save()) && cursor.isCurrent()
  }

  /** @returns as `#turn` */
  async #take(cursor: RelayCursor, head: number, signal: AbortSignal): Promise<boolean> {
    const { changesMax, lingerMs } = this.#ports.consumer.page
    if (lingerMs > 0 && head - cursor.position < changesMax) await pause(lingerMs, signal)
    // Of those behind the head some may be seen, and others not yet.
    const changes = await this.#ports.outbox.changes(cursor.position, Math.min(changesMax, head - cursor.position))
    const missing = firstMissing(changes, cursor.position)
    if (missing !== null) return this.#park(cursor, `Change ${missing} is gone`)
    const poison = await this.#apply(cursor, changes, head, signal)
    if (poison !== null) return this.#park(cursor, `Change ${poison.change.seq}: ${describeFault(poison.error)}`)
    return cursor.saveWhenDue()
  }

  /** Hands changes over; those that are refused in halves, down to the one at fault. @returns the change at fault */
  async #apply(
    cursor: RelayCursor,
    changes: readonly Change[],
    head: number,
    signal: AbortSignal,
  ): Promise<{ change: Change; error: unknown } | null> {
    const [change] = changes
    const last = changes.at(-1)
    if (change === undefined || last === undefined) return null
    try {
      const page = { changes, position: last.seq, head }
      await this.#untilDone(() => this.#ports.consumer.apply(page), cursor, signal)
      cursor.moveTo(last.seq)
      return null
    } catch (error) {
      if (faultKindOf(error) === 'conflict' || signal.aborted) throw error
      if (changes.length === 1) return { change, error }
    }
    const half = Math.ceil(changes.length / 2)
    const poison = await this.#apply(cursor, changes.slice(0, half), head, signal)
    return poison ?? this.#apply(cursor, changes.slice(half), head, signal)
  }

  /** @returns as `#turn` */
  async #rebuild(cursor: RelayCursor, signal: AbortSignal): Promise<boolean> {
    const { consumer, log } = this.#ports
    try {
      const next = await this.#untilDone(() => rebuildOf(consumer)(cursor.rebuiltTo), cursor, signal)
      const isPlaceKept = await cursor.noteRebuild(next)
      if (isPlaceKept && next === null) log.info({ consumer: consumer.name }, 'A consumer of changes is made anew')
      return isPlaceKept
    } catch (error) {
      if (faultKindOf(error) === 'conflict' || signal.aborted) throw error
      return this.#park(cursor, `Its rebuild: ${describeFault(error)}`)
    }
  }

  async #untilDone<T>(work: () => Promise<T>, cursor: RelayCursor, signal: AbortSignal): Promise<T> {
    const attempts = new Attempts(this.#attempting, signal, (error) => this.#warn(error))
    const done = await attempts.untilDone({ run: work, probe: () => this.#tell(cursor) })
    if (this.#isWaiting) this.#ports.log.info({ consumer: this.#ports.consumer.name }, 'A consumer of changes goes on')
    this.#isWaiting = false
    return done
  }

  #tell({ position }: RelayCursor): Promise<void> {
    return this.#ports.consumer.apply({ changes: [], position, head: Math.max(position, this.#head) })
  }

  #warn(error: unknown): void {
    if (this.#isWaiting) return
    this.#isWaiting = true
    const fields = { consumer: this.#ports.consumer.name, fault: describeFault(error) }
    this.#ports.log.warn(fields, 'A consumer of changes waits for a store, then goes on')
  }

  /** Raises the alarm. @returns false: the cursor is not to be followed further */
  async #park(cursor: RelayCursor, fault: string): Promise<false> {
    const { consumer, log, now } = this.#ports
    if (await cursor.park(fault, now().toISOString()))
      log.error({ consumer: consumer.name, position: cursor.position, fault }, 'A consumer of changes is parked')
    return false
  }
}

export function registrationOf({ name, keepsChanges, begins, ownPlace }: Consumer): Registration {
  return { name, keepsChanges, begins, keepsPlace: ownPlace !== null }
}

/** @returns the number of the first change that should be there and is not; null when all are */
function firstMissing(changes: readonly Change[], position: number): number | null {
  if (changes.length === 0) return position + 1
  const at = changes.findIndex(({ seq }, index) => seq !== position + 1 + index)
  return at === -1 ? null : position + 1 + at
}

function rebuildOf({ name, rebuild }: Consumer): NonNullable<Consumer['rebuild']> {
  if (rebuild !== null) return rebuild
  throw new SelfsameError('BAD_REQUEST', `The consumer ${name} cannot be made anew`)
}
