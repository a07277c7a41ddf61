/** A retailer over the engine in memory, so that a story can be told in the words of the trade and asked who is who. */
import { Explanations } from '../../src/app/explain/index.ts'
import type { ResolvedEvent } from '../../src/app/resolve/index.ts'
import { RulesChange, type RulesApplied } from '../../src/app/rules/index.ts'
import { standsForSomebody, type IdentityRules } from '../../src/identity/index.ts'
import {
  anchorOfMember,
  DEVELOPMENT_CONTEXT,
  identifierOf,
  isWithin,
  type CanonicalEvent,
  type Decision,
  type GraphProfile,
  type LoggedEvent,
  type VertexKey,
} from '../../src/model/index.ts'
import { EngineReads } from './engine-reads.ts'
import { eventOf, logged } from './events.ts'
import { Steward } from './steward.ts'

/** Of putting rules in force: what they would do is not asked first. */
const WITHOUT_DIFF = {
  now: () => new Date('2026-06-01T00:00:00.000Z'),
  evaluate: () => ({ clusters: [], states: new Map() }),
}

export class Retailer extends Steward {
  readonly reads: EngineReads
  readonly #explanations: Explanations
  readonly #booked = new Map<string, ResolvedEvent>()

  constructor(rules?: IdentityRules) {
    super(rules)
    this.reads = new EngineReads(this.graph)
    this.#explanations = new Explanations({ graph: this.graph })
  }

  /** Somebody is seen. @param when as for `at` @param keys as for `sees` */
  async meets(when: string, ...keys: string[]): Promise<void> {
    await this.takes([at(when, keys)])
  }

  /** Somebody logs in, or signs up. */
  async logsIn(when: string, ...keys: string[]): Promise<void> {
    await this.takes([login(when, keys)])
  }

  async sells(when: string, orderId: string, ...keys: string[]): Promise<void> {
    await this.takes([order(when, orderId, keys)])
  }

  /** Stitches a batch and books it, each event once, as the stores do. */
  override async takes(events: readonly LoggedEvent[]): Promise<ResolvedEvent[]> {
    const resolved = await super.takes(events)
    for (const event of resolved) {
      const place = `${event.lane} ${event.position}`
      if (!this.#booked.has(place)) this.#booked.set(place, event)
    }
    return resolved
  }

  /** The people there are, each as the identifiers that are theirs; one that changed hands is with each of its owners. */
  people(): string[] {
    const { vertices } = this.identity
    const people = this.identity.clusters().map((cluster) => cluster.split(','))
    return people
      .filter((keys) => keys.some((key) => standsForSomebody(vertices.get(key)?.state ?? 'active')))
      .map(identifiersAmong)
      .toSorted()
  }

  /** The identifiers of whoever holds this one. */
  personOf(key: VertexKey): string {
    const { profileOf } = this.identity
    const keys = [...profileOf].filter(([, id]) => id === this.id(key)).map(([held]) => held)
    return identifiersAmong(keys.filter((held) => !held.includes('#') || this.#isUsed(held)))
  }

  areOne(one: VertexKey, other: VertexKey): boolean {
    return this.id(one) === this.id(other)
  }

  /** What an identifier alone finds: null where it is nobody's. */
  async finds(key: string): Promise<string | null> {
    const [found] = await this.reads.byIdentifiers([key])
    return found?.id ?? null
  }

  /** What an id finds that a profile has, or ever had. */
  async leadsTo(id: string): Promise<string | null> {
    const [found] = await this.reads.byIds([id])
    return found?.id ?? null
  }

  /** What is kept but not used: `customer:1 ~ email:a@x` to its reason. */
  parked(): Record<string, string | null> {
    const parked = [...this.identity.evidence.values()].filter(({ state }) => state === 'parked')
    return Object.fromEntries(
      parked.map(({ a, b, reason }) => [[a, b].map(identifierOf).toSorted().join(' ~ '), reason] as const).toSorted(),
    )
  }

  /** The evidence that a person's profile shows, with what became of it. */
  async evidenceShownOf(key: VertexKey): Promise<string[]> {
    const [ledger] = await this.reads.ledgers([this.id(key)])
    return (ledger?.evidence ?? [])
      .map(({ a, b, state, reason }) => `${identifierOf(a)} ~ ${identifierOf(b)}: ${reason ?? state}`)
      .toSorted()
  }

  /** The orders that are booked on a person now, as a reader adds them up. */
  async ordersOf(key: VertexKey): Promise<string[]> {
    const [profile] = await this.reads.byIdentifiers([key])
    if (profile == null) return []
    return [...this.#booked.values()]
      .filter((event) => isBookedOn(profile, event))
      .map(orderIdOf)
      .toSorted()
  }

  /** @returns the sentence, or null when they are not one person */
  async why(one: string, other: string): Promise<string | null> {
    return (await this.#explanations.why(DEVELOPMENT_CONTEXT, one, other))?.sentence ?? null
  }

  /** @returns the sentence, or null when they are one person */
  async whyNot(one: string, other: string): Promise<string | null> {
    return (await this.#explanations.whyNot(DEVELOPMENT_CONTEXT, one, other))?.sentence ?? null
  }

  /** The shop puts other rules in force, as `selfsame identity apply` does. */
  async adopts(change: (rules: IdentityRules) => IdentityRules): Promise<RulesApplied> {
    const rulesChange = new RulesChange({ graph: this.graph, vertices: this.graph, cache: this.cache, ...WITHOUT_DIFF })
    const { rules } = this.identity
    return rulesChange.apply(DEVELOPMENT_CONTEXT, { ...change(rules), version: rules.version + 1 })
  }

  decisionsTaken(): Decision[] {
    return [...this.identity.decisions.values()]
  }

  #isUsed(key: VertexKey): boolean {
    return [...this.identity.evidence.values()].some(({ a, b }) => a === key || b === key)
  }
}

/** @param when `2026-05-04`, at noon, or `2026-05-04 18:30`; UTC */
export function at(when: string, keys: readonly string[], details: Partial<CanonicalEvent> = {}): LoggedEvent {
  const [day = '', time = '12:00'] = when.split(' ')
  return logged(eventOf(keys, { occurredAt: `${day}T${time}:00.000Z`, ...details }))
}

export function login(when: string, keys: readonly string[]): LoggedEvent {
  return at(when, keys, { type: 'identify' })
}

export function order(when: string, orderId: string, keys: readonly string[]): LoggedEvent {
  const purchase = { kind: 'order' as const, orderId, amount: 199_900, currency: 'GBP' }
  return at(when, keys, { name: 'Order Completed', purchase })
}

/** What was booked where its anchor never changed hands counts whole; else by its moment. */
function isBookedOn({ members }: GraphProfile, { event, anchor }: ResolvedEvent): boolean {
  if (event.purchase === null || anchor === null) return false
  const anchors = members.map(anchorOfMember).filter(({ key }) => key === anchor)
  return anchors.some((one) => isWithin(one, Date.parse(event.occurredAt)))
}

function orderIdOf({ event }: ResolvedEvent): string {
  return event.purchase?.orderId ?? ''
}

function identifiersAmong(keys: readonly VertexKey[]): string {
  return [...new Set(keys.map(identifierOf))].toSorted().join(' ')
}
