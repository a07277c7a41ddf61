import { setTimeout as sleep } from 'node:timers/promises'
import {
  anchorOf,
  planResolution,
  recordKey,
  type IdentityRules,
  type Plan,
  type Snapshot,
} from '../../identity/index.ts'
import {
  BEGINNING,
  comparePositions,
  assertNever,
  lastPositions,
  type LoggedEvent,
  type RequestContext,
  requireScope,
  SelfsameError,
} from '../../model/index.ts'
import type { IdentityCache } from './cache-port.ts'
import { readEvent, type EventReading } from './event-reading.ts'
import type { ApplyOutcome, CursorMove, Epochs, IdentityGraph, LaneCursor, ResolvedEvent } from './ports.ts'

const ATTEMPTS_MAX = 20
const PAUSE_MS_MIN = 5
const PAUSE_MS_MAX = 50
const NEVER_WRITTEN: LaneCursor = { position: BEGINNING, epoch: 0 }

/** What one attempt came to: done, or to be made again from a new snapshot. */
type Attempt =
  | { readonly kind: 'done'; readonly facts: readonly string[]; readonly lastChange: number }
  | { readonly kind: 'again' }

/**
 * Settles who is who for batches of events: snapshot, plan, apply, until nothing it read has changed meanwhile.
 * Events at or before their lane's cursor were applied before, and events whose every fact the graph is known
 * to hold change nothing: both only get their anchor.
 */
export class Resolver {
  readonly #graph: IdentityGraph
  readonly #cache: IdentityCache
  readonly #rules: IdentityRules
  /** Where each lane's cursor stands in the graph, as this writer knows it. */
  readonly #cursors = new Map<number, string>()

  constructor(graph: IdentityGraph, cache: IdentityCache, rules: IdentityRules) {
    this.#graph = graph
    this.#cache = cache
    this.#rules = rules
  }

  /**
   * Reads the cursors of lanes afresh: to be called when they are taken over.
   *
   * @throws SelfsameError CONFLICT when a cursor stands before where this writer left it: the graph was restored to an
   * earlier state, and the lanes must be read again from there. Asked again, it answers.
   */
  async cursors(lanes: readonly number[]): Promise<ReadonlyMap<number, LaneCursor>> {
    const stored = await this.#graph.readCursors(lanes)
    const cursors = new Map(lanes.map((lane) => [lane, stored.get(lane) ?? NEVER_WRITTEN]))
    const isBehind = (lane: number, { position }: LaneCursor) =>
      comparePositions(position, this.#cursors.get(lane) ?? BEGINNING) < 0
    const behind = [...cursors].filter(([lane, cursor]) => isBehind(lane, cursor)).map(([lane]) => lane)
    for (const [lane, { position }] of cursors) this.#cursors.set(lane, position)
    if (behind.length > 0)
      throw new SelfsameError(
        'CONFLICT',
        `The graph has gone back behind what was applied on lanes ${behind.join(', ')}`,
      )
    return cursors
  }

  /**
   * @param events of any lanes, each lane's in order
   * @throws SelfsameError FORBIDDEN without the scope `events:apply`
   * @throws SelfsameError CONFLICT when a lane has another writer, or other rules are in force
   * @throws SelfsameError UNAVAILABLE when the graph does not answer
   */
  async resolve(context: RequestContext, events: readonly LoggedEvent[], epochs: Epochs): Promise<ResolvedEvent[]> {
    requireScope(context, 'events:apply')
    const readings = events.map((event) => readEvent(event, this.#rules))
    for (let attempts = 1; ; attempts++) {
      const attempt = await this.#attempt(readings, epochs)
      if (attempt.kind === 'done') {
        await this.#cache.remember(attempt.facts.map((fact) => ({ fact, changeSeq: attempt.lastChange })))
        return readings.map(({ logged, vertices }) => ({ ...logged, anchor: anchorOf(vertices)?.key ?? null }))
      }
      if (attempts === ATTEMPTS_MAX)
        throw new SelfsameError('UNAVAILABLE', `The graph changed under each of ${ATTEMPTS_MAX} plans`)
      await sleep(PAUSE_MS_MIN + Math.random() * (PAUSE_MS_MAX - PAUSE_MS_MIN))
    }
  }

  async #attempt(readings: readonly EventReading[], epochs: Epochs): Promise<Attempt> {
    const pending = await this.#unknown(readings.filter(({ logged }) => this.#isAhead(logged)))
    if (pending.length === 0) return { kind: 'done', facts: [], lastChange: 0 }
    const plan = await this.#plan(pending)
    const moves = this.#moves(readings, epochs)
    const outcome = await this.#apply(plan, moves)
    if (outcome.kind !== 'applied') return this.#recover(outcome)
    for (const { lane, position } of moves) this.#cursors.set(lane, position)
    return { kind: 'done', facts: decidedFacts(pending, plan), lastChange: outcome.lastChange }
  }

  /** When the answer is lost the work may be done: the cursors will tell at the next attempt. */
  async #apply(plan: Plan, moves: readonly CursorMove[]): Promise<ApplyOutcome> {
    try {
      return await this.#graph.apply(plan, moves)
    } catch (error) {
      for (const { lane } of moves) this.#cursors.delete(lane)
      throw error
    }
  }

  async #recover(outcome: Exclude<ApplyOutcome, { kind: 'applied' }>): Promise<Attempt> {
    switch (outcome.kind) {
      case 'stale':
        return { kind: 'again' }
      case 'lostLanes':
        return this.#afterLostLanes(outcome.lanes)
      case 'otherRules':
        throw new SelfsameError(
          'CONFLICT',
          `Rules ${outcome.version} are in force, this worker has ${this.#rules.version}`,
          {
            remedy: 'Restart the worker with the rules in force',
          },
        )
      default:
        return assertNever(outcome)
    }
  }

