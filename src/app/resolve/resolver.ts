import {
  anchorOf,
  canBeCut,
  factsOfEvidence,
  planResolution,
  type IdentityRules,
  type Plan,
  type Snapshot,
} from '../../identity/index.ts'
import {
  BEGINNING,
  comparePositions,
  assertNever,
  lastPositions,
  type IdentifierKey,
  type LoggedEvent,
  type RequestContext,
  requireScope,
  SelfsameError,
} from '../../model/index.ts'
import { contest, untilApplied } from '../attempts.ts'
import { planned } from '../planned.ts'
import type { IdentityCache } from './cache-port.ts'
import { forgetFor } from './forgotten.ts'
import { knownFact, readEvent, sharedFact, type EventReading } from './event-reading.ts'
import type {
  ApplyOutcome,
  CursorMove,
  Epochs,
  IdentityGraph,
  LaneCursor,
  ResolvedEvent,
  SnapshotRequest,
} from './ports.ts'

const NEVER_WRITTEN: LaneCursor = { position: BEGINNING, epoch: 0 }

/** What one attempt came to: done, or to be made again from a new snapshot. */
type Attempt = { readonly kind: 'done'; readonly shared: ReadonlySet<IdentifierKey> } | { readonly kind: 'again' }

/** What is known without asking the graph. */
interface Recollection {
  readonly pending: readonly EventReading[]
  readonly shared: ReadonlySet<IdentifierKey>
}

/**
 * Settles who is who for batches of events: snapshot, plan, apply, until nothing it read has changed meanwhile.
 * Events at or before their lane's cursor were applied before, and events whose every fact the graph is known
 * to hold change nothing: both only get their anchor.
 */