  /** A cursor that stands further on may be our own commit, whose answer was lost; an epoch above ours is another writer's. */
  async #afterLostLanes(lanes: readonly number[]): Promise<Attempt> {
    const before = lanes.map((lane) => this.#cursor(lane))
    await this.cursors(lanes)
    if (lanes.some((lane, at) => this.#cursor(lane) !== before[at])) return { kind: 'again' }
    throw new SelfsameError('CONFLICT', `Lanes ${lanes.join(', ')} have another writer`)
  }

  async #unknown(readings: readonly EventReading[]): Promise<readonly EventReading[]> {
    const known = await this.#cache.known(readings.flatMap(({ facts }) => facts))
    let at = 0
    return readings.filter(({ facts, isAlwaysRead }) => {
      const all = known.slice(at, (at += facts.length))
      return isAlwaysRead || !all.every(Boolean)
    })
  }

  async #plan(pending: readonly EventReading[]): Promise<Plan> {
    const events = pending.map(({ logged }) => logged)
    let snapshot = await this.#snapshot(pending)
    for (;;) {
      const planning = planResolution(snapshot, events, this.#rules)
      if (planning.kind === 'plan') return planning.plan
      snapshot = await this.#graph.completeSnapshot(snapshot, planning.profiles)
    }
  }

  #snapshot(pending: readonly EventReading[]): Promise<Snapshot> {
    return this.#graph.readSnapshot(
      distinct(pending.flatMap(({ vertices }) => vertices.map(({ key }) => key))),
      distinct(pending.flatMap(({ observations }) => observations.map(({ key }) => key))),
      distinct(
        pending.flatMap(({ logged, described }) => (described ? [recordKey(logged.event.source, described.key)] : [])),
      ),
    )
  }

  #moves(readings: readonly EventReading[], epochs: Epochs): CursorMove[] {
    const ahead = readings.filter(({ logged }) => this.#isAhead(logged))
    return [...lastPositions(ahead.map(({ logged }) => logged))]
      .toSorted(([a], [b]) => a - b)
      .map(([lane, position]) => ({ lane, position, expected: this.#cursor(lane), epoch: epochs.get(lane) ?? 0 }))
  }

  #isAhead({ lane, position }: LoggedEvent): boolean {
    return comparePositions(position, this.#cursor(lane)) > 0
  }

  #cursor(lane: number): string {
    const cursor = this.#cursors.get(lane)
    if (cursor === undefined)
      throw new SelfsameError('CONFLICT', `The cursor of lane ${lane} is not known: read it before resolving`)
    return cursor
  }
}

function distinct(items: readonly string[]): string[] {
  return [...new Set(items)].toSorted()
}

/** What the graph holds now; evidence that waits is to be asked again. */
function decidedFacts(pending: readonly EventReading[], { evidence }: Plan): string[] {
  const waiting = new Set(evidence.filter(({ state }) => state === 'pending').map(({ key }) => key))
  return pending
    .filter(({ observations }) => !observations.some(({ key }) => waiting.has(key)))
    .flatMap(({ facts }) => facts)
}