export class Resolver {
  readonly #graph: IdentityGraph
  readonly #cache: IdentityCache
  #rules: IdentityRules
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
   * @throws SelfsameError CONFLICT when a lane has another writer
   * @throws SelfsameError UNAVAILABLE when the graph does not answer
   */
  async resolve(context: RequestContext, events: readonly LoggedEvent[], epochs: Epochs): Promise<ResolvedEvent[]> {
    requireScope(context, 'events:apply')
    return untilApplied(this.#graph, async (contested) => {
      const readings = events.map((event) => readEvent(event, this.#rules))
      const attempt = await this.#attempt(readings, epochs, contested)
      return attempt.kind === 'done' ? readings.map((one) => resolved(one, attempt.shared, this.#rules)) : null
    })
  }

  async #attempt(readings: readonly EventReading[], epochs: Epochs, contested: Set<string>): Promise<Attempt> {
    const { pending, shared } = await this.#recall(readings)
    if (pending.length === 0) return { kind: 'done', shared }
    const made = await this.#plan(pending, contested)
    if (made === null) return { kind: 'again' }
    const { plan, snapshot } = made
    contest(contested, snapshot)
    const moves = this.#moves(readings, epochs)
    await forgetFor(this.#cache, plan, snapshot)
    const outcome = await this.#apply(plan, moves)
    if (outcome.kind !== 'applied') return this.#recover(outcome)
    for (const { lane, position } of moves) this.#cursors.set(lane, position)
    const found = sharedBy(snapshot, plan)
    await this.#remember(pending, plan, found, outcome.lastChange)
    return { kind: 'done', shared: new Set([...shared, ...found]) }
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
        this.#rules = await this.#graph.readRules()
        return { kind: 'again' }
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

  /** Applied events and those of whose every fact the graph is known to hold change nothing. */
  async #recall(readings: readonly EventReading[]): Promise<Recollection> {
    const [ahead, applied] = [
      readings.filter((one) => this.#isAhead(one.logged)),
      readings.filter((one) => !this.#isAhead(one.logged)),
    ]
    const facts = distinct(ahead.flatMap((reading) => factsOf(reading)))
    const answers = await this.#cache.known(facts)
    const known = new Set(facts.filter((_, at) => answers[at]))
    const keys = ahead.flatMap(({ named }) => named.map(({ key }) => key))
    const replayed = distinct(applied.flatMap(({ named }) => named.map(({ key }) => key)))
    const sharedBefore = replayed.length === 0 ? [] : await this.#graph.sharedAmong(replayed)
    return {
      pending: ahead.filter((reading) => reading.isAlwaysRead || !isKnown(reading, known)),
      shared: new Set([...sharedBefore, ...keys.filter((key) => known.has(sharedFact(key)))]),
    }
  }

  async #plan(
    pending: readonly EventReading[],
    contested: Set<string>,
  ): Promise<{ plan: Plan; snapshot: Snapshot } | null> {
    const events = pending.map(({ logged }) => logged)
    const begun = await this.#graph.readSnapshot(requestOf(pending))
    contest(
      contested,
      begun,
      pending.flatMap(({ named }) => named.map(({ key }) => key)),
    )
    return planned(this.#graph, begun, (snapshot) => planResolution(snapshot, events, this.#rules))
  }

  async #remember(
    pending: readonly EventReading[],
    plan: Plan,
    shared: ReadonlySet<IdentifierKey>,
    changeSeq: number,
  ): Promise<void> {
    const facts = distinct(decided(pending, plan).flatMap((reading) => factsAfter(reading, shared)))
    await this.#cache.remember(facts.map((fact) => ({ fact, changeSeq })))
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

function resolved(
  { logged, named }: EventReading,
  shared: ReadonlySet<IdentifierKey>,
  rules: IdentityRules,
): ResolvedEvent {
  const anchor = anchorOf(named, (key) => shared.has(key))
  return {
    ...logged,
    anchor: anchor?.key ?? null,
    mayChangeHands: anchor !== null && canBeCut(rules, anchor.namespace),
  }
}

function factsOf({ named, facts }: EventReading): string[] {
  return [...facts, ...named.flatMap(({ key, verified }) => [knownFact(key, verified), sharedFact(key)])]
}

function isKnown({ named, facts }: EventReading, known: ReadonlySet<string>): boolean {
  const isNamedKnown = named.every(
    ({ key, verified }) => known.has(knownFact(key, verified)) || known.has(sharedFact(key)),
  )
  return isNamedKnown && facts.every((fact) => known.has(fact))
}

/** What the graph holds once an event is applied. */
function factsAfter({ named, facts }: EventReading, shared: ReadonlySet<IdentifierKey>): string[] {
  const ofNamed = named.flatMap(({ key, verified }) => {
    if (shared.has(key)) return [sharedFact(key)]
    return verified ? [knownFact(key, true), knownFact(key, false)] : [knownFact(key, false)]
  })
  return [...facts, ...ofNamed]
}

/** Events whose evidence waits are to be asked again; so are those of which something was counted and is not kept. */
function decided(pending: readonly EventReading[], { evidence, unkept }: Plan): readonly EventReading[] {
  const waiting = evidence.filter(({ state }) => state === 'pending').flatMap(factsOfEvidence)
  const lacking = new Set([...waiting, ...unkept])
  return pending.filter(({ facts }) => !facts.some((fact) => lacking.has(fact)))
}

function sharedBy(snapshot: Snapshot, plan: Plan): Set<IdentifierKey> {
  const states = new Map([...snapshot.identifiers].map(([key, identifier]) => [key, identifier?.state]))
  for (const { key, state } of plan.identifiers) states.set(key, state)
  return new Set([...states].filter(([, state]) => state === 'shared').map(([key]) => key))
}

function requestOf(pending: readonly EventReading[]): SnapshotRequest {
  const requests = pending.map(({ request }) => request)
  return {
    identifiers: distinct(requests.flatMap(({ identifiers }) => identifiers)),
    vertices: distinct(requests.flatMap(({ vertices }) => vertices)),
    evidence: distinct(requests.flatMap(({ evidence }) => evidence)),
    records: distinct(requests.flatMap(({ records }) => records)),
  }
}

function distinct(items: readonly string[]): string[] {
  return [...new Set(items)].toSorted()
}
